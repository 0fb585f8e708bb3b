// Which part of a collection a query is about, whatever words it looks for there.
#pragma once

#include <optional>

#include "query/language/syntax.hpp"

namespace propos {

/// Whether a part is made of nothing but names and dates.
bool is_filter(const Node& node);

/// The names and dates that each hit of `query` must have, or must not have, as a query of its own; nothing where it
/// has none. Names and dates that are one alternative beside words are not among them.
std::optional<Query> filters_of(const Query& query);

}  // namespace propos
