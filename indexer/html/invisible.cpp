#include "indexer/html/invisible.hpp"

#include <cstdint>

#include "common/text.hpp"

namespace propos {
namespace {

/// Whether a joiner means something beside this code point.
bool is_joined(std::uint32_t c) {
  constexpr std::uint32_t emoji_style = 0xFE0F;
  const bool emoji = c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF) || c == emoji_style;
  const bool latin = c < 0x0370 || (c >= 0x1E00 && c <= 0x1EFF);
  return emoji || (!latin && is_word_character(c));
}

/// Where the first byte stands that may begin an invisible sign.
std::size_t next_candidate(std::string_view text, std::size_t at) {
  for (; at + 1 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if ((lead == 0xC2 && next == 0xAD) || (lead == 0xEF && next == 0xBB)) return at;
    if (lead == 0xE2 && (next == 0x80 || next == 0x81)) return at;
  }
  return text.size();
}

}  // namespace

std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::uint32_t before = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto candidate = next_candidate(text, at);
    out += text.substr(at, candidate - at);
    if (candidate == text.size()) break;
    // A joiner is judged by what it joins; what stands before it begins at most four bytes before.
    auto last = candidate;
    while (last > at && last + 4 > candidate && (static_cast<unsigned char>(text[last - 1]) & 0xC0) == 0x80) --last;
    if (last > at) {
      --last;
      before = next_code_point(text, last);
    }
    at = candidate;
    const auto sign = next_code_point(text, at);
    bool visible = !is_invisible(sign);
    if ((sign == 0x200C || sign == 0x200D) && at < text.size()) {
      auto next = at;
      visible = is_joined(before) && is_joined(next_code_point(text, next));
    }
    if (visible) out += text.substr(candidate, at - candidate);
    before = sign;
  }
  return out;
}

}  // namespace propos
