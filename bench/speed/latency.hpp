// propos-bench latency: how long a query takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/speed/histogram.hpp"

namespace propos {

/// What was asked for on the command line.
struct LatencyOptions {
  std::string directory = "propos.db";
  std::vector<std::string> queries;  ///< files, or directories of *.tsv
  std::string mode = "free";         ///< or, and, phrase, free
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::size_t threads = 1;
  double rate = 0;              ///< queries a second of an open loop; 0: closed loop
  bool cold = false;            ///< drop the index's pages before each query
  bool first_pass = false;      ///< no second pass
  bool compare_passes = false;  ///< with and without the second pass, in turn
  std::string dictionary;       ///< of English; empty: none
  std::string plot;             ///< SVG file; empty: none
  bool json = false;
};

/// The times of one kind of queries, or of one way of searching them.
struct LatencyRow {
  std::string kind;     ///< name of the file of queries
  std::string variant;  ///< with compare_passes: `two passes` or `first pass`; otherwise empty
  std::size_t queries = 0;
  Histogram nanoseconds;
  double seconds = 0;  ///< from the first query's start to the last one's end
  double qps() const { return seconds > 0 ? static_cast<double>(nanoseconds.count()) / seconds : 0; }
};

struct LatencyResult {
  std::vector<LatencyRow> rows;
  std::uint64_t passages = 0;
  std::uint64_t peak_memory = 0;          ///< bytes: largest resident set of this process
  std::uint64_t resident_after_drop = 0;  ///< with cold: bytes of the index that stayed in memory nevertheless, at most
};

/// Times the queries; hits with their stored text and snippet are made as for a person. Closed loop: each thread asks
/// its next query when it has the answer to the last one. Open loop (a rate): queries are due at fixed times whether or
/// not the ones before are answered, and a query's time counts from when it was due, so that waiting in line is not
/// omitted. Throws Error.
LatencyResult measure_latency(const LatencyOptions& options);

/// Measures, prints a table or JSON, writes the plot. Returns the exit status. Throws Error.
int run_latency(const LatencyOptions& options);

}  // namespace propos
