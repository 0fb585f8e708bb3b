// Text as bytes and letters: repair of UTF-8 and Unicode normalisation. (Words: common/tokens.)
// Everything here is a pure function; any thread may call it.
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// Where a search in a text found nothing.
inline constexpr std::size_t npos = std::string_view::npos;

/// True when `bytes` is well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

/// `bytes` with every ill-formed sequence replaced by U+FFFD. Adds the number of replacements to `*replaced`.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

/// Appends the code point as UTF-8; a surrogate or a value past U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, std::uint32_t code_point);

/// next_code_point() of any bytes.
std::uint32_t next_code_point_beyond_latin(std::string_view text, std::size_t& at);

/// The code point that starts at `at`; moves `at` behind it. Ill-formed bytes give U+FFFD and are passed one by one.
/// requires: at < text.size()
inline std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  assert(at < text.size());
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  if (byte >= 0xC2 && byte < 0xE0 && at + 1 < text.size() &&
      (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80) {
    at += 2;
    return (static_cast<std::uint32_t>(byte & 0x1F) << 6) | (static_cast<unsigned char>(text[at - 1]) & 0x3F);
  }
  return next_code_point_beyond_latin(text, at);
}

/// Letters, digits and the marks that combine with them.
bool is_word_character(std::uint32_t code_point);
bool is_upper(std::uint32_t code_point);
bool is_lower(std::uint32_t code_point);
inline bool is_digit(std::uint32_t code_point) { return code_point >= '0' && code_point <= '9'; }

/// What may stand inside a word and means nothing: soft hyphen, zero-width space and joiners, byte order mark.
inline bool is_invisible(std::uint32_t code_point) {
  return code_point == 0x00AD || (code_point >= 0x200B && code_point <= 0x200D) || code_point == 0x2060 ||
         code_point == 0xFEFF;
}

/// White space, with the no-break spaces that French sets before `? ! : ;` and inside guillemets.
bool is_space(std::uint32_t code_point);

/// Canonical composition, case folding, ligatures taken apart (`œ` -> `oe`): what is left are the accents.
std::string lower(std::string_view text);

/// lower() without accents: `Œuvre` and `OEUVRE` become `oeuvre`. (NFKD without marks, Unicode TR15.)
std::string fold(std::string_view text);

/// Whether a word begins with a capital and has no other behind it: `Est`, not `EST`.
bool has_one_capital(std::string_view word);

/// `word` with a capital as its first letter.
std::string capitalised(std::string_view word);

/// `text` with each run of white space as one ordinary space, none at the ends.
std::string collapse_space(std::string_view text);

/// An ASCII letter.
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether an ASCII digit stands in the text.
bool has_digit(std::string_view text);

/// Texts with a separator between them.
std::string joined(const std::vector<std::string>& texts, std::string_view separator);

/// Percent-encoding (RFC 3986, 2.1) of all but ASCII letters, digits and the signs in `plain`, which are by default the
/// other unreserved ones.
std::string percent_encode(std::string_view text, std::string_view plain = "-._~");

}  // namespace propos
