// Words of a query that the index does not have.
#pragma once

#include <xapian.h>
#include <optional>

#include "common/terms.hpp"
#include "query/language/note.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// A note that names the words and numbers of the query that stand in no passage, each once, as they were typed;
/// nothing when there are none. Neither what is excluded nor what a topic's editor chose is looked at. Throws
/// Xapian::Error.
std::optional<Note> unknown_words_note(const Query& query, const Xapian::Database& database, Analyzer& analyzer);

}  // namespace propos
