// The command line of propos-bench peers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace propos {

struct PeersOptions {
  std::string passages;  ///< NDJSON
  std::string queries;   ///< directory of *.tsv
  int jobs = 2;          ///< threads that build
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::size_t turn = 1;           ///< queries that a peer answers before the next one's turn
  double warm_up = 10;            ///< seconds of each peer
  std::string fetch = "text";     ///< none, text or snippet
  std::vector<std::string> only;  ///< names of peers; empty: all
  std::string work;               ///< where indexes are built and kept; empty: a temporary directory
  bool relevance = false;         ///< measure rankings instead of time
  std::string topics;
  std::string qrels;
  bool json = false;
};

/// Adds the options to the command's parser.
void add_peers_options(CLI::App& app, PeersOptions& options);

/// Checks what the parser cannot. Throws Error{usage}.
void check_peers_options(const PeersOptions& options);

}  // namespace propos
