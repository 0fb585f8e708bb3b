// Words that the index does not know -> words that it does.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/vocabulary.hpp"

namespace propos {

/// What may have been meant by a word.
struct Reading {
  std::vector<std::string>
      words;                ///< forms of the index, with their accents, or stop words; several that were written as one
  double share = 1;         ///< of the likelihood of all readings
  double cost = 0;          ///< of the mistakes that were made, see typing_cost()
  bool in_company = false;  ///< many passages that hold the query's other words hold it, and many more than others do
};

/// Whether `folded`, which the index does not know and which was typed in small letters, is surely a mistyped ordinary
/// word and no name: so that it may be read as something else without asking. It has six letters or more, it begins
/// as the word does, the mistake is a light one (a letter doubled, two swapped, a sound spelt otherwise; in long words
/// and in those of the query's company others too), or a space or apostrophe is lost. It is never a too common word,
/// nor more than two. What is short, or near to nothing (`macron`, `gaza`, `voile`), may be a name or a rare word that
/// is spelled right.
bool is_sure_mistake(std::string_view folded, const Reading& reading);

/// Corrects words by the vocabulary of an index: the likeliest word by what mistakes people make (query/edits), how
/// many passages hold it, and how many of those that hold the query's other words (noisy channel: Kernighan, Church &
/// Gale 1990). The vocabulary is read at the first word. One thread.
class Speller {
 public:
  /// Readings of `folded`, which the index does not know, best first: a near word, words that were written as one, a
  /// word whose elision lost its apostrophe (`lentreprise`). `others` are the query's other terms. Empty when there are
  /// none, and for numbers.
  std::vector<Reading> read(const std::string& folded, const std::vector<std::string>& others,
                            const Xapian::Database& database);

  /// Forgets the vocabulary, when the index has changed.
  void forget() {
    loaded_ = false;
    read_.clear();
  }

 private:
  struct Candidate;
  void load(const Xapian::Database& database);
  std::vector<Reading> readings_of(const std::string& folded, const std::vector<std::string>& others,
                                   const Xapian::Database& database);
  const Form* find(std::string_view folded) const;
  void add_near(std::string_view folded, std::vector<Candidate>& out) const;
  void add_glued(std::string_view folded, std::vector<Candidate>& out) const;
  void add_parts(std::vector<const Form*> parts, std::vector<Candidate>& out) const;
  const Form* part(std::string_view word) const;
  void weigh(Candidate& candidate, const std::vector<std::string>& others, const Xapian::Database& database) const;

  bool loaded_ = false;
  double passages_ = 0;
  std::vector<Form> forms_;             ///< sorted by folded form, the most frequent spelling of each; stop words too
  std::vector<std::uint32_t> letters_;  ///< letters_of() each
  /// What was read of late, by word and company: a query's words are corrected and then offered.
  std::map<std::pair<std::string, std::vector<std::string>>, std::vector<Reading>> read_;
};

}  // namespace propos
