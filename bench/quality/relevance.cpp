#include "bench/quality/relevance.hpp"

#include <cstdio>
#include <iostream>
#include <sstream>

#include "bench/quality/collections.hpp"
#include "bench/quality/metrics.hpp"
#include "bench/quality/runs.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"

namespace propos {
namespace {

/// Searches for the topics as the options say.
Run search_topics(const RelevanceOptions& options) {
  Searcher searcher(options.directory, Translator(options.dictionary));
  auto search = measured_search();
  search.exact = options.exact;
  if (options.first_pass) search.second_pass = 0;
  set_weights(search, options.weights);
  for (const auto& feature : options.without) set_weight(search, feature, 0);
  std::ostringstream lines;
  const auto run = ask(searcher, {load_topics(options.topics), options.label}, search, &lines);
  if (!options.save.empty()) write_file_atomically(options.save, lines.str());
  return run;
}

/// Two runs, the one that is measured and the one it is compared with.
struct Compared {
  std::map<std::string, Measures> by_topic, other;
  Comparison comparison;

  double difference(const std::string& topic) const { return by_topic.at(topic).ndcg10 - other.at(topic).ndcg10; }
};

void print_row(const std::string& name, const Measures& m) {
  std::printf("%-28.28s  %7.4f  %7.4f  %7.4f  %7.4f", name.c_str(), m.ndcg10, m.mrr10, m.p5, m.recall100);
}

void print_difference(bool compared, double difference) {
  if (compared) std::printf("  %+10.4f", difference);
  std::putchar('\n');
}

void print_table(const Compared& runs, const RelevanceOptions& options) {
  const bool compared = !options.compare.empty();
  std::printf("%-28s  %7s  %7s  %7s  %7s%s\n", "topic", "nDCG@10", "MRR@10", "P@5", "R@100",
              compared ? "  difference" : "");
  if (options.per_topic)
    for (const auto& [topic, m] : runs.by_topic) {
      print_row(topic, m);
      print_difference(compared, compared ? runs.difference(topic) : 0);
    }
  print_row("mean of " + std::to_string(runs.by_topic.size()), mean(runs.by_topic));
  print_difference(compared, runs.comparison.difference);
  const auto& c = runs.comparison;
  if (compared)
    std::printf("nDCG@10 %+.4f [%+.4f, %+.4f] against %s: %d wins, %d ties, %d losses\n", c.difference, c.low, c.high,
                options.compare.c_str(), c.wins, c.ties, c.losses);
}

Json json_of(const Compared& runs, const RelevanceOptions& options) {
  const bool compared = !options.compare.empty();
  Json json;
  if (options.per_topic)
    for (const auto& [topic, m] : runs.by_topic) {
      json["topics"][topic] = to_json(m);
      if (compared) json["topics"][topic]["difference"] = runs.difference(topic);
    }
  json["mean"] = to_json(mean(runs.by_topic));
  json["topic_count"] = runs.by_topic.size();
  if (compared) json["compare"] = to_json(runs.comparison);
  return json;
}

}  // namespace

int run_relevance(const RelevanceOptions& options) {
  const auto judgments = read_judgments(options.qrels);
  Compared runs;
  runs.by_topic = measure_run(options.run.empty() ? search_topics(options) : read_run(options.run), judgments);
  if (runs.by_topic.empty()) throw Error(ErrorKind::invalid, "no topic with a relevant passage", options.qrels);
  if (!options.compare.empty()) {
    runs.other = measure_run(read_run(options.compare), judgments);
    runs.comparison = compare(runs.other, runs.by_topic);
  }
  if (options.json) std::cout << dump_json_indented(json_of(runs, options)) << '\n';
  else print_table(runs, options);
  return 0;
}

}  // namespace propos
