#include <algorithm>
#include <cstdio>

#include "query/dates.hpp"
#include "query/fields.hpp"
#include "query/print.hpp"
#include "query/wrap.hpp"

namespace propos {
namespace {

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view dim = "\033[2m";
constexpr std::string_view italic = "\033[3m";
constexpr std::string_view blue = "\033[36m";
constexpr std::string_view mark = "\033[1;33m";
constexpr std::string_view reset = "\033[0m";
constexpr std::string_view indent = "    ";

/// Writes one hit.
class HitText {
 public:
  HitText(Sheet& sheet, const Hit& hit) : out_(sheet.out), options_(sheet.options), hit_(hit) {}

  void write() {
    const auto& p = hit_.passage;
    char rank[32];
    char score[32];
    std::snprintf(rank, sizeof rank, "%2d. ", hit_.rank);
    std::snprintf(score, sizeof score, " [%.2f]", hit_.score);
    paragraph((p.title.empty() ? p.id : p.title) + score, bold, rank);
    auto byline = who_says(p);
    if (!p.date.empty()) byline += (byline.empty() ? "" : ", ") + long_date(p.date, options_.lang);
    paragraph(byline, dim);
    if (!p.question.empty())
      paragraph("— " + p.question, italic);
    else if (!p.heading.empty())
      paragraph("§ " + p.heading, italic);
    excerpt();
    link();
    if (options_.explain) shares();
    out_ << '\n';
  }

 private:
  WrapStyle style(std::string_view escape) const {
    WrapStyle style;
    style.width = options_.style.width;
    style.first = style.indent = indent;
    if (options_.style.colour && !escape.empty()) {
      style.on = escape;
      style.off = reset;
    }
    return style;
  }

  void paragraph(const std::string& text, std::string_view escape, std::string_view first = indent) {
    auto layout = style(escape);
    layout.first = first;
    out_ << wrap({text, {}}, layout);
  }

  void excerpt() {
    const auto shown = shown_snippet(hit_.snippet);
    auto layout = style({});
    if (options_.style.colour) {
      layout.mark_on = mark;
      layout.mark_off = reset;
    } else {
      layout.mark_sign = "*";
    }
    out_ << wrap({shown.text, shown.highlights}, layout);
  }

  /// An address is never parted: where it would not fit, a terminal shows the page's address as a link to the
  /// whole one.
  void link() {
    const auto url = without_controls(hit_.passage.url);
    if (url.empty()) return;
    out_ << indent << (options_.style.colour ? blue : "");
    if (options_.style.links)
      out_ << "\033]8;;" << url << "\033\\" << shortened(without_controls(page_of(hit_.passage)))
           << "\033]8;;\033\\";
    else
      out_ << url;
    out_ << (options_.style.colour ? reset : "") << '\n';
  }

  std::string shortened(const std::string& url) const {
    const auto room = std::max<std::size_t>(options_.style.width - indent.size(), 2);
    return columns(url) <= room ? url : fitted(url, room);
  }

  void shares() {
    for (const auto& share : hit_.shares) {
      char score[32];
      std::snprintf(score, sizeof score, "%9.3f  ", share.score);
      out_ << indent << score << without_controls(share.name) << '\n';
    }
  }

  std::ostream& out_;
  const PrintOptions& options_;
  const Hit& hit_;
};

}  // namespace

void print_text(Sheet& sheet, const NamedAnswer& named) {
  if (sheet.options.several) {
    WrapStyle style;
    style.width = sheet.options.style.width;
    style.indent = "   ";
    sheet.out << wrap({"== " + named.qid + (sheet.options.lang == Lang::fr ? "\u00A0: " : ": ") + named.label,
                       {}},
                      style)
              << '\n';
  }
  for (const auto& hit : named.answer.hits) HitText(sheet, hit).write();
}

}  // namespace propos
