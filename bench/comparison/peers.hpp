// propos-bench peers: Propos beside other search engines, on the same passages and queries, in the same run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bench/comparison/peer_driver.hpp"
#include "bench/comparison/peer_options.hpp"
#include "bench/speed/histogram.hpp"

namespace propos {

/// What was measured of one peer.
struct PeerResult {
  std::string name;
  std::string title;
  Build build;
  std::uint64_t serve_memory = 0;         ///< bytes, the largest; 0: not measured
  std::map<std::string, Histogram> sets;  ///< nanoseconds of the answers, by set of queries
  std::map<std::string, double> hits;     ///< hits per query, by set
  std::string failure;                    ///< why there is nothing, when there is nothing
  double ndcg10 = -1;                     ///< with `--relevance`
};

/// A whole run.
struct PeersReport {
  std::uint64_t text_bytes = 0;  ///< of titles, questions and texts
  std::uint64_t passages = 0;
  std::size_t queries = 0;
  PeersOptions options;
  std::map<std::string, std::string> groups;                 ///< set of queries -> its group
  std::vector<PeerResult> peers;                             ///< Propos first, when it was asked
  std::vector<std::pair<std::string, std::string>> missing;  ///< title, and how to install it
};

/// Builds, asks in turns, measures.  Throws Error for wrong input; a peer that fails is reported and left out.
PeersReport measure_peers(const PeersOptions& options);

/// measure_peers(), printed as Markdown or JSON. Returns the exit status.
int run_peers(const PeersOptions& options);

}  // namespace propos
