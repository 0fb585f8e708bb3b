// The tree of a query -> text.
#pragma once

#include <string>

#include "common/json.hpp"
#include "query/language/syntax.hpp"

namespace propos {

/// The query as it was read, with French names of operators and fields: parse_query() of it gives the same tree.
std::string to_text(const Query& query);

/// The tree: `{"kind": …, …, "parts": […]}`; members that say nothing are left out.
Json to_json(const Node& node);

}  // namespace propos
