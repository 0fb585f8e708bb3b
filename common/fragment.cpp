#include "common/fragment.hpp"

#include <algorithm>
#include <vector>

#include "common/text.hpp"
#include "common/tokens.hpp"

namespace propos {
namespace {

constexpr std::size_t opening_words = 8;
constexpr std::size_t prefix_words = 4;

/// In a text directive `-`, `,` and `&` mean something, and are encoded as well.
std::string encode(std::string_view text) { return percent_encode(text, "._~"); }

std::vector<Token> words_of(std::string_view text) {
  std::vector<Token> words;
  for (auto& token : tokenize(text))
    if (token.kind != TokenKind::joined) words.push_back(std::move(token));
  return words;
}

std::string last_words(std::string_view text) {
  const auto line_break = text.find_last_of('\n');
  if (line_break != std::string_view::npos) text.remove_prefix(line_break + 1);
  if (text.size() > 200) {
    text.remove_prefix(text.size() - 200);
    while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0) == 0x80) text.remove_prefix(1);
  }
  const auto words = words_of(text);
  if (words.empty()) return {};
  const auto& first = words[words.size() > prefix_words ? words.size() - prefix_words : 0];
  return std::string(text.substr(first.begin, words.back().end - first.begin));
}

}  // namespace

std::string_view opening_of(std::string_view text, std::size_t uncut) {
  auto line = text.substr(0, text.find('\n'));
  line = line.substr(0, std::min(uncut, line.size()));
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  std::size_t n = 0;
  std::size_t last = 0;
  for (const auto& word : words_of(line)) {
    if (begin == std::string_view::npos) begin = word.begin;
    const auto gap = line.substr(last, word.begin - last);
    const bool sentence_ended = n >= 3 && gap.find_first_of(".?!") != std::string_view::npos;
    if (n == opening_words || sentence_ended) break;
    // `l’` and the word it is tied to are not parted.
    if (word.kind != TokenKind::elided) {
      end = word.end;
      ++n;
    }
    last = word.end;
  }
  return begin == std::string_view::npos || end <= begin ? std::string_view() : line.substr(begin, end - begin);
}

std::string link_to(const std::string& url, std::string_view opening, std::string_view before) {
  if (url.empty() || opening.empty()) return url;
  std::string directive;
  if (const auto prefix = last_words(before); !prefix.empty()) directive = encode(prefix) + "-,";
  directive += encode(opening);
  const auto hash = url.find('#');
  return url + (hash == std::string::npos ? "#:~:text=" : ":~:text=") + directive;
}

}  // namespace propos
