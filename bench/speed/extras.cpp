#include "bench/speed/extras.hpp"

#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <numeric>
#include <utility>

#include "bench/data/random.hpp"
#include "bench/speed/workload.hpp"
#include "common/error.hpp"
#include "common/json.hpp"
#include "query/meaning/like.hpp"
#include "query/print/print_counts.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

constexpr std::uint64_t seed = 1;  ///< of the orders; the same in every run

/// What is asked for beside the hits.
struct Extra {
  std::string name;
  std::function<void(SearchOptions&)> ask;
  bool like = false;  ///< asks for what is like the query's first hit, in place of the query
};

/// What propos-query makes of each option; its formats are text but where another one is named.
std::vector<Extra> all_extras() {
  const auto nothing = [](SearchOptions&) {};
  const auto facets = [](std::vector<FacetBy> by, std::size_t values) {
    return [by = std::move(by), values](SearchOptions& search) {
      search.selection.facets = by;
      search.selection.facet_values = values;
    };
  };
  return {{"plain", nothing},
          {"plain again", nothing},
          {"--excerpts 3", [](SearchOptions& search) { search.shown.excerpts = 3; }},
          {"--full", [](SearchOptions& search) { search.shown.full = true; }},
          {"--context", [](SearchOptions& search) { search.shown.context = true; }},
          {"--kwic", [](SearchOptions& search) { search.shown.all_marks = true; }},
          {"--collapse post", [](SearchOptions& search) { search.selection.collapse = true; }},
          {"--sort -date", [](SearchOptions& search) { search.selection.order = Order::newest; }},
          {"--offset " + std::to_string(extras_offset),
           [](SearchOptions& search) { search.selection.offset = extras_offset; }},
          {"--count",
           [](SearchOptions& search) {
             search.selection.count = true;
             search.limit = 0;
           }},
          {"--facets author,tag,year", facets({FacetBy::author, FacetBy::tag, FacetBy::year}, facet_values_in_text)},
          {"--facets post", facets({FacetBy::post}, facet_values_in_text)},
          {"--facets post --format json", facets({FacetBy::post}, limits::max_facet_values)},
          {"--timeline", [](SearchOptions& search) { search.selection.timeline = true; }},
          {"--like ID", nothing, true},
          {"--explain", [](SearchOptions& search) { search.explain = true; }}};
}

/// A query that finds something.
struct Timed {
  Query query;
  std::string first_hit;
};

/// Asks the queries, and keeps times.
class Rounds {
 public:
  explicit Rounds(const ExtrasOptions& options)
      : options_(options), searcher_(options.directory, Translator(options.dictionary)), extras_(all_extras()) {
    result_.passages = searcher_.database().get_doccount();
    for (const auto& extra : extras_) result_.rows.push_back({extra.name, {}});
    order_.resize(extras_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (const auto& kind : read_workload(options.queries, QueryMode::free))
      for (const auto& query : kind.queries) take(query);
    if (queries_.empty())
      throw Error(ErrorKind::invalid, "none of the queries finds anything: give others, or another index",
                  options.directory);
    result_.queries = queries_.size();
  }

  ExtrasResult run() {
    for (const auto& query : queries_)
      for (const auto& extra : extras_) ask(query, extra);
    for (std::size_t round = 0; round < options_.rounds; ++round)
      for (const auto& query : queries_) {
        shuffle();
        for (const auto turn : order_) result_.rows[turn].nanoseconds.record(ask(query, extras_[turn]));
      }
    return std::move(result_);
  }

 private:
  SearchOptions plain() const {
    SearchOptions search;
    search.limit = options_.limit;
    return search;
  }

  void take(const Query& query) {
    const auto answer = searcher_.search(query, plain());
    if (answer.hits.empty()) ++result_.without_hits;
    else queries_.push_back({query, answer.hits.front().passage.id});
  }

  /// Fisher and Yates's.
  void shuffle() {
    for (auto left = order_.size(); left > 1; --left)
      std::swap(order_[left - 1], order_[random_.below(static_cast<std::uint32_t>(left))]);
  }

  /// Nanoseconds.
  std::uint64_t ask(const Timed& timed, const Extra& extra) {
    auto search = plain();
    extra.ask(search);
    if (extra.like) search.selection.like = timed.first_hit;
    const auto query = extra.like ? nothing_typed() : timed.query;
    const auto before = std::chrono::steady_clock::now();
    searcher_.search(query, search);
    const auto time = std::chrono::steady_clock::now() - before;
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(time).count());
  }

  const ExtrasOptions& options_;
  Searcher searcher_;
  std::vector<Extra> extras_;
  std::vector<std::size_t> order_;
  std::vector<Timed> queries_;
  Random random_{seed};
  ExtrasResult result_;
};

double microseconds(const ExtraRow& row, double share) {
  return static_cast<double>(row.nanoseconds.percentile(share)) / 1000;
}

/// How many times the plain query's median the extra's is.
double ratio(const ExtrasResult& result, const ExtraRow& row) {
  return microseconds(row, 0.5) / microseconds(result.rows.front(), 0.5);
}

Json to_json(const ExtrasOptions& options, const ExtrasResult& result) {
  Json json{{"queries", result.queries}, {"without_hits", result.without_hits}, {"rounds", options.rounds},
            {"limit", options.limit},    {"passages", result.passages},         {"rows", Json::array()}};
  for (const auto& row : result.rows)
    json["rows"].push_back(Json{{"extra", row.extra},
                                {"latency_us", Json{{"p50", microseconds(row, 0.5)}, {"p99", microseconds(row, 0.99)}}},
                                {"ratio", ratio(result, row)}});
  return json;
}

void print_table(const ExtrasResult& result) {
  std::printf("| extra | p50 µs | p99 µs | p50 / plain p50 |\n|---|---|---|---|\n");
  for (const auto& row : result.rows) {
    const bool typed = row.extra.starts_with('-');
    std::printf("| %s%s%s | %.0f | %.0f | %.2f |\n", typed ? "`" : "", row.extra.c_str(), typed ? "`" : "",
                microseconds(row, 0.5), microseconds(row, 0.99), ratio(result, row));
  }
}

}  // namespace

ExtrasResult measure_extras(const ExtrasOptions& options) { return Rounds(options).run(); }

int run_extras(const ExtrasOptions& options) {
  const auto result = measure_extras(options);
  if (options.json) {
    std::cout << dump_json_indented(to_json(options, result)) << '\n';
    return 0;
  }
  std::printf(
      "%llu passages, %zu queries (%zu more find nothing), %zu rounds, %zu hits each, 1 thread, after a "
      "warm-up\n\n",
      static_cast<unsigned long long>(result.passages), result.queries, result.without_hits, options.rounds,
      options.limit);
  print_table(result);
  return 0;
}

}  // namespace propos
