#include <algorithm>
#include <cstdio>
#include <iostream>

#include "bench/speed/latency.hpp"
#include "bench/speed/plot.hpp"
#include "common/file.hpp"
#include "common/json.hpp"

namespace propos {
namespace {

double microseconds(std::uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1000; }

double p(const LatencyRow& row, double share) { return microseconds(row.nanoseconds.percentile(share)); }

std::string name_of(const LatencyRow& row) { return row.variant.empty() ? row.kind : row.kind + ", " + row.variant; }

/// All rows of a variant as one.
LatencyRow total(const std::vector<LatencyRow>& rows, const std::string& variant) {
  LatencyRow all;
  all.kind = "all";
  all.variant = variant;
  for (const auto& row : rows) {
    if (row.variant != variant) continue;
    all.queries += row.queries;
    all.seconds += row.seconds;
    all.nanoseconds.add(row.nanoseconds);
  }
  return all;
}

Json to_json(const LatencyRow& row) {
  Json json{{"kind", row.kind}};
  if (!row.variant.empty()) json["variant"] = row.variant;
  json["queries"] = row.queries;
  json["latency_us"] = Json{
      {"p50", p(row, 0.5)}, {"p95", p(row, 0.95)}, {"p99", p(row, 0.99)}, {"max", microseconds(row.nanoseconds.max())}};
  json["qps"] = row.qps();
  return json;
}

std::string loop_of(const LatencyOptions& options) {
  char text[200];
  if (options.rate > 0)
    std::snprintf(text, sizeof text, "open loop at %g queries/s, times from when a query was due", options.rate);
  else std::snprintf(text, sizeof text, "closed loop");
  return std::string(text) + (options.cold ? ", cold" : ", after a warm-up");
}

Json to_json(const LatencyOptions& options, const LatencyResult& result) {
  const auto all = to_json(total(result.rows, result.rows.front().variant));
  Json json{{"queries", all["queries"]},
            {"rounds", options.rounds},
            {"limit", options.limit},
            {"threads", options.threads},
            {"mode", options.mode},
            {"loop", options.rate > 0 ? "open" : "closed"},
            {"cold", options.cold},
            {"passages", result.passages},
            {"peak_memory", result.peak_memory},
            {"latency_us", all["latency_us"]},
            {"qps", all["qps"]}};
  if (options.rate > 0) json["rate"] = options.rate;
  if (options.cold) json["resident_after_drop"] = result.resident_after_drop;
  json["rows"] = Json::array();
  for (const auto& row : result.rows) json["rows"].push_back(to_json(row));
  return json;
}

void print_table(const std::vector<LatencyRow>& rows) {
  std::size_t width = 4;
  for (const auto& row : rows) width = std::max(width, name_of(row).size());
  const auto w = static_cast<int>(width);
  std::printf("%-*s  %8s  %9s  %9s  %9s  %9s  %9s\n", w, "kind", "queries", "p50 µs", "p95 µs", "p99 µs", "max µs",
              "queries/s");
  for (const auto& row : rows)
    std::printf("%-*s  %8zu  %8.0f  %8.0f  %8.0f  %8.0f  %9.0f\n", w, name_of(row).c_str(), row.queries, p(row, 0.5),
                p(row, 0.95), p(row, 0.99), microseconds(row.nanoseconds.max()), row.qps());
}

/// What the second pass adds to the median and the mean of each kind.
void print_difference(const std::vector<LatencyRow>& rows) {
  for (std::size_t i = 0; i + 1 < rows.size(); i += 2)
    std::printf("%s: the second pass adds %.0f µs to p50, %.0f µs to the mean\n", rows[i].kind.c_str(),
                p(rows[i], 0.5) - p(rows[i + 1], 0.5),
                (rows[i].nanoseconds.mean() - rows[i + 1].nanoseconds.mean()) / 1000);
}

/// The percentile spectrum: from left to right ever rarer queries, upwards the time that they take.
Chart spectrum(const LatencyOptions& options, const LatencyResult& result) {
  Chart chart;
  chart.title = "Time per query, " + std::to_string(result.passages) + " passages, " + loop_of(options);
  chart.x = {"share of the queries that take no longer",
             true,
             {{1, "0 %"}, {2, "50 %"}, {10, "90 %"}, {100, "99 %"}, {1000, "99.9 %"}}};
  chart.y = {"microseconds", true, {}};
  for (const auto& row : result.rows) {
    Series series{name_of(row), {}, false, false};
    std::uint64_t seen = 0;
    for (const auto& bucket : row.nanoseconds.buckets()) {
      const auto longer = row.nanoseconds.count() - seen;  // queries that take at least this long
      const double x = static_cast<double>(row.nanoseconds.count()) / static_cast<double>(longer);
      series.points.emplace_back(x, microseconds(std::max<std::uint64_t>(bucket.highest, 1)));
      seen += bucket.count;
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

}  // namespace

int run_latency(const LatencyOptions& options) {
  const auto result = measure_latency(options);
  if (!options.plot.empty()) write_file_atomically(options.plot, to_svg({spectrum(options, result)}));
  if (options.json) {
    std::cout << dump_json_indented(to_json(options, result)) << '\n';
    return 0;
  }
  std::printf("%zu rounds, %zu hits each, %llu passages, %zu thread%s, %s\n", options.rounds, options.limit,
              static_cast<unsigned long long>(result.passages), options.threads, options.threads == 1 ? "" : "s",
              loop_of(options).c_str());
  print_table(result.rows);
  if (options.compare_passes) print_difference(result.rows);
  if (options.cold)
    std::printf("cold: the index's pages are dropped from the page cache before each query; at most %.1f MB stayed\n",
                static_cast<double>(result.resident_after_drop) / 1e6);
  return 0;
}

}  // namespace propos
