// Words of a query that somebody insists on.
#pragma once

#include <string>
#include <vector>

#include "query/language/syntax.hpp"

namespace propos {

/// The query with these words (`demision`, `affi chage`) as they were typed, wherever they stand in it: neither
/// corrected nor translated, and nothing suggested for them. Case and runs of spaces do not count; what is not there
/// changes nothing.
Query with_kept(Query query, const std::vector<std::string>& words);

}  // namespace propos
