// Which of a word's translations a query looks for: those that the index holds.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "common/terms.hpp"
#include "query/meaning/dictionary.hpp"

namespace propos {

/// A translation that the index holds.
struct Choice {
  std::string text;
  bool phrase = false;  ///< of several words
  double passages = 0;  ///< that hold it, or the rarest of its words
  double worth = 0;     ///< against the others
  double weight = 1;    ///< in the query, 1 or less
};

/// At most three of the translations, best first: those that many passages hold, rather nouns than verbs unless the
/// word stands `after_to`, and of nearly the best one's worth. Their weights make them together as rare as their union,
/// so that a rare one does not outweigh the rest of the query (structured queries: Pirkola 1998). Throws Xapian::Error.
std::vector<Choice> choose_translations(const std::vector<Translation>& translations, bool after_to,
                                        const Xapian::Database& database, Analyzer& analyzer);

/// The terms of a text as one string: equal for translations that match the same.
std::string terms_of(const std::string& text, Analyzer& analyzer);

}  // namespace propos
