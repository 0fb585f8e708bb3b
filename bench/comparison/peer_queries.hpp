// The queries that peers are asked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace propos {

/// Queries of one kind, from one file.
struct QuerySet {
  std::string name;                ///< the file's name without its ending: or3
  std::string group;               ///< without the digits at its end: or, and, phrase, question, topic
  std::string mode;                ///< of the protocol: and, phrase by the name's beginning; or for all others
  std::vector<std::string> words;  ///< of each query, without quotation marks and the signs before words
};

/// Reads every *.tsv (`qid<TAB>query`) of a directory, in the order of names. Throws Error{not_found|invalid}.
std::vector<QuerySet> read_query_sets(const std::filesystem::path& directory);

}  // namespace propos
