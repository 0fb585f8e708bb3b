// The protocol of quickwit-oss/search-benchmark-game: documents and commands on standard input, counts on standard
// output.
#pragma once

#include <cstddef>
#include <string>

#include "query/search.hpp"

namespace propos {

/// What was asked for on the command line.
struct GameOptions {
  std::string directory;
  std::size_t jobs = 0, max_memory = 0;  ///< as for IndexingOptions
  bool second_pass = false;
};

/// Answers `COMMAND<TAB>query`: for COUNT and TOP_<n>_COUNT the exact number of matches, for TOP_<n> "1", otherwise
/// "UNSUPPORTED". Queries are words, `+a +b`, `"a b"` and mixtures of these; what else Lucene's syntax has is not
/// supported. Throws Error when the index fails.
std::string answer_game_line(const std::string& line, Searcher& searcher, bool second_pass);

/// Answers the lines of standard input, each as soon as it is read. Returns the exit status. Throws Error.
int run_game_query(const GameOptions& options);

/// Becomes propos-index, which reads {"id","text"} lines from standard input. Returns only by throwing Error.
int run_game_build(const GameOptions& options);

}  // namespace propos
