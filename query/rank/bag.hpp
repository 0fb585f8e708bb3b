// The first pass for words that count each for itself, which is how most people ask.
//
// Xapian's matcher goes from passage to passage, and for each asks a tree of lists what they weigh there. It can leave
// passages out when bounds tell that they cannot win; but it knows one bound for all lists, so on these queries it
// leaves out little and pays for the tree. Here lists are read one after the other into an array of sums ("term at a
// time"), a window of documents at a time, so that the sums stay in the processor's cache. The score is the same sum,
// up to rounding.
#pragma once

#include <xapian.h>
#include <vector>

#include "query/meaning/stop.hpp"
#include "query/plan/conjunction_terms.hpp"
#include "query/rank/matches.hpp"

namespace propos {

/// The best `depth` documents that hold one of the terms, which may come twice; those in `dead` (sorted) do not count.
/// With `stop` those that were found until it was due.
/// Any thread, with a database of its own. Throws Xapian::Error.
Matches match_bag(const Xapian::Database& database, const std::vector<WeightedTerm>& terms,
                  const std::vector<Xapian::docid>& dead, std::size_t depth, Stop* stop = nullptr);

}  // namespace propos
