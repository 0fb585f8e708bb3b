// propos-bench scale: how time, size and memory grow with the collection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// What was asked for on the command line.
struct ScaleOptions {
  std::vector<std::size_t> sizes = {10000, 100000, 1000000};  ///< passages
  std::string keep;           ///< directory for data and indexes; empty: a temporary one
  std::size_t queries = 200;  ///< of each kind
  std::size_t rounds = 3;
  std::size_t jobs = 0, max_memory = 0;  ///< as for IndexingOptions
  std::uint64_t seed = 1;
  std::string plot;
  bool json = false;
};

/// One size: what `index --json` and `latency --json` said of it.
struct ScalePoint {
  std::uint64_t passages = 0;
  Json indexing;
  Json latency;
};

/// For each size one after the other: generates, indexes and asks all kinds of queries. A smaller collection is the
/// beginning of a larger one, and from 10,000 passages on all are asked the same queries. Indexing and asking run in
/// processes of their own, so that memory is theirs alone. Throws Error.
std::vector<ScalePoint> measure_scale(const ScaleOptions& options);

/// Two tables in Markdown: indexing, and p50 / p99 of each kind.
std::string scale_table(const std::vector<ScalePoint>& points);

/// Indexing time and p50 by kind against passages, both axes logarithmic.
std::string scale_plot(const std::vector<ScalePoint>& points);

/// Measures, prints tables or JSON, writes the plot. Returns the exit status. Throws Error.
int run_scale(const ScaleOptions& options);

}  // namespace propos
