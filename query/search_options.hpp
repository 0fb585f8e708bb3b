// What a search should give.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "common/limits.hpp"
#include "query/answer/news.hpp"
#include "query/answer/selection.hpp"
#include "query/answer/shown.hpp"
#include "query/meaning/stop.hpp"
#include "query/rank/first_pass.hpp"
#include "query/rank/rank.hpp"

namespace propos {

/// What a search should give.
struct SearchOptions {
  std::size_t limit = 10;  ///< 0: only what `selection` counts
  Selection selection;     ///< offset + limit are cut to limits::max_hits
  bool explain = false;
  bool exact = false;                   ///< words as they were typed: no correction, no translation
  bool snippets = true;                 ///< without, hits have no snippets
  ShownParts shown;                     ///< what is shown of a hit, beside one snippet
  bool count_all = false;               ///< `total` is exact however many match
  std::string since;                    ///< only passages of this date (2025, 2025-09, 2025-09-10) or later; empty: all
  const PassageHashes* seen = nullptr;  ///< passages that are no hits, for limit > 0 without counts; null: none
  std::size_t second_pass = 60;         ///< how many of the first pass's passages are weighed again; 0: none
  std::array<double, feature_count> weights = standard_weights();  ///< of the second pass
  double deadline = 2.0;  ///< seconds, after which Xapian counts no further matches; `total` is then an estimate
  Stop* stop = nullptr;   ///< ends the search: what was found until it is due is the answer, which is not complete

  /// How many hits there are up to the last that is shown.
  std::size_t wanted() const { return std::min(selection.offset + limit, limits::max_hits); }
  /// How many passages are weighed again: more for long lists, as runs have them, so that what is good can still come
  /// into them. Where a list begins does not matter, so that pages of one length are slices of one list.
  std::size_t second_pass_depth() const {
    return second_pass == 0 ? 0 : std::max(second_pass, std::min<std::size_t>(2 * limit, 300));
  }
  /// What this asks of the first pass: as many passages as are shown or weighed again.
  FirstPassOptions first_pass() const {
    return {std::max(wanted(), second_pass_depth()), selection.order, since, selection.like, count_all, deadline, stop};
  }
};

}  // namespace propos
