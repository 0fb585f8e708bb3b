#include "indexer/cut/line_words.hpp"

#include "common/text.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {

Words words_of_line(const std::string& text) {
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto plain = plainly(text);
  for (std::size_t at = 0; at < plain.size();) {
    const auto before = at;
    const auto c = next_code_point(plain, at);
    if (is_word_character(c)) {
      while (at < plain.size() && plain[at] >= 'a' && plain[at] <= 'z') ++at;
      word.append(plain, before, at - before);
      continue;
    }
    if (c == '\'' && !word.empty()) word += '\'';
    if (c == '-' && !word.empty() && at < plain.size()) {
      word += '-';
      continue;
    }
    end_word();
    if (c == ':') words.emplace_back(":");
    if (c == 0xA9) words.emplace_back("©");
  }
  end_word();
  return words;
}

std::string unframed(const std::string& text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (is_word_character(c) || c == 0xA9 || c == 0xAB) {
      begin = before;
      break;
    }
  }
  return text.substr(begin);
}

}  // namespace propos
