// Which of the passages that match are hits, in what order, and what is counted of all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/limits.hpp"
#include "query/answer/counts.hpp"
#include "query/rank/order.hpp"

namespace propos {

/// What was selected of the matches.
struct Selection {
  std::size_t offset = 0;  ///< hits that are passed over; of posts, with `collapse`
  Order order = Order::score;
  bool collapse = false;                                ///< one hit a post
  std::string like;                                     ///< id of a passage whose like is looked for; empty: none
  bool count = false;                                   ///< only how many passages match
  bool occurrences = false;                             ///< with `count`: how often what was asked stands in them
  std::vector<FacetBy> facets;                          ///< what is counted by the values of these
  std::size_t facet_values = limits::max_facet_values;  ///< of each facet are told; of years all
  bool timeline = false;                                ///< what is counted by months

  /// Whether all matches have to be gone through, not only the best.
  bool counts() const { return collapse || count || timeline || !facets.empty(); }
};

}  // namespace propos
