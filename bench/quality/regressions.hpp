// propos-bench regressions: are collections still ranked as well as is expected of them?
#pragma once

#include <string>

#include "bench/quality/collections.hpp"

namespace propos {

/// What was asked for on the command line.
struct RegressionOptions {
  CollectionChoice collections;
  std::string expected = "bench/regressions.json";
  bool update = false;
};

/// Measures collections and compares each figure with the file of expected ones: {"collection": {"ndcg@10": 0.9201,
/// …}}, each rounded to four digits. Prints all, and names those that moved by more than 0.005, up or down: what got
/// better and is not written down can be lost unseen. With `update` writes the figures instead; those of other
/// collections stay. Returns the exit status: 0, or 1 when a figure moved or is missing. Throws Error.
int run_regressions(const RegressionOptions& options);

}  // namespace propos
