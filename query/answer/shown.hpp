// What is shown of a hit.
#pragma once

#include <cstddef>

#include "query/answer/hits.hpp"

namespace propos {

class Analyzer;
struct Plan;

/// What is asked for beside the best excerpt.
struct ShownParts {
  std::size_t excerpts = 1;  ///< at most so many, best first chosen
  bool full = false;         ///< the whole answer in place of an excerpt
  bool context = false;      ///< the passages before and behind it in its post
  bool all_marks = false;    ///< all that is marked in question and answer, and places, for a concordance
};

/// Fills in the hit's snippet, excerpts, marks and places. The answer and the question are analysed once.
void show(Hit& hit, const Plan& plan, Analyzer& analyzer, const ShownParts& parts);

}  // namespace propos
