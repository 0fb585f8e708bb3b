// A peer's driver: the program that builds its index and answers queries, and how it is talked with.
//
//   DRIVER build INDEX_DIR PASSAGES.ndjson THREADS
//     The last line of its output is {"seconds", "bytes", "passages", "version", …}.
//   DRIVER serve INDEX_DIR
//     Prints "ready", then for each line MODE<TAB>K<TAB>FETCH<TAB>WORDS of its input one line
//     NANOSECONDS<TAB>HITS<TAB>ID,ID,…; NANOSECONDS is "-" when the engine has no such mode. Ends with its input.
//
// MODE: or | and | phrase. FETCH: none (the engine's own numbers of the hits), text (their stored text too), snippet
// (and what the engine has for snippets). See bench/peers/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/speed/process.hpp"
#include "common/error.hpp"
#include "common/json.hpp"

namespace propos {

/// What building an index took.
struct Build {
  double seconds = 0;       ///< measured by the driver
  std::uint64_t bytes = 0;  ///< of the index on disk
  std::uint64_t passages = 0;
  std::string version;
  std::uint64_t peak_memory = 0;  ///< bytes; 0: not measured
  Json more = Json::object();     ///< what else the driver tells
};

/// The answer to one query.
struct DriverReply {
  std::uint64_t nanoseconds = 0;  ///< measured inside the driver
  std::vector<std::string> ids;   ///< best first
};

/// One question.
struct DriverRequest {
  std::string mode;
  std::size_t limit = 10;
  std::string fetch = "text";
  std::string words;
};

/// A driver's command, and where its complaints go.
struct DriverCommand {
  std::vector<std::string> command;  ///< without build or serve
  std::filesystem::path errors;      ///< file for its standard error; empty: ours
};

/// Builds an index and waits for it. Throws Error{io|invalid} with the driver's last complaint.
Build build_index(const DriverCommand& driver, const std::filesystem::path& index,
                  const std::filesystem::path& passages, int threads, Process::Seconds deadline);

/// A driver that answers queries.
class Driver {
 public:
  /// Starts it and waits until it is ready. Throws Error.
  Driver(const DriverCommand& driver, const std::filesystem::path& index, Process::Seconds deadline);

  /// Asks; nothing when the engine has no such mode. Throws Error{io|invalid}.
  std::optional<DriverReply> ask(const DriverRequest& request);

  /// Ends its input and waits for it; tells its memory. Throws Error{io} when it had to be killed.
  Exit end();

 private:
  Error failure(const std::string& message) const;

  DriverCommand driver_;
  Process::Seconds deadline_;
  Process process_;
};

}  // namespace propos
