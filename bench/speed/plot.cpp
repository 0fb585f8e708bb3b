#include "bench/speed/plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string_view>

namespace propos {
namespace {

constexpr double width = 680, height = 400;                      // of one chart
constexpr double left = 70, right = 150, top = 40, bottom = 60;  // around its frame; the legend stands to the right
constexpr double line_height = 16;
// Told apart by colour-blind people too (Okabe & Ito 2008).
constexpr std::array<std::string_view, 10> colours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
                                                      "#56b4e9", "#000000", "#999933", "#882255", "#44aa99"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

/// 1000000 -> 1,000,000; 0.5 -> 0.5
std::string tick_label(double value) {
  char text[40];
  std::snprintf(text, sizeof text, value >= 1 ? "%.0f" : "%g", value);
  std::string digits = text;
  if (value < 1) return digits;
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// From values to places along an axis, 0 to 1.
class Scale {
 public:
  Scale(const Axis& axis, double low, double high) : logarithmic_(axis.logarithmic) {
    if (logarithmic_) {
      low_ = std::log10(std::max(low, 1e-9));
      high_ = std::log10(std::max(high, 1e-9));
    } else {
      low_ = std::min(low, 0.0);
      high_ = high;
    }
    if (high_ - low_ < 1e-9) high_ = low_ + 1;
    if (axis.ticks.empty() && logarithmic_) low_ -= 0.02 * (high_ - low_);
    high_ += 0.04 * (high_ - low_);
    ticks_ = axis.ticks.empty() ? make_ticks() : axis.ticks;
  }

  double at(double value) const {
    const double v = logarithmic_ ? std::log10(std::max(value, 1e-9)) : value;
    return (v - low_) / (high_ - low_);
  }
  const std::vector<std::pair<double, std::string>>& ticks() const { return ticks_; }

 private:
  std::vector<std::pair<double, std::string>> make_ticks() const {
    std::vector<std::pair<double, std::string>> all;
    if (!logarithmic_) {
      const double step = round_step((high_ - low_) / 5);
      for (double v = std::ceil(low_ / step) * step; v <= high_; v += step) all.emplace_back(v, tick_label(v));
      return all;
    }
    const bool fine = high_ - low_ < 2.5;
    for (double decade = std::floor(low_); decade <= high_; ++decade)
      for (const double digit : {1.0, 2.0, 5.0}) {
        const double v = digit * std::pow(10, decade);
        const double place = std::log10(v);
        if ((digit == 1 || fine) && place >= low_ && place <= high_) all.emplace_back(v, tick_label(v));
      }
    return all;
  }

  static double round_step(double step) {
    const double power = std::pow(10, std::floor(std::log10(step)));
    for (const double digit : {1.0, 2.0, 5.0})
      if (step <= digit * power) return digit * power;
    return 10 * power;
  }

  bool logarithmic_;
  double low_ = 0, high_ = 1;
  std::vector<std::pair<double, std::string>> ticks_;
};

Scale scale_for(const Axis& axis, const std::vector<Series>& series,
                double (*value)(const std::pair<double, double>&)) {
  double low = std::numeric_limits<double>::max(), high = 0;
  for (const auto& one : series)
    for (const auto& point : one.points) {
      low = std::min(low, value(point));
      high = std::max(high, value(point));
    }
  for (const auto& [tick, label] : axis.ticks) {
    low = std::min(low, tick);
    high = std::max(high, tick);
  }
  return {axis, std::min(low, high), high};
}

/// Draws one chart; `offset` is where it begins from the left.
class Drawing {
 public:
  Drawing(const Chart& chart, double offset)
      : chart_(chart),
        offset_(offset),
        x_(scale_for(chart.x, chart.series, [](const auto& point) { return point.first; })),
        y_(scale_for(chart.y, chart.series, [](const auto& point) { return point.second; })) {}

  std::string svg() const {
    std::string out =
        text(offset_ + (left + width - right) / 2, top / 2 + 5, "middle", chart_.title, " font-weight=\"bold\"");
    out += grid();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) out += line(i);
    out += legend();
    out += text(offset_ + (left + width - right) / 2, height - 12, "middle", chart_.x.label);
    const auto y = number((top + height - bottom) / 2), x = number(offset_ + 16);
    out += text(offset_ + 16, (top + height - bottom) / 2, "middle", chart_.y.label,
                " transform=\"rotate(-90 " + x + ' ' + y + ")\"");
    return out;
  }

 private:
  double x_at(double value) const { return offset_ + left + x_.at(value) * (width - left - right); }
  double y_at(double value) const { return height - bottom - y_.at(value) * (height - top - bottom); }

  static std::string text(double x, double y, std::string_view anchor, std::string_view words,
                          const std::string& more = "") {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + std::string(anchor) + "\"" + more +
           ">" + escaped(words) + "</text>\n";
  }

  static std::string stroke(double x1, double y1, double x2, double y2, std::string_view colour,
                            const std::string& more = "") {
    return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) +
           "\" stroke=\"" + std::string(colour) + "\"" + more + "/>\n";
  }

  std::string grid() const {
    std::string out;
    const double x1 = offset_ + left, x2 = offset_ + width - right, y1 = top, y2 = height - bottom;
    for (const auto& [value, label] : x_.ticks()) {
      out += stroke(x_at(value), y1, x_at(value), y2, "#dddddd");
      out += text(x_at(value), y2 + line_height, "middle", label);
    }
    for (const auto& [value, label] : y_.ticks()) {
      out += stroke(x1, y_at(value), x2, y_at(value), "#dddddd");
      out += text(x1 - 6, y_at(value) + 4, "end", label);
    }
    return out + stroke(x1, y2, x2, y2, "#444444") + stroke(x1, y1, x1, y2, "#444444");
  }

  std::string line(std::size_t i) const {
    const auto& one = chart_.series[i];
    const std::string colour(one.dashed ? "#888888" : colours[i % colours.size()]);
    std::string out = "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\"";
    if (one.dashed) out += " stroke-dasharray=\"6 4\"";
    out += " points=\"";
    for (const auto& [x, y] : one.points) out += number(x_at(x)) + ',' + number(y_at(y)) + ' ';
    out += "\"/>\n";
    if (!one.marks) return out;
    for (const auto& [x, y] : one.points)
      out +=
          "<circle r=\"3\" fill=\"" + colour + "\" cx=\"" + number(x_at(x)) + "\" cy=\"" + number(y_at(y)) + "\"/>\n";
    return out;
  }

  std::string legend() const {
    std::string out;
    double y = top + 14;
    for (std::size_t i = 0; i < chart_.series.size(); ++i, y += line_height) {
      const auto& one = chart_.series[i];
      const double x = offset_ + width - right + 10;
      out += stroke(x, y - 4, x + 22, y - 4, one.dashed ? "#888888" : colours[i % colours.size()],
                    one.dashed ? " stroke-width=\"2\" stroke-dasharray=\"6 4\"" : " stroke-width=\"2\"");
      out += text(x + 28, y, "start", one.name);
    }
    return out;
  }

  const Chart& chart_;
  double offset_;
  Scale x_, y_;
};

}  // namespace

std::string to_svg(const std::vector<Chart>& charts) {
  const auto w = number(width * static_cast<double>(charts.size())), h = number(height);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + ' ' + h + "\" width=\"" + w +
                    "\" height=\"" + h + "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222222\">\n";
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  for (std::size_t i = 0; i < charts.size(); ++i) out += Drawing(charts[i], width * static_cast<double>(i)).svg();
  return out + "</svg>\n";
}

}  // namespace propos
