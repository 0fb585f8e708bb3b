#include "indexer/cut/turn_marks.hpp"

#include <algorithm>
#include <string>

#include "common/text.hpp"

namespace propos {

std::size_t mark_length(std::string_view text) {
  constexpr std::size_t longest = 16;  // bytes
  const std::string start(text.substr(0, longest + 4));
  std::size_t end = 0;
  for (std::size_t at = 0; at < start.size() && at < longest;) {
    const auto c = next_code_point(start, at);
    const bool dash = c == 0x2014 || c == 0x2013 || c == '-';
    const bool sign = dash || c == '>' || c == '_' || c == '*' || c == 0x2022 || c == 0x25BA || c == 0xB7;
    if (!sign && !(end > 0 && is_space(c) && c != '\n')) break;
    auto behind = at;
    // `-t-il`, `-moi` go on with a word.
    if (c == '-' && at < start.size() && is_word_character(next_code_point(start, behind))) {
      behind = at;
      if (!is_upper(next_code_point(start, behind))) break;
    }
    end = at;
  }
  return end == text.size() ? 0 : end;  // `* * *` parts, and sets nothing off
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (begin > 0) out += '\n';
    out += line.substr(mark_length(line));
    begin = end + 1;
  }
  return out;
}

}  // namespace propos
