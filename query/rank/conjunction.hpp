// The first pass for words and phrases that all must stand in a passage.
//
// Xapian asks a posting source about one passage, then about the next, so every trace is waited for. Here the passages
// that hold all terms are found first, some at a time, and their traces are fetched from memory side by side before the
// first one is looked into.
#pragma once

#include <xapian.h>
#include <vector>

#include "common/trace_file.hpp"
#include "query/meaning/stop.hpp"
#include "query/plan/conjunction_terms.hpp"
#include "query/rank/matches.hpp"

namespace propos {

/// The best `depth` documents that `conjunction` finds; those in `dead` (sorted) do not count. With `stop`
/// those that were found until it was due. One thread, for the
/// patterns' sake. Throws Xapian::Error.
Matches match_conjunction(const Xapian::Database& database, const TraceFile& traces, const Conjunction& conjunction,
                          const std::vector<Xapian::docid>& dead, std::size_t depth, Stop* stop = nullptr);

}  // namespace propos
