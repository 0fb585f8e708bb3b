#include "bench/latency.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <vector>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

using Clock = std::chrono::steady_clock;

/// One query a line; what stands before a tab is its id.
std::vector<Query> read_queries(const std::string& path) {
  const auto text = read_file(path, limits::max_batch_bytes);
  std::vector<Query> queries;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    begin = end + 1;
    if (const auto tab = line.find('\t'); tab != std::string::npos) line = line.substr(tab + 1);
    if (line.find_first_not_of(" \r") != std::string::npos) queries.push_back(parse_query(line));
  }
  if (queries.empty()) throw Error(ErrorKind::invalid, "no queries in this file", path);
  return queries;
}

/// The value under which a share of the sorted samples lies (nearest rank).
double percentile(const std::vector<double>& sorted, double share) {
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(rank, sorted.size() - 1)];
}

}  // namespace

int run_latency(const LatencyOptions& options) {
  const auto queries = read_queries(options.queries);
  Searcher searcher(options.directory, Translator(options.dictionary));
  SearchOptions search;
  search.limit = options.limit;
  for (const auto& query : queries) searcher.search(query, search);
  std::vector<double> samples;
  samples.reserve(queries.size() * options.rounds);
  const auto start = Clock::now();
  for (std::size_t round = 0; round < options.rounds; ++round)
    for (const auto& query : queries) {
      const auto before = Clock::now();
      searcher.search(query, search);
      samples.push_back(std::chrono::duration<double, std::micro>(Clock::now() - before).count());
    }
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::sort(samples.begin(), samples.end());
  const double qps = static_cast<double>(samples.size()) / seconds;
  const double p50 = percentile(samples, 0.50);
  const double p95 = percentile(samples, 0.95);
  const double p99 = percentile(samples, 0.99);
  if (options.json) {
    std::cout << dump_json_indented(Json{{"queries", queries.size()}, {"rounds", options.rounds}, {"limit", options.limit},
                                         {"passages", searcher.database().get_doccount()},
                                         {"latency_us", {{"p50", p50}, {"p95", p95}, {"p99", p99}, {"max", samples.back()}}},
                                         {"qps", qps}})
              << '\n';
    return 0;
  }
  std::printf("%zu queries × %zu rounds after a warm-up, %zu hits each, %u passages, one thread\n", queries.size(),
              options.rounds, options.limit, searcher.database().get_doccount());
  std::printf("p50 %.0f µs   p95 %.0f µs   p99 %.0f µs   max %.0f µs   %.0f queries/s\n", p50, p95, p99, samples.back(), qps);
  return 0;
}

}  // namespace propos
