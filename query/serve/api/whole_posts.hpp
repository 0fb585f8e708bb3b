// Passages by themselves: one with its neighbours, and all of a post in order.
#pragma once

#include <string>
#include <vector>

#include "common/passage.hpp"
#include "query/answer/hits.hpp"
#include "query/serve/api/indexes.hpp"

namespace propos::serve {

/// A passage and what stands around it.
struct PassageInPost {
  Passage passage;
  std::string key;  ///< of the post: `<site>/<post>`
  Context context;  ///< the passages before and behind it
  std::string revision;
};

/// The passage with this id, or `site/id`. Throws Error{not_found}, Error{usage} that names the sites when several have
/// it, Error{corrupt} for a damaged one.
PassageInPost passage_in_post(OpenIndex& index, const std::string& id);
PassageInPost passage_in_post(Site& site, std::string_view db, const std::string& id);

/// A post as it was cut.
struct WholePost {
  std::string key;
  std::vector<Passage> passages;  ///< in order, those that stand apart from what is said behind the others; never empty
  std::size_t damaged = 0;        ///< that cannot be read
  std::string revision;
};

/// All passages of a post, by its key (`<site>/<post>`) or id. Throws Error{not_found}, Error{usage} when several sites
/// have it.
WholePost whole_post(OpenIndex& index, const std::string& key);
WholePost whole_post(Site& site, std::string_view db, const std::string& key);

}  // namespace propos::serve
