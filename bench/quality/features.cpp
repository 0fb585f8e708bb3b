#include "bench/quality/features.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "bench/quality/collections.hpp"
#include "bench/quality/metrics.hpp"
#include "common/error.hpp"
#include "common/passage.hpp"

namespace propos {
namespace {

std::string passage_of(const Xapian::Database& database, const Candidate& candidate) {
  const auto passage = load_passage(database.get_document(candidate.document).get_data());
  if (!passage)
    throw Error(ErrorKind::corrupt, "document " + std::to_string(candidate.document) + " is damaged; index again");
  return passage->id;
}

void print_head(const Collection& collection, const SearchOptions& search) {
  std::printf("# collection %s\n# depth %zu\n# feature 1 first 0\n", collection.name.c_str(), search.second_pass);
  for (std::size_t f = 0; f < feature_count; ++f)
    std::printf("# feature %zu %s %g\n", f + 2, std::string(name_of(static_cast<Feature>(f))).c_str(),
                search.weights[f]);
}

void print_topic(const std::string& topic, std::vector<Candidate> candidates, const std::map<std::string, int>& grades,
                 const Xapian::Database& database) {
  std::printf("# topic %s ideal %.6f\n", topic.c_str(), ideal_dcg10(grades));
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.first != b.first ? a.first > b.first : a.document < b.document;
  });
  for (const auto& candidate : candidates) {
    const auto passage = passage_of(database, candidate);
    const auto grade = grades.find(passage);
    std::printf("%d qid:%s 1:%.6f", grade == grades.end() ? 0 : std::max(0, grade->second), topic.c_str(),
                candidate.first / candidates.front().first);
    for (std::size_t f = 0; f < feature_count; ++f) std::printf(" %zu:%.6f", f + 2, candidate.features[f]);
    std::printf(" # %s\n", passage.c_str());
  }
}

}  // namespace

int run_features(const FeatureOptions& options) {
  CollectionIndexes indexes;
  const auto collection = read_collections(options.collections.file, options.collections.names).front();
  Searcher searcher(indexes.of(collection));
  const auto judgments = read_judgments(collection.qrels);
  const Questions questions{load_topics(collection.topics), collection.label};
  auto search = measured_search();
  search.limit = 1;
  search.second_pass = options.depth;
  set_weights(search, options.weights);
  print_head(collection, search);
  for (const auto& topic : questions.topics) {
    const auto grades = judgments.find(topic.id);
    if (grades == judgments.end() || ideal_dcg10(grades->second) == 0) continue;
    print_topic(topic.id, searcher.candidates(questions.query_of(topic), search), grades->second, searcher.database());
  }
  return 0;
}

}  // namespace propos
