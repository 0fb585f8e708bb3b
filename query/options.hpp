// What was typed on propos-query's command line, checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace propos {

enum class Format { text, json, trec };

/// One run of propos-query.
struct QueryOptions {
  std::string directory = "propos.db";
  std::string words;       ///< the query, joined by spaces
  std::string topic;       ///< id or label
  std::string topics;      ///< file; empty: those that ship
  std::string batch;       ///< file of `qid<TAB>query`, or "-"
  bool list_topics = false;
  std::optional<std::string> analyze;  ///< text to show the analysis of
  bool directory_named = false;        ///< by -d or PROPOS_DB
  std::size_t limit = 10;
  Format format = Format::text;
  bool explain = false;
  bool exact = false;      ///< no spelling correction, no translation
  bool parse = false;      ///< show how the query is read, search nothing
  std::string dictionary;  ///< of English; empty: none
};

/// Parses and checks the command line. When the program has nothing more to do (`--help`, a wrong flag) it says so and
/// returns its exit status in `status`, otherwise -1 stands there. Throws Error{usage}.
QueryOptions parse_query_options(int argc, char** argv, int& status);

}  // namespace propos
