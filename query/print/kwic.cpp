#include "query/print/kwic.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/dates.hpp"
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

/// What a line is sorted by: its words, each with an end that sorts before all letters.
std::string key_of(std::string_view text, const ByteSpans::value_type& place, KwicSort sort) {
  if (sort == KwicSort::rank) return {};
  const bool left = sort == KwicSort::left;
  auto tokens = tokenize(left ? before(text, place.first, compared_bytes) : behind(text, place.second, compared_bytes));
  if (left) std::reverse(tokens.begin(), tokens.end());
  std::string key;
  for (const auto& token : tokens)
    if (token.kind != TokenKind::joined) key += token.folded + '\x01';
  return key;
}

/// Who speaks at a byte of the answer; of a question, who answers it.
std::string speaker_at(const Passage& passage, std::uint32_t at, bool in_question) {
  for (const auto& turn : passage.turns)
    if (!in_question && turn.begin <= at && at < turn.end) return turn.speaker;
  return passage.speaker;
}

/// Adds a line for each place in one text of a hit.
void add_lines(std::vector<KwicLine>& lines, const Hit& hit, bool in_question, std::size_t columns, KwicSort sort) {
  const auto& passage = hit.passage;
  const auto& text = in_question ? passage.question : passage.text;
  for (const auto& place : in_question ? hit.question_places : hit.answer_places) {
    KwicLine line{passage.id,
                  plain_date(passage.date),
                  speaker_at(passage, place.first, in_question),
                  passage.url,
                  in_question,
                  {},
                  {},
                  {},
                  {}};
    line.left = last_words(folded_space(before(text, place.first, columns * bytes_a_column)), columns);
    line.keyword = folded_space(std::string_view(text).substr(place.first, place.second - place.first));
    line.right = first_words(folded_space(behind(text, place.second, columns * bytes_a_column)), columns);
    line.key = key_of(text, place, sort);
    lines.push_back(std::move(line));
  }
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
  for (const auto& hit : hits)
    for (const bool in_question : {true, false}) add_lines(lines, hit, in_question, columns, sort);
  if (sort != KwicSort::rank) sort_lines(lines);
  return lines;
}

void sort_lines(std::vector<KwicLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const KwicLine& a, const KwicLine& b) { return a.key < b.key; });
}

}  // namespace propos
