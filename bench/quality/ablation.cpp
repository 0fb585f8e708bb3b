#include "bench/quality/ablation.hpp"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "bench/quality/collections.hpp"
#include "bench/quality/metrics.hpp"
#include "common/json.hpp"

namespace propos {
namespace {

/// The search with one component off.
struct Variant {
  std::string name;
  SearchOptions search;
};

/// The first is the search as it ships.
std::vector<Variant> variants() {
  std::vector<Variant> all = {{"nothing", measured_search()},
                              {"the second pass", measured_search()},
                              {"spelling correction", measured_search()}};
  all[1].search.second_pass = 0;
  all[2].search.exact = true;
  for (std::size_t f = 0; f < feature_count; ++f) {
    if (standard_weights()[f] == 0) continue;
    all.push_back({std::string(name_of(static_cast<Feature>(f))), measured_search()});
    all.back().search.weights[f] = 0;
  }
  return all;
}

/// What one collection gives: a comparison with the search as it ships for each variant but the first.
struct Column {
  std::string name;
  double ndcg10 = 0;
  std::size_t topics = 0;
  std::vector<Comparison> without;
};

Column measure_column(const Collection& collection, CollectionIndexes& indexes, const std::vector<Variant>& all) {
  Searcher searcher(indexes.of(collection));
  const auto judgments = read_judgments(collection.qrels);
  const Questions questions{load_topics(collection.topics), collection.label};
  Column column;
  column.name = collection.name;
  std::map<std::string, Measures> shipped;
  for (const auto& variant : all) {
    const auto measured = measure_run(ask(searcher, questions, variant.search), judgments);
    if (&variant != &all.front()) {
      column.without.push_back(compare(shipped, measured));
      continue;
    }
    shipped = measured;
    column.ndcg10 = mean(measured).ndcg10;
    column.topics = measured.size();
  }
  return column;
}

/// Bold when the interval lies on one side of 0.
std::string cell_of(const Comparison& c) {
  if (c.wins + c.losses == 0) return "0";
  char text[80];
  std::snprintf(text, sizeof text, "%+.4f", c.difference);
  const std::string difference = c.low > 0 || c.high < 0 ? "**" + std::string(text) + "**" : text;
  std::snprintf(text, sizeof text, " [%+.4f, %+.4f]", c.low, c.high);
  return difference + text;
}

void print_markdown(const std::vector<Column>& columns, const std::vector<Variant>& all) {
  std::string names = "| left out |", rule = "|---|", shipped = "| " + all.front().name + ": nDCG@10 |";
  for (const auto& column : columns) {
    names += ' ' + column.name + " (" + std::to_string(column.topics) + " topics) |";
    rule += "---|";
    char text[32];
    std::snprintf(text, sizeof text, " %.4f |", column.ndcg10);
    shipped += text;
  }
  std::cout << names << '\n' << rule << '\n' << shipped << '\n';
  for (std::size_t v = 1; v < all.size(); ++v) {
    std::cout << "| " << all[v].name << " |";
    for (const auto& column : columns) std::cout << ' ' << cell_of(column.without[v - 1]) << " |";
    std::cout << '\n';
  }
}

void print_json(const std::vector<Column>& columns, const std::vector<Variant>& all) {
  Json json;
  for (const auto& column : columns) {
    auto& entry = json[column.name];
    entry = Json{{"topic_count", column.topics}, {"ndcg@10", column.ndcg10}};
    for (std::size_t v = 1; v < all.size(); ++v) entry["without"][all[v].name] = to_json(column.without[v - 1]);
  }
  std::cout << dump_json_indented(json) << '\n';
}

}  // namespace

int run_ablation(const AblationOptions& options) {
  const auto all = variants();
  CollectionIndexes indexes;
  std::vector<Column> columns;
  for (const auto& collection : read_collections(options.collections.file, options.collections.names))
    columns.push_back(measure_column(collection, indexes, all));
  if (options.json) print_json(columns, all);
  else print_markdown(columns, all);
  return 0;
}

}  // namespace propos
