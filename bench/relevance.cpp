#include "bench/relevance.hpp"

#include <cstdio>
#include <iostream>
#include <sstream>

#include "bench/metrics.hpp"
#include "bench/runs.hpp"
#include "common/error.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "query/print.hpp"
#include "query/search.hpp"
#include "query/topics.hpp"

namespace propos {
namespace {

constexpr std::size_t run_depth = 100;

Query query_of(const Topic& topic, const std::string& label, const std::vector<Topic>& topics) {
  if (label.empty()) return topic.query;
  const auto& text = label == "fr" ? topic.label_fr : topic.label_en;
  if (text.empty()) throw Error(ErrorKind::invalid, "topic " + topic.id + " has no label in " + label);
  return read_query(text, topics);
}

Run search_topics(const RelevanceOptions& options) {
  Searcher searcher(options.directory);
  SearchOptions search;
  search.limit = run_depth;
  search.snippets = false;
  search.deadline = 60;
  search.exact = options.exact;
  if (options.first_pass) search.second_pass = 0;
  for (std::size_t f = 0; f < feature_count; ++f)
    for (const auto& name : options.without)
      if (name == name_of(static_cast<Feature>(f))) search.weights[f] = 0;
  Run run;
  std::ostringstream lines;
  const auto topics = load_topics(options.topics);
  for (const auto& topic : topics) {
    const auto answer = searcher.search(query_of(topic, options.label, topics), search);
    auto& ranking = run[topic.id];
    for (const auto& hit : answer.hits) ranking.push_back(hit.passage.id);
    if (!options.save.empty()) print_trec(lines, answer, topic.id);
  }
  if (!options.save.empty()) write_file_atomically(options.save, lines.str());
  return run;
}

void print_row(const std::string& name, const Measures& m) {
  std::printf("%-28.28s  %7.4f  %7.4f  %7.4f  %7.4f\n", name.c_str(), m.ndcg10, m.mrr10, m.p5, m.recall100);
}

Json to_json(const Measures& m) {
  return Json{{"ndcg@10", m.ndcg10}, {"mrr@10", m.mrr10}, {"p@5", m.p5}, {"r@100", m.recall100}};
}

}  // namespace

int run_relevance(const RelevanceOptions& options) {
  const auto judgments = read_judgments(options.qrels);
  const auto run = options.run.empty() ? search_topics(options) : read_run(options.run);
  const auto by_topic = measure_run(run, judgments);
  if (by_topic.empty()) throw Error(ErrorKind::invalid, "no topic with a relevant passage", options.qrels);
  Json json;
  if (options.per_topic) {
    for (const auto& [topic, m] : by_topic) json["topics"][topic] = to_json(m);
  }
  json["mean"] = to_json(mean(by_topic));
  json["topic_count"] = by_topic.size();
  Comparison comparison;
  if (!options.compare.empty()) {
    comparison = compare(measure_run(read_run(options.compare), judgments), by_topic);
    json["compare"] = Json{{"difference", comparison.difference}, {"low", comparison.low}, {"high", comparison.high},
                           {"wins", comparison.wins}, {"ties", comparison.ties}, {"losses", comparison.losses}};
  }
  if (options.json) {
    std::cout << dump_json_indented(json) << '\n';
    return 0;
  }
  std::printf("%-28s  %7s  %7s  %7s  %7s\n", "topic", "nDCG@10", "MRR@10", "P@5", "R@100");
  if (options.per_topic)
    for (const auto& [topic, m] : by_topic) print_row(topic, m);
  print_row("mean of " + std::to_string(by_topic.size()), mean(by_topic));
  if (!options.compare.empty())
    std::printf("nDCG@10 %+.4f [%+.4f, %+.4f] against %s: %d wins, %d ties, %d losses\n", comparison.difference,
                comparison.low, comparison.high, options.compare.c_str(), comparison.wins, comparison.ties,
                comparison.losses);
  return 0;
}

}  // namespace propos
