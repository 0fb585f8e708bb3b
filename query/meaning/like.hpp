// More like this passage: its most telling words, as a query.
#pragma once

#include <xapian.h>
#include <string>

#include "common/index.hpp"
#include "common/passage.hpp"
#include "common/terms.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// The stored passage with this id, or `site/id`, which `option` named. Throws Error{not_found} that says where ids
/// stand, Error{usage} that names the sites when several have it, Error{corrupt} for a damaged one, Xapian::Error.
Passage passage_with_id(const std::string& id, const Index& index, const std::string& option = "--like");

/// The words of the passage's question, text and title that tell most of it: often there, and in few others
/// (tf · idf). A bag of optional words whose weights are relative to the most telling one's; without parts
/// when no word is shared with another passage.
Node telling_words(const Passage& passage, const Xapian::Database& database, Analyzer& analyzer);

/// A query without words, for when only a passage is given.
Query nothing_typed();

/// What is like the passage, among what `typed` matches: its words, names and dates must match as they would
/// alone. Names and dates only filter: one of the telling words must still match; behind words these only
/// rank.
Query like_query(Node telling, const Query& typed);

}  // namespace propos
