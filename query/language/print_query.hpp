// The tree of a query -> text.
#pragma once

#include <string>

#include "common/json.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// The query as it was read, with French names of operators and fields: parse_query() of it gives the same tree.
std::string to_text(const Query& query);

/// How a part takes part in what it is a part of, as JSON says it: `optional`, `required`, `filter`, `excluded`.
const char* name_of(Occur occur);

/// The tree: `{"kind": …, …, "parts": […]}`; members that say nothing are left out.
Json to_json(const Node& node);

}  // namespace propos
