// Runs a program as a user would, without a shell in between, and keeps what it said.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace propos::testing {

/// How a program is run.
struct RunOptions {
  std::string input;                               ///< standard input
  std::filesystem::path directory;                 ///< working directory; empty: the test's own
  std::map<std::string, std::string> environment;  ///< added; an empty value takes the variable away
  bool broken_pipe = false;                        ///< standard output is a pipe that nobody reads
};

/// What came of it.
struct Outcome {
  int status = -1;  ///< exit status, or 128 + signal
  std::string out;
  std::string err;
};

/// Runs `program` to its end. The environment has no PROPOS_DB and no configuration (propos.toml).
Outcome run(const std::filesystem::path& program, const std::vector<std::string>& arguments,
            const RunOptions& options = {});

Outcome run_index(const std::vector<std::string>& arguments, const RunOptions& options = {});
Outcome run_query(const std::vector<std::string>& arguments, const RunOptions& options = {});

/// Starts a program whose output goes nowhere; wait_for() ends it.
pid_t start(const std::filesystem::path& program, const std::vector<std::string>& arguments);
/// Likewise one whose standard output is read from `out`, to be closed by the caller; `err` is the file of the other.
pid_t start_talking(const std::filesystem::path& program, const std::vector<std::string>& arguments, int& out,
                    const std::filesystem::path& err);
int wait_for(pid_t process);

/// The path of a program of the system, or an empty one.
std::filesystem::path find_program(const std::string& name);

/// Lines of text; the last need not end in a line feed.
std::vector<std::string> lines_of(const std::string& text);

/// Each line as JSON.
std::vector<Json> json_lines(const std::string& text);

}  // namespace propos::testing
