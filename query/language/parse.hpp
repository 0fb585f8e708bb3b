// What a person typed -> the tree of a query. The language is described in query/LANGUAGE.md.
#pragma once

#include <string>

#include "query/language/periods.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// Reads a query. Sloppy typing is no error: what is not closed is closed at the end, operators without anything to
/// join are words, and a note says so. `day` is today's date, for `depuis:6mois`. Throws Error{usage} for a query
/// without words, and Error{too_big} past limits::max_query_bytes, max_query_words or max_query_depth.
Query parse_query(const std::string& text, const std::string& day = today());

}  // namespace propos
