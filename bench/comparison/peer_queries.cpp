#include "bench/comparison/peer_queries.hpp"

#include <algorithm>

#include "bench/speed/workload.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"
#include "query/language/topics.hpp"

namespace propos {
namespace {

QuerySet read_set(const std::filesystem::path& file) {
  QuerySet set;
  set.name = file.stem().string();
  set.group = set.name.substr(0, set.name.find_last_not_of("0123456789") + 1);
  set.mode = set.group.starts_with("and") ? "and" : set.group.starts_with("phrase") ? "phrase" : "or";
  for (const auto& query : parse_named_queries(read_file(file, limits::max_batch_bytes), file.string()))
    if (auto words = in_mode(query.text, QueryMode::any); !words.empty()) set.words.push_back(std::move(words));
  return set;
}

}  // namespace

std::vector<QuerySet> read_query_sets(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  if (error || files.empty()) throw Error(ErrorKind::not_found, "no queries (*.tsv) here", directory.string());
  std::sort(files.begin(), files.end());
  std::vector<QuerySet> sets;
  for (const auto& file : files) sets.push_back(read_set(file));
  return sets;
}

}  // namespace propos
