// propos-bench features: what the second pass sees of a collection's candidates, for programs that learn weights.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "bench/quality/collections.hpp"

namespace propos {

/// What was asked for on the command line.
struct FeatureOptions {
  CollectionChoice collections;      ///< one name
  std::vector<std::string> weights;  ///< as in RelevanceOptions
  std::size_t depth = 100;           ///< candidates per topic
};

/// Prints the candidates of each topic that has a relevant passage, in the first pass's order, in the format of LETOR
/// and SVMlight: `grade qid:TOPIC 1:value 2:value … # passage`. Comment lines before them name the features with their
/// weights
/// (`# feature 2 terms 1`) and, for each topic, the best DCG@10 that any ranking reaches, candidates or not
/// (`# topic TOPIC ideal 1.6309`). Feature 1 is the first pass's score over that of the topic's best candidate; its
/// weight is 0. Feature::feedback depends on the weights of the others, so it is as the weights in use make it. Returns
/// the exit status. Throws Error.
int run_features(const FeatureOptions& options);

}  // namespace propos
