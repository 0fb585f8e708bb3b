// What was typed on propos-index's command line, checked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/source/recognise.hpp"

namespace propos {

/// One run of propos-index.
struct IndexOptions {
  std::string directory = "propos.db";
  std::vector<std::string> sources;
  InputForm input = InputForm::automatic;
  std::string site;  ///< of posts whose link tells none (common/site)
  bool dump = false;
  bool explain_cut = false;  ///< print what became of each block, write no index
  bool check_cut = false;    ///< check that no text is lost or said twice, write no index
  bool json = false;         ///< of explain_cut
  std::string corrections;   ///< file of corrections by hand; empty: those of the sources' directories
  std::string report;        ///< file for a line of JSON per incident; empty: none
  bool rebuild = false;
  bool quiet = false;
  double wait_seconds = 0;
  unsigned jobs = 1;                ///< threads
  std::size_t max_megabytes = 256;  ///< of memory, about

  /// Bytes of sources that are indexed together, so that `jobs` threads stay within max_megabytes.
  std::size_t batch_bytes() const;
};

/// Parses and checks the command line. When the program has nothing more to do (`--help`, a wrong flag) it says
/// so on the right stream and returns its exit status in `status`, otherwise -1 stands there.
IndexOptions parse_index_options(int argc, char** argv, int& status);

}  // namespace propos
