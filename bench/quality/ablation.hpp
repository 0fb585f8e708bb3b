// propos-bench ablation: what each component of the search is worth.
#pragma once

#include "bench/quality/collections.hpp"

namespace propos {

/// What was asked for on the command line.
struct AblationOptions {
  CollectionChoice collections;
  bool json = false;
};

/// Measures each collection as it ships and with one component off at a time; prints, as a table in Markdown or as
/// JSON, the nDCG@10 that is lost or won without it and the 95 % interval of the difference (see compare()). Returns
/// the exit status. Throws Error.
int run_ablation(const AblationOptions& options);

}  // namespace propos
