// An id as it is typed -> the index's terms for the posts or passages that it may mean.
#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// The terms of `prefix` (prefix::post, prefix::id) that `id` may mean: `41101` is that of any site,
/// `revue.example/41101` that of one. The index's sites are walked, not its terms. Throws Xapian::Error.
std::vector<std::string> key_terms(std::string_view prefix, const std::string& id, const Xapian::Database& database);

/// The sites of the keys that have terms with this prefix, in order; one may be empty. Throws Xapian::Error.
std::vector<std::string> sites_with(std::string_view prefix, const Xapian::Database& database);

}  // namespace propos
