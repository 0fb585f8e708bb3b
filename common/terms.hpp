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
  std::uint8_t form = 0;       ///< form_of() the word
  bool joined = false;         ///< of a compound written as one; its parts are terms as well
  bool capital = false;        ///< the word begins with a capital
  std::string text;            ///< the term: folded, stemmed
  std::string root;            ///< coarser than the term: what `formation` and `former` share
};

/// 8-bit hash of a word's exact form: the low 5 bits of its folded form (`tours` or `tour`), the high 3 of its accents
/// (`côté` or `cote`). Capitals do not count.
std::uint8_t form_of(const Token& token);

/// Analyses French text. Remembers words it has seen, so one object per thread, used again, is fast.
class Analyzer {
 public:
  /// The terms of `text` (UTF-8) in order of position, a joined form before its parts. Stop words and elided
  /// articles give no term but count as a position.
  std::vector<Term> analyze(std::string_view text);

  /// Term and root of a word.
  struct Analysed {
    std::string term;  ///< empty for a stop word
    std::string root;
  };
  const Analysed& analyse_word(const Token& token);

 private:
  std::unordered_map<std::string, Analysed> memo_;
};

}  // namespace propos
