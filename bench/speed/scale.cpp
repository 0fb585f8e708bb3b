#include "bench/speed/scale.hpp"

#include <cstdio>
#include <iostream>
#include <optional>

#include "bench/data/generate.hpp"
#include "bench/speed/indexing.hpp"
#include "bench/speed/plot.hpp"
#include "bench/speed/process.hpp"
#include "common/error.hpp"
#include "common/file.hpp"

namespace propos {
namespace {

constexpr Process::Seconds build_deadline{24 * 3600.0};

/// Runs a command of this program in a process of its own and reads the JSON that it prints.
Json run_self(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {std::filesystem::read_symlink("/proc/self/exe").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  Process process(command);
  process.close_input();
  std::string text;
  for (std::string line; process.read_line(line, build_deadline);) text += line + '\n';
  if (const auto exit = process.wait(build_deadline); exit.status != 0)
    throw Error(ErrorKind::io, "ended with status " + std::to_string(exit.status) + "; see its message above",
                "propos-bench " + arguments[0]);
  return parse_json(text, "propos-bench " + arguments[0]);
}

ScalePoint measure_size(const ScaleOptions& options, std::size_t passages, const std::filesystem::path& place) {
  const auto data = place / std::to_string(passages);
  GenerateOptions generation;
  generation.directory = data.string();
  generation.passages = passages;
  generation.queries = options.queries;
  generation.seed = options.seed;
  generate(generation);
  std::vector<std::string> index = {"index", "--json", "--input", "passages", "-d", (data / "index").string()};
  if (options.jobs > 0) index.insert(index.end(), {"--jobs", std::to_string(options.jobs)});
  if (options.max_memory > 0) index.insert(index.end(), {"--max-memory", std::to_string(options.max_memory)});
  index.push_back((data / "passages.ndjson").string());
  ScalePoint point{passages, run_self(index), {}};
  point.latency = run_self({"latency", "--json", "-d", (data / "index").string(), "--queries",
                            (data / "queries").string(), "--rounds", std::to_string(options.rounds)});
  return point;
}

std::string cell(const char* format, double value) {
  char text[64];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

/// A row of cells; behind the first row, the line that parts head and body.
std::string markdown_row(const std::vector<std::string>& cells, bool head = false) {
  std::string row = "|", rule = "|";
  for (const auto& one : cells) {
    row += ' ' + one + " |";
    rule += "---|";
  }
  return row + '\n' + (head ? rule + '\n' : "");
}

double number(const Json& json, const char* name) { return json.at(name).get<double>(); }

}  // namespace

std::vector<ScalePoint> measure_scale(const ScaleOptions& options) {
  std::optional<TemporaryPlace> temporary;
  if (options.keep.empty()) temporary.emplace();
  const auto place = temporary ? temporary->path() : std::filesystem::path(options.keep);
  std::vector<ScalePoint> points;
  for (const auto size : options.sizes) {
    std::fprintf(stderr, "%zu passages …\n", size);
    points.push_back(measure_size(options, size, place));
    std::error_code error;
    if (temporary) std::filesystem::remove_all(place / std::to_string(size), error);
  }
  return points;
}

std::string scale_table(const std::vector<ScalePoint>& points) {
  auto out = markdown_row({"passages", "text MB", "index s", "CPU s", "text MB/s", "memory MB", "index MB",
                           "index / text", "memory of queries MB"},
                          true);
  for (const auto& point : points) {
    const auto& i = point.indexing;
    out += markdown_row({std::to_string(point.passages), cell("%.1f", number(i, "text_bytes") / 1e6),
                         cell("%.2f", number(i, "seconds")), cell("%.2f", number(i, "cpu_seconds")),
                         cell("%.1f", number(i, "text_mb_per_s")), cell("%.0f", number(i, "peak_memory") / 1e6),
                         cell("%.1f", number(i, "index_bytes") / 1e6), cell("%.2f", number(i, "index_per_text")),
                         cell("%.0f", number(point.latency, "peak_memory") / 1e6)});
  }
  out += "\np50 / p99 in microseconds:\n\n";
  std::vector<std::string> head = {"passages"};
  for (const auto& row : points.front().latency.at("rows")) head.push_back(row.at("kind").get<std::string>());
  out += markdown_row(head, true);
  for (const auto& point : points) {
    std::vector<std::string> cells = {std::to_string(point.passages)};
    for (const auto& row : point.latency.at("rows")) {
      const auto& times = row.at("latency_us");
      cells.push_back(cell("%.0f", number(times, "p50")) + " / " + cell("%.0f", number(times, "p99")));
    }
    out += markdown_row(cells);
  }
  return out;
}

std::string scale_plot(const std::vector<ScalePoint>& points) {
  Axis sizes{"passages", true, {}};
  for (const auto& point : points)
    sizes.ticks.emplace_back(static_cast<double>(point.passages), std::to_string(point.passages));
  Chart indexing{
      "Indexing", sizes, {"seconds", true, {}}, {{"propos-index", {}, false, true}, {"linear", {}, true, false}}};
  Chart asking{"Time per query (p50)", sizes, {"microseconds", true, {}}, {}};
  const auto& first = points.front();
  for (const auto& point : points) {
    const auto x = static_cast<double>(point.passages);
    indexing.series[0].points.emplace_back(x, number(point.indexing, "seconds"));
    indexing.series[1].points.emplace_back(x,
                                           number(first.indexing, "seconds") * x / static_cast<double>(first.passages));
    std::size_t kind = 0;
    for (const auto& row : point.latency.at("rows")) {
      if (kind == asking.series.size()) asking.series.push_back({row.at("kind").get<std::string>(), {}, false, true});
      asking.series[kind++].points.emplace_back(x, number(row.at("latency_us"), "p50"));
    }
  }
  return to_svg({indexing, asking});
}

int run_scale(const ScaleOptions& options) {
  const auto points = measure_scale(options);
  if (!options.plot.empty()) write_file_atomically(options.plot, scale_plot(points));
  if (!options.json) {
    std::cout << scale_table(points);
    return 0;
  }
  Json all = Json::array();
  for (const auto& point : points)
    all.push_back(Json{{"passages", point.passages}, {"indexing", point.indexing}, {"latency", point.latency}});
  std::cout << dump_json_indented(Json{{"sizes", all}}) << '\n';
  return 0;
}

}  // namespace propos
