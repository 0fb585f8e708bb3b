#include "query/print/wrap.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace propos {
namespace {

bool is_control(std::uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::size_t columns_of(std::uint32_t c) {
  return is_control(c) ? 0
                       : static_cast<std::size_t>(std::max(utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)), 0));
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Must what begins at `at` stay with the word before it?
bool clings(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 6> signs = {";", ":", "?", "!", "»", "%"};
  return std::any_of(signs.begin(), signs.end(), [&](auto sign) { return text.substr(at).starts_with(sign); });
}

/// Must what follows the word [begin, end) stay with it?
bool holds(std::string_view text, std::size_t begin, std::size_t end) {
  const auto word = text.substr(begin, end - begin);
  return word.ends_with("«") || (begin == 0 && (word == "—" || word == "–" || word == "§"));
}

/// Writes words into lines.
class Wrapped {
 public:
  Wrapped(const MarkedText& text, const WrapStyle& style) : text_(text.text), marks_(text.marks), style_(style) {}

  std::string write() {
    for (std::size_t at = next_word(0); at < text_.size();) {
      auto end = end_of_word(at);
      for (auto next = next_word(end); next < text_.size() && (clings(text_, next) || holds(text_, at, end));
           next = next_word(end))
        end = end_of_word(next);
      place(at, end);
      at = next_word(end);
    }
    if (!out_.empty()) end_line();
    return std::move(out_);
  }

 private:
  std::size_t next_word(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
  }

  std::size_t end_of_word(std::size_t at) const {
    while (at < text_.size() && !is_blank(text_[at])) ++at;
    return at;
  }

  std::size_t width_of(std::size_t begin, std::size_t end) const {
    auto width = columns(std::string_view(text_).substr(begin, end - begin));
    for (const auto& [from, to] : marks_) {
      if (from >= begin && from < end) width += columns(style_.mark_sign);
      if (to > begin && to <= end) width += columns(style_.mark_sign);
    }
    return width;
  }

  void place(std::size_t begin, std::size_t end) {
    const auto width = width_of(begin, end);
    if (out_.empty()) start_line(style_.first);
    else if (column_ + 1 + width <= style_.width) {
      out_ += ' ';
      ++column_;
    } else {
      end_line();
      start_line(style_.indent);
    }
    if (column_ + width <= style_.width) append(begin, end, width);
    else part(begin, end);
  }

  /// A word longer than a line: as many characters as fit, again and again.
  void part(std::size_t begin, std::size_t end) {
    auto from = begin;
    for (std::size_t at = begin; at < end;) {
      const auto before = at;
      next_code_point(text_, at);
      if (before > from && column_ + width_of(from, at) > style_.width) {
        append(from, before, width_of(from, before));
        end_line();
        start_line(style_.indent);
        from = before;
      }
    }
    append(from, end, width_of(from, end));
  }

  void start_line(const std::string& indent) {
    out_ += indent;
    out_ += style_.on;
    column_ = columns(indent);
  }

  void end_line() {
    out_ += style_.off;
    out_ += '\n';
  }

  void append(std::size_t begin, std::size_t end, std::size_t width) {
    auto at = begin;
    for (const auto& [from, to] : marks_) {
      if (to <= begin || from >= end) continue;
      const auto mark_begin = std::max<std::size_t>(from, begin);
      const auto mark_end = std::min<std::size_t>(to, end);
      out_ += visible(at, mark_begin);
      if (from >= begin) out_ += style_.mark_sign;
      out_ += style_.mark_on;
      out_ += visible(mark_begin, mark_end);
      out_ += style_.mark_off;
      if (!style_.mark_off.empty()) out_ += style_.on;
      if (to <= end) out_ += style_.mark_sign;
      at = mark_end;
    }
    out_ += visible(at, end);
    column_ += width;
  }

  std::string visible(std::size_t begin, std::size_t end) const {
    auto text = without_controls(std::string_view(text_).substr(begin, end - begin));
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
  }

  const std::string& text_;
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks_;
  const WrapStyle& style_;
  std::string out_;
  std::size_t column_ = 0;
};

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    n += c == '\n' || c == '\t' ? 1 : columns_of(c);
  }
  return n;
}

std::string without_controls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (c == '\n' || c == '\t' || !is_control(c)) append_utf8(out, c);
  }
  return out;
}

std::string fitted(std::string_view text, std::size_t width) {
  std::string out(text);
  if (columns(text) > width) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
      next_code_point(text, at);
      if (columns(text.substr(0, at)) + 1 > width) break;
      end = at;
    }
    out = std::string(text.substr(0, end)) + "…";
  }
  const auto used = columns(out);
  return used < width ? out + std::string(width - used, ' ') : out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : without_controls(text)) {
    if (!is_blank(c)) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string wrap(const MarkedText& text, const WrapStyle& style) { return Wrapped(text, style).write(); }

}  // namespace propos
