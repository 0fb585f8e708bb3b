// propos-bench latency: how long a query takes.
#pragma once

#include "bench/options.hpp"

namespace propos {

/// Runs every query once to warm up, then `rounds` times, one after the other on one thread; hits with their stored text and
/// snippet are made as for a person. Prints percentiles. Returns the exit status. Throws Error.
int run_latency(const LatencyOptions& options);

}  // namespace propos
