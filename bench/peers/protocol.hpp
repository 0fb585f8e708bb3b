// The drivers' side of the protocol that bench/comparison/peer_driver.hpp describes, for those written in C++.
//
// A driver has an Engine: `bool search(const Request&)`, which is timed, and `std::vector<std::string> ids()`, which is
// not and names the hits of the last search.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "common/json.hpp"

namespace propos::peers {

enum class Mode { any, all, phrase };  ///< or, and, phrase
enum class Fetch { none, text, snippet };

/// A line of `serve`.
struct Request {
  Mode mode = Mode::any;
  std::size_t limit = 10;
  Fetch fetch = Fetch::text;
  std::string words;
};

/// What every engine indexes of a passage. Absent members are empty.
struct PeerPassage {
  std::string id;
  std::string title;
  std::string question;
  std::string text;
};

/// What `build` tells.
struct Built {
  double seconds = 0;  ///< of indexing, with commit and merges
  std::uint64_t bytes = 0;
  std::uint64_t passages = 0;
  std::string version;
  Json more = Json::object();  ///< further members
};

/// Reads MODE<TAB>K<TAB>FETCH<TAB>WORDS. Throws Error{invalid}.
Request read_request(const std::string& line);

/// Reads passages from NDJSON one after the other. Throws Error{not_found|invalid}.
void for_each_passage(const std::filesystem::path& file, const std::function<void(PeerPassage&&)>& use);

/// The words between white space.
std::vector<std::string> words_of(const std::string& text);

/// The sizes of all files in a directory, summed.
std::uint64_t bytes_in(const std::filesystem::path& directory);

/// Seconds since it was made.
class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Prints the last line of `build`.
void print_built(const Built& built);

/// Prints the answer to one request.
void print_reply(bool supported, std::chrono::steady_clock::duration took, const std::vector<std::string>& ids);

/// Answers requests until the input ends.
template <typename Engine>
void serve(Engine& engine) {
  using Clock = std::chrono::steady_clock;
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const auto request = read_request(line);
    const auto start = Clock::now();
    const bool supported = engine.search(request);
    const auto took = Clock::now() - start;
    print_reply(supported, took, supported ? engine.ids() : std::vector<std::string>());
  }
}

/// What a driver does with its command line.
struct DriverActions {
  /// Builds the index.
  std::function<Built(const std::filesystem::path& index, const std::filesystem::path& passages, int threads)> build;
  /// Opens the index and calls serve().
  std::function<void(const std::filesystem::path& index)> serve;
};

/// The main() of a driver: errors become a line on standard error and status 2.
int run_driver(const std::vector<std::string>& arguments, const DriverActions& actions);

/// The same, with the arguments of main().
int run_driver(int argc, char** argv, const DriverActions& actions);

}  // namespace propos::peers
