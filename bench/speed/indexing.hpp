// propos-bench index: how fast an index is built, how big it is and what memory it takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// What was asked for on the command line.
struct IndexingOptions {
  std::vector<std::string> sources;
  std::string directory;       ///< of the index; empty: a temporary one
  std::string input;           ///< of propos-index; empty: its own choice
  std::size_t jobs = 0;        ///< likewise; 0
  std::size_t max_memory = 0;  ///< MB; likewise
  bool json = false;
};

/// One build. Sizes are in bytes.
struct Indexing {
  double seconds = 0;             ///< from the start of propos-index to its end
  double cpu_seconds = 0;         ///< user and system, of all its threads
  std::uint64_t peak_memory = 0;  ///< largest resident set
  std::uint64_t source_bytes = 0;
  std::uint64_t text_bytes = 0;  ///< of the passages' texts, without titles, questions and the rest
  std::uint64_t passages = 0;
  std::map<std::string, std::uint64_t> files;  ///< of the index, by name
  std::uint64_t index_bytes() const;
};

/// Runs the real propos-index in a process of its own, so that time and memory are its alone. Throws Error.
Indexing measure_indexing(const IndexingOptions& options);

Json to_json(const Indexing& indexing);

/// propos-index where propos-bench stands, or in PATH. Throws Error{not_found}.
std::filesystem::path index_program();

/// Measures and prints a table or JSON. Returns the exit status. Throws Error.
int run_indexing(const IndexingOptions& options);

/// A directory with a name of its own below the system's temporary one, removed with what is in it.
class TemporaryPlace {
 public:
  TemporaryPlace();
  ~TemporaryPlace();
  TemporaryPlace(const TemporaryPlace&) = delete;
  TemporaryPlace& operator=(const TemporaryPlace&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace propos
