#include "query/answer/sentences.hpp"

#include "common/text.hpp"

namespace propos {

std::vector<std::uint32_t> sentence_starts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  bool at_start = true;  // the next character that is no space begins a sentence
  bool ended = false;    // a full stop was seen
  std::size_t at = 0;
  while (at < text.size()) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (c >= 'a' && c <= 'z' && !at_start) {  // most of a text
      ended = false;
    } else if (c == '\n') {
      at_start = true;
    } else if (is_space(c)) {
      // `Quoi ?` has its space before the mark; what ended ends here only if no mark follows.
      if (ended) at_start = true;
    } else {
      const bool closes = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0xBB || c == ')' || c == 0x201D;
      if (at_start && !closes) starts.push_back(static_cast<std::uint32_t>(before));
      if (!closes) at_start = false;
      ended = c == '.' || c == '!' || c == '?' || c == 0x2026 || (ended && closes);
    }
  }
  if (starts.empty()) starts.push_back(0);
  return starts;
}

std::uint32_t word_border(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  auto at = limit;
  while (at > begin && text[at] != ' ' && text[at] != '\n') --at;
  if (at > begin) return at;
  for (at = limit; at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;) --at;
  return at;
}

std::uint32_t trim_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return end;
}

}  // namespace propos
