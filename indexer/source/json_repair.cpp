#include "indexer/source/json_repair.hpp"

#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The value of `\uXXXX` at `at`, or -1.
int unicode_escape(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_high(int c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low(int c) { return c >= 0xDC00 && c <= 0xDFFF; }

/// Writes the repaired text while it follows the structure.
class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  RepairedJson run() {
    while (at_ < text_.size()) {
      if (in_string_) string_byte();
      else plain_byte();
    }
    close();
    RepairedJson result{std::move(out_), {}};
    if (controls_ > 0) result.repairs.emplace_back("raw control characters in strings");
    if (escapes_ > 0) result.repairs.emplace_back("broken escapes or lone surrogates");
    if (closed_) result.repairs.emplace_back("the end is missing; what was complete is kept");
    return result;
  }

 private:
  void plain_byte() {
    const char c = text_[at_++];
    if (c == '"') {
      in_string_ = true;
      string_start_ = out_.size();
    } else if (c == '{' || c == '[') {
      open_ += c == '{' ? '}' : ']';
    } else if ((c == '}' || c == ']') && !open_.empty()) {
      open_.pop_back();
    }
    out_ += c;
  }

  void string_byte() {
    const char c = text_[at_];
    if (c == '\\') {
      escape();
      return;
    }
    ++at_;
    if (c == '"') {
      in_string_ = false;
      out_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      ++controls_;
      control(c);
    } else {
      out_ += c;
    }
  }

  void control(char c) {
    if (c == '\n') out_ += "\\n";
    else if (c == '\r') out_ += "\\r";
    else if (c == '\t') out_ += "\\t";
    else if (c != 0) {
      static constexpr char digits[] = "0123456789abcdef";
      out_ += "\\u00";
      out_ += digits[(c >> 4) & 1];
      out_ += digits[c & 15];
    }
  }

  void escape() {
    if (at_ + 1 >= text_.size()) {  // the text ends inside an escape
      at_ = text_.size();
      return;
    }
    if (text_[at_ + 1] != 'u') {
      static constexpr std::string_view known = "\"\\/bfnrt";
      if (known.find(text_[at_ + 1]) == std::string_view::npos) {
        ++escapes_;
        out_ += "\\\\";
        ++at_;
      } else {
        out_ += text_.substr(at_, 2);
        at_ += 2;
      }
      return;
    }
    const int code = unicode_escape(text_, at_);
    if (code < 0) {
      ++escapes_;
      if (at_ + 6 > text_.size()) at_ = text_.size();
      else at_ += 2;
      return;
    }
    const bool pair = is_high(code) && is_low(unicode_escape(text_, at_ + 6));
    if (pair) {
      out_ += text_.substr(at_, 12);
      at_ += 12;
      return;
    }
    if (is_high(code) || is_low(code)) {
      ++escapes_;
      out_ += "\\ufffd";
    } else {
      out_ += text_.substr(at_, 6);
    }
    at_ += 6;
  }

  /// Ends the string, gives a lone key a value, drops a lone comma or half a word, closes what is open.
  void close() {
    closed_ = in_string_ || !open_.empty();
    if (!closed_) return;
    if (in_string_) out_ += '"';
    trim();
    while (!out_.empty() && out_.back() != '"' && out_.back() != '}' && out_.back() != ']' && out_.back() != '{' &&
           out_.back() != '[' && out_.back() != ':' && out_.back() != ',')
      out_.pop_back();  // half a number or word
    trim();
    if (!out_.empty() && out_.back() == ',') out_.pop_back();
    if (!out_.empty() && out_.back() == ':') out_ += "null";
    else if (ends_in_lone_key()) out_ += ":null";
    while (!open_.empty()) {
      out_ += open_.back();
      open_.pop_back();
    }
  }

  void trim() {
    while (!out_.empty() && is_space(static_cast<unsigned char>(out_.back()))) out_.pop_back();
  }

  /// True when the last string is a member's name: inside an object, behind `{` or `,`.
  bool ends_in_lone_key() const {
    if (open_.empty() || open_.back() != '}' || out_.empty() || out_.back() != '"' || string_start_ == 0) return false;
    auto at = string_start_;
    while (at > 0 && is_space(static_cast<unsigned char>(out_[at - 1]))) --at;
    return at > 0 && (out_[at - 1] == '{' || out_[at - 1] == ',');
  }

  std::string_view text_;
  std::string out_;
  std::string open_;  ///< the closing brackets that are due
  std::size_t at_ = 0;
  std::size_t string_start_ = 0;
  bool in_string_ = false;
  bool closed_ = false;
  std::size_t controls_ = 0;
  std::size_t escapes_ = 0;
};

}  // namespace

RepairedJson repair_json(std::string_view text) {
  std::size_t replaced = 0;
  const auto utf8 = repair_utf8(text, &replaced);
  auto result = Repairer(utf8).run();
  if (replaced > 0) result.repairs.emplace_back("bytes that are no UTF-8");
  return result;
}

}  // namespace propos
