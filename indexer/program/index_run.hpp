// One run of propos-index, from options to exit status.
#pragma once

#include "indexer/program/index_options.hpp"

namespace propos {

/// Indexes or dumps the sources. Passages go to standard output, talk to standard error. Returns the exit status:
/// 0 done, 1 done but something was rejected. Throws Error.
int run_index(const IndexOptions& options);

}  // namespace propos
