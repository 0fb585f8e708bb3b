// `mot~`: the words of an index that are spelled nearly so.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// How many edits a word may be away from one of so many letters: 1, from 8 letters on 2. An edit is a letter more,
/// less, other, or swapped with its neighbour.
std::size_t fuzzy_edits(std::size_t letters);

/// The terms that `word~` stands for: the word's own, first, and those of all words of the vocabulary at most
/// fuzzy_edits() away when case and accents do not count. At most limits::max_wildcard_terms, those of the most
/// frequent words; `cut` tells when there were more. Throws Xapian::Error.
std::vector<Term> fuzzy_terms(const std::string& word, const Xapian::Database& database, Analyzer& analyzer, bool& cut);

}  // namespace propos
