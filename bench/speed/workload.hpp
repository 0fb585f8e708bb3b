// The queries that are timed.
#pragma once

#include <string>
#include <vector>

#include "query/language/parse.hpp"

namespace propos {

/// How the words of a line are asked.
enum class QueryMode {
  any,     ///< as plain words (OR)
  all,     ///< each required (AND)
  phrase,  ///< as one phrase
  free     ///< as it is written
};

/// The queries of one file.
struct QueryKind {
  std::string name;  ///< of the file, without its ending
  std::vector<Query> queries;
};

/// `or`, `and`, `phrase` or `free`. Throws Error{usage}.
QueryMode query_mode(const std::string& name);

/// The query text of a line in this mode: `+a "b c"` -> `a b c`, `+a +b +c`, `"a b c"` or as it is.
std::string in_mode(const std::string& line, QueryMode mode);

/// Reads files of `query` or `qid<TAB>query` lines, and all *.tsv of directories in the order of their names: one kind
/// a file. Throws Error.
std::vector<QueryKind> read_workload(const std::vector<std::string>& paths, QueryMode mode);

}  // namespace propos
