// French analysis: tokens become terms, by one function for the index and for queries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text.hpp"

namespace propos {

/// A term and where its word stands in the text.
struct Term {
  std::uint32_t begin = 0;     ///< byte span of the word in the text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< counts all words, stop words too
  bool joined = false;         ///< of a compound written as one; its parts are terms as well
  bool capital = false;        ///< the word begins with a capital
  bool new_sentence = false;   ///< a sentence or line ends between this word and the term before
  std::string text;            ///< the term: folded, stemmed
  std::string form;            ///< the word as it is written but for capitals: `côté` and `cote` differ here
  std::string folded;          ///< the form without accents
};

/// How many terms are words of their own, not joined forms: the length of a field.
std::size_t count_words(const std::vector<Term>& terms);

/// Analyses French text. Remembers words it has seen, so one object per thread, used again, is fast.
class Analyzer {
 public:
  /// The terms of `text` (UTF-8) in order of position, a joined form before its parts. Stop words and elided
  /// articles give no term but count as a position.
  std::vector<Term> analyze(std::string_view text);

  /// The term of a word, empty for a stop word.
  const std::string& term_of(const Token& token);

 private:
  std::unordered_map<std::string, std::string> memo_;
};

}  // namespace propos
