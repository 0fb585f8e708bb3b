#include "query/print/kwic.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "common/tokens.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

constexpr std::size_t compared_bytes = 400;  ///< of context; two lines that agree so far are alike
constexpr std::size_t bytes_a_column = 8;    ///< room for letters of more bytes, marks and runs of spaces

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// At most `bytes` of the text before, or from, `at`.
std::string_view before(std::string_view text, std::size_t at, std::size_t bytes) {
  auto begin = at - std::min(at, bytes);
  while (begin < at && is_inside_character(text, begin)) ++begin;
  return text.substr(begin, at - begin);
}

std::string_view behind(std::string_view text, std::size_t at, std::size_t bytes) {
  auto end = std::min(text.size(), at + bytes);
  while (is_inside_character(text, end)) ++end;
  return text.substr(at, end - at);
}

/// one_line(), but with a space where there is one at an end.
std::string folded_space(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  auto line = one_line(text);
  if (text.empty()) return line;
  if (line.empty()) return " ";
  if (is_blank(text.front())) line.insert(0, 1, ' ');
  if (is_blank(text.back())) line += ' ';
  return line;
}

/// What a line is sorted by.
std::vector<std::string> words_to_compare(std::string_view text, const ByteSpans::value_type& mark, KwicSort sort) {
  const bool left = sort == KwicSort::left;
  const auto context = left ? before(text, mark.first, compared_bytes) : behind(text, mark.second, compared_bytes);
  std::vector<std::string> words;
  for (auto& token : tokenize(context))
    if (token.kind != TokenKind::joined) words.push_back(std::move(token.folded));
  if (left) std::reverse(words.begin(), words.end());
  return words;
}

/// Signs that belong to the word before them, after a space that was typed as an ordinary one.
std::string_view without_signs_in_front(std::string_view text) {
  for (;;) {
    const auto space = text.find(' ');
    const auto word = text.substr(0, space);
    const bool sign = word == ";" || word == ":" || word == "?" || word == "!" || word == "»" || word == "%";
    if (!sign || space == std::string_view::npos) return text;
    text.remove_prefix(space + 1);
  }
}

}  // namespace

std::string last_words(const std::string& text, std::size_t width) {
  if (columns(text) <= width) return text;
  std::size_t begin = text.size();
  for (auto space = text.rfind(' '); space != std::string::npos; space = text.rfind(' ', space - 1)) {
    if (columns(std::string_view(text).substr(space + 1)) > width) break;
    begin = space + 1;
    if (space == 0) break;
  }
  return std::string(without_signs_in_front(std::string_view(text).substr(begin)));
}

std::string first_words(const std::string& text, std::size_t width) {
  if (columns(text) <= width) return text;
  std::size_t end = 0;
  for (auto space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
    if (columns(std::string_view(text).substr(0, space)) > width) break;
    if (!text.substr(0, space).ends_with("«")) end = space;
  }
  return text.substr(0, end);
}

std::vector<KwicLine> concordance(const std::vector<Hit>& hits, std::size_t columns, KwicSort sort) {
  std::vector<KwicLine> lines;
  std::vector<std::vector<std::string>> keys;
  for (const auto& hit : hits) {
    const auto& text = hit.passage.text;
    for (const auto& mark : hit.answer_marks) {
      const auto left = folded_space(before(text, mark.first, columns * bytes_a_column));
      const auto right = folded_space(behind(text, mark.second, columns * bytes_a_column));
      lines.push_back({&hit, last_words(left, columns),
                       folded_space(std::string_view(text).substr(mark.first, mark.second - mark.first)),
                       first_words(right, columns)});
      if (sort != KwicSort::rank) keys.push_back(words_to_compare(text, mark, sort));
    }
  }
  if (sort == KwicSort::rank) return lines;
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  std::vector<KwicLine> sorted;
  for (const auto i : order) sorted.push_back(std::move(lines[i]));
  return sorted;
}

}  // namespace propos
