// propos-bench relevance: how good the rankings of an index or a run are.
#pragma once

#include "bench/program/bench_options.hpp"

namespace propos {

/// Runs the topics (or reads the run), measures, prints a table or JSON. Returns the exit status. Throws Error.
int run_relevance(const RelevanceOptions& options);

}  // namespace propos
