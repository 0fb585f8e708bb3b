// One run of propos-query, from options to exit status.
#pragma once

#include "query/program/query_options.hpp"

namespace propos {

/// Answers what was asked. Returns the exit status: 0 found, 1 nothing found. Throws Error.
int run_query(const QueryOptions& options);

}  // namespace propos
