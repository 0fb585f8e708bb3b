// Words that the index does not know -> words that it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

#include "common/vocabulary.hpp"

namespace propos {

/// One known word in place of an unknown one.
struct Correction {
  std::string word;   ///< a form of the index, with its accents
  double weight = 1;  ///< how sure it is: what the word's weight in the query is multiplied by
};

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment;
/// Damerau 1964), or limit + 1 when it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Corrects words by the vocabulary of an index. The vocabulary is read at the first unknown word. One thread.
class Speller {
 public:
  /// Words for `folded`, which the index does not know: a word whose elision lost its apostrophe (`lentreprise`), the nearest
  /// known word, or two words that were written as one. Empty when there are none, and for numbers.
  std::vector<Correction> correct(const std::string& folded, const Xapian::Database& database);

  /// Forgets the vocabulary, when the index has changed.
  void forget() { loaded_ = false; }

 private:
  void load(const Xapian::Database& database);
  const Form* find(std::string_view folded, std::uint32_t least_passages) const;
  const Form* nearest(const std::string& folded, double& value) const;

  bool loaded_ = false;
  std::vector<Form> forms_;  ///< sorted by folded form, the most frequent spelling of each
};

}  // namespace propos
