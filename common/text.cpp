#include "common/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "common/limits.hpp"

namespace propos {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

std::string map_utf8(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// lower() of ASCII and the letters of Latin-1 and `œ`, which are nearly all of French; false for anything else. The
/// rest of Unicode is utf8proc's, which takes ten times as long.
bool lower_latin(std::string_view text, std::string& out) {
  out.clear();
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte);
      continue;
    }
    if (i + 1 == text.size()) return false;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (byte == 0xC3 && next >= 0x80 && next <= 0xBF && next != 0x97 && next != 0xB7 && next != 0x9F) {
      const auto letter = next < 0xA0 ? next + 0x20 : next;
      if (letter == 0xA6) {  // æ
        out += "ae";
      } else {
        out += '\xC3';
        out += static_cast<char>(letter);
      }
    } else if (byte == 0xC5 && (next == 0x92 || next == 0x93)) {
      out += "oe";
    } else {
      return false;
    }
    ++i;
  }
  return true;
}

/// fold() of any text.
std::string fold_any(std::string_view text) {
  auto out = map_utf8(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                           UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK));
  if (!is_ascii(out)) {
    replace_all(out, "œ", "oe");
    replace_all(out, "æ", "ae");
    replace_all(out, "ø", "o");
    replace_all(out, "ł", "l");
    replace_all(out, "đ", "d");
  }
  return out;
}

/// What texts in Latin letters hold beside ASCII, folded once: U+0080 to U+023F, and the punctuation U+2000 to U+206F.
/// Code points are folded one by one: nothing is composed, and marks, whose order could change, are dropped.
class FoldedCodePoints {
 public:
  FoldedCodePoints() {
    for (std::uint32_t i = 0; i < letters_end - letters; ++i) append(letters_[i], letters + i);
    for (std::uint32_t i = 0; i < signs_end - signs; ++i) append(signs_[i], signs + i);
  }

  /// Appends the code point that begins at `at`, behind which `at` stands then; false where it is none of these.
  bool append_folded(std::string_view text, std::size_t& at, std::string& out) const {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
    if (!follows(at + 1)) return false;
    if (byte(at) >= 0xC2 && byte(at) <= 0xC8) {
      out += letters_[((byte(at) & 0x1F) << 6 | (byte(at + 1) & 0x3F)) - letters];
      at += 2;
      return true;
    }
    if (byte(at) != 0xE2 || byte(at + 1) > 0x81 || !follows(at + 2)) return false;
    const auto sign = (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    if (sign >= signs_end - signs) return false;
    out += signs_[sign];
    at += 3;
    return true;
  }

 private:
  static void append(std::string& folded, std::uint32_t code_point) {
    append_utf8(folded, code_point);
    folded = fold_any(folded);
  }

  static constexpr std::uint32_t letters = 0x80, letters_end = 0x240, signs = 0x2000, signs_end = 0x2070;
  std::array<std::string, letters_end - letters> letters_;
  std::array<std::string, signs_end - signs> signs_;
};

}  // namespace

bool is_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t c = -1;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                    static_cast<utf8proc_ssize_t>(bytes.size() - at), &c);
    if (n <= 0 || c < 0) return false;
    at += static_cast<std::size_t>(n);
  }
  return true;
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  if (is_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 16);
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto before = at;
    const auto c = next_code_point(bytes, at);
    if (c == replacement && bytes.substr(before, at - before) != "\xEF\xBF\xBD") {
      if (replaced != nullptr) ++*replaced;
      out += "\xEF\xBF\xBD";
      // The bytes that continue a broken sequence belong to the same mistake.
      while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80) ++at;
    } else {
      out.append(bytes, before, at - before);
    }
  }
  return out;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = replacement;
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
}

std::uint32_t next_code_point_beyond_latin(std::string_view text, std::size_t& at) {
  utf8proc_int32_t c = -1;
  const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                  static_cast<utf8proc_ssize_t>(text.size() - at), &c);
  if (n <= 0 || c < 0) {
    ++at;
    return replacement;
  }
  at += static_cast<std::size_t>(n);
  return static_cast<std::uint32_t>(c);
}

bool is_word_character(std::uint32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (c == replacement) return false;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return c != 0x02BC;  // an apostrophe by another name
    default: return false;
  }
}

bool is_upper(std::uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

bool is_lower(std::uint32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LL;
}

bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

std::string lower(std::string_view text) {
  std::string out;
  if (lower_latin(text, out)) return out;
  out = map_utf8(
      text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  replace_all(out, "œ", "oe");
  replace_all(out, "æ", "ae");
  return out;
}

std::string fold(std::string_view text) {
  static const FoldedCodePoints folded;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) >= 0x80) {
      if (!folded.append_folded(text, at, out)) return fold_any(text);
      continue;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    ++at;
  }
  return out;
}

bool has_one_capital(std::string_view word) {
  std::size_t at = 0;
  if (word.empty() || !is_upper(next_code_point(word, at))) return false;
  return at >= word.size() || !is_upper(next_code_point(word, at));
}

std::string capitalised(std::string_view word) {
  if (word.empty()) return {};
  std::size_t at = 0;
  const auto initial = static_cast<utf8proc_int32_t>(next_code_point(word, at));
  std::string out;
  append_utf8(out, static_cast<std::uint32_t>(utf8proc_toupper(initial)));
  return out.append(word.substr(at));
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto before = at;
    if (is_space(next_code_point(text, at))) {
      pending = !out.empty();
      continue;
    }
    // ASCII behind it that is no space, as most of a text is, goes with it.
    while (at < text.size() && text[at] > ' ' && text[at] < 0x7F) ++at;
    if (pending) out += ' ';
    pending = false;
    out.append(text, before, at - before);
  }
  return out;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const auto& text : texts) {
    if (&text != &texts.front()) out += separator;
    out += text;
  }
  return out;
}

std::string percent_encode(std::string_view text, std::string_view plain) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace propos
