#include "bench/quality/regressions.hpp"

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "bench/quality/collections.hpp"
#include "bench/quality/metrics.hpp"
#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

constexpr double tolerance = 0.005;
constexpr double digits = 10000;  ///< four, of what is written

/// The figures of one collection, rounded as they are written.
Json figures_of(const Collection& collection, CollectionIndexes& indexes) {
  Searcher searcher(indexes.of(collection));
  const auto judgments = read_judgments(collection.qrels);
  const Questions questions{load_topics(collection.topics), collection.label};
  auto figures = to_json(mean(measure_run(ask(searcher, questions, measured_search()), judgments)));
  auto first_pass = measured_search();
  first_pass.second_pass = 0;
  figures["first pass alone ndcg@10"] = mean(measure_run(ask(searcher, questions, first_pass), judgments)).ndcg10;
  for (auto& figure : figures) figure = std::round(figure.get<double>() * digits) / digits;
  return figures;
}

/// Prints the figures beside those expected; returns how many moved or are missing.
int print_moved(const std::string& collection, const Json& figures, const Json& expected) {
  int moved = 0;
  for (const auto& [name, figure] : figures.items()) {
    const double now = figure.get<double>();
    const auto found = expected.find(name);
    if (found == expected.end() || !found->is_number()) {
      std::printf("%-16s  %-24s  %7s  %7.4f           NEW\n", collection.c_str(), name.c_str(), "", now);
      ++moved;
      continue;
    }
    const double before = found->get<double>();
    const bool far = std::abs(now - before) > tolerance + 0.5 / digits;
    std::printf("%-16s  %-24s  %7.4f  %7.4f  %+7.4f%s\n", collection.c_str(), name.c_str(), before, now, now - before,
                !far           ? ""
                : now < before ? "  FELL"
                               : "  ROSE");
    moved += far;
  }
  return moved;
}

Json read_expected(const std::string& file) {
  auto json = parse_json(read_file(file, limits::max_topics_bytes), file);
  if (!json.is_object()) throw Error(ErrorKind::invalid, "expected an object of collections", file);
  return json;
}

}  // namespace

int run_regressions(const RegressionOptions& options) {
  CollectionIndexes indexes;
  Json expected = Json::object();
  if (!options.update || std::filesystem::exists(options.expected)) expected = read_expected(options.expected);
  int moved = 0;
  std::printf("%-16s  %-24s  %7s  %7s  %7s\n", "collection", "figure", "before", "now", "moved");
  for (const auto& collection : read_collections(options.collections.file, options.collections.names)) {
    auto figures = figures_of(collection, indexes);
    const auto known = expected.find(collection.name);
    moved += print_moved(collection.name, figures, known == expected.end() ? Json::object() : *known);
    expected[collection.name] = std::move(figures);
  }
  if (options.update) {
    write_file_atomically(options.expected, dump_json_indented(expected) + '\n');
    return 0;
  }
  if (moved == 0) return 0;
  std::printf(
      "%d moved by more than %.3f from %s. If that is meant, write them down and say in the commit why:\n"
      "  propos-bench regressions --update --collections %s\n",
      moved, tolerance, options.expected.c_str(), options.collections.file.c_str());
  return 1;
}

}  // namespace propos
