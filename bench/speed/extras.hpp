// propos-bench extras: what each thing costs that is asked for beside the hits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/speed/histogram.hpp"

namespace propos {

/// What was asked for on the command line.
struct ExtrasOptions {
  std::string directory = "propos.db";
  std::vector<std::string> queries;  ///< as in LatencyOptions
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::string dictionary;  ///< of English; empty: none
  bool json = false;
};

inline constexpr std::size_t extras_offset = 100;  ///< what `--offset` is measured with

/// The times of all queries with one extra.
struct ExtraRow {
  std::string extra;  ///< as it is typed; `plain` is none
  Histogram nanoseconds;
};

struct ExtrasResult {
  std::vector<ExtraRow> rows;    ///< the plain queries first, then the same again: their difference is noise
  std::uint64_t passages = 0;    ///< in the index
  std::size_t queries = 0;       ///< that find something
  std::size_t without_hits = 0;  ///< queries that find nothing, and are not timed
};

/// Asks each query plainly and with each extra before the next query comes, in another order each time, so
/// that what else the machine does hits all alike, and no extra always finds in memory what the same other
/// one read. Hits have their text and snippets, as for a person. Throws Error, also Error{invalid} when no
/// query finds anything.
ExtrasResult measure_extras(const ExtrasOptions& options);

/// Measures, and prints a table in Markdown, or JSON. Returns the exit status. Throws Error.
int run_extras(const ExtrasOptions& options);

}  // namespace propos
