// Words of a query that the index does not have.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "query/language/note.hpp"
#include "query/meaning/families.hpp"
#include "query/meaning/leaf.hpp"

namespace propos {

/// The words and numbers of the query that stand in no passage, each once, as they were typed, in their order; a
/// compound with a hyphen as a whole. Whether another word was looked for in their place does not matter. Neither what
/// is excluded nor what a topic's editor chose is looked at; too common words and names (`auteur:`) never lack. Throws
/// Xapian::Error.
std::vector<std::string> unknown_words(const AnalysedQuery& query, const Xapian::Database& database,
                                       Analyzer& analyzer);

/// Whether the index has a word of the text, in the singular or plural, too common ones apart. That another word has
/// the same term (`tariffs`, `tarif`) does not count. Throws Xapian::Error.
bool knows_a_word(const std::string& text, FamilyReader& families, Analyzer& analyzer);

/// What is said of words that stand in no passage; there is one at least.
Note unknown_words_note(const std::vector<std::string>& words);

}  // namespace propos
