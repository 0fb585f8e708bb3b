// Runs of lists: one batch's, and several merged into a table.
#include "indexer/glass/run_builder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/glass/glass_keys.hpp"
#include "indexer/glass/posting_runs.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The keys of a run's records, in order.
std::vector<std::string> keys_of(std::string_view run) {
  std::vector<std::string> keys;
  while (!run.empty()) {
    std::uint32_t length = 0;
    std::memcpy(&length, run.data(), run_length_bytes);
    // Keys are shorter than 128 bytes here, so that their length is one byte.
    keys.emplace_back(run.substr(run_length_bytes + 1, static_cast<unsigned char>(run[run_length_bytes])));
    run.remove_prefix(run_length_bytes + length);
  }
  return keys;
}

IndexDocument labelled(std::vector<std::string> labels) {
  IndexDocument document;
  document.labels = std::move(labels);
  return document;
}

std::string metadata_run(const std::string& key, const std::string& value) {
  RunBuilder run;
  run.set_metadata(key, value);
  GlassStatistics none;
  return run.finish(none);
}

/// The table that comes of runs.
std::string merged(const std::vector<std::string>& runs) {
  const TemporaryDirectory directory;
  PostingRuns all(directory / "runs");
  for (const auto& run : runs) all.add(run, 1);
  GlassTableWriter table(directory / "table");
  all.merge(table);
  table.finish();
  std::ifstream file(directory / "table", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a run's records are sorted by key, whatever the order in which lists were met", "[runs]") {
  Analyzer analyzer;
  RunBuilder run;
  run.set_metadata("b", "2");
  run.set_metadata("a", "1");
  run.add(labelled({"XPz", "XPa"}), {{&analyzer.word_of("loutre"), 3}, {&analyzer.word_of("castor"), 5}});
  run.add(labelled({"XPm"}), {{&analyzer.word_of("castor"), 1}});
  GlassStatistics statistics;
  const auto keys = keys_of(run.finish(statistics));
  CHECK(keys.size() == 2 + 1 + 3 + 2);  // metadata, lengths, labels, terms
  CHECK(std::is_sorted(keys.begin(), keys.end()));
  CHECK(keys.front() == std::string(glass::metadata) + "a");
}

TEST_CASE("a run tells how long its documents are and which values they have", "[runs]") {
  Analyzer analyzer;
  RunBuilder run;
  auto first = labelled({});
  first.values[0] = "2025";
  auto second = labelled({});
  second.values[0] = "2024";
  run.add(first, {{&analyzer.word_of("loutre"), 3}, {&analyzer.word_of("castor"), 5}});
  run.add(second, {{&analyzer.word_of("castor"), 2}});
  run.add(labelled({}), {});
  GlassStatistics statistics;
  run.finish(statistics);
  CHECK(statistics.documents == 3);
  CHECK(statistics.length == 10);
  CHECK(statistics.longest == 8);
  CHECK(statistics.shortest == 2);
  CHECK(statistics.largest_wdf == 5);
  CHECK(statistics.values[0].documents == 2);
  CHECK(statistics.values[0].least == "2024");
  CHECK(statistics.values[0].greatest == "2025");
  CHECK(statistics.values[1].documents == 0);
}

TEST_CASE("a builder that has given its run is as a new one", "[runs]") {
  Analyzer analyzer;
  RunBuilder used;
  GlassStatistics statistics;
  used.set_metadata("a", "1");
  used.add(labelled({"XPz"}), {{&analyzer.word_of("loutre"), 3}});
  used.finish(statistics);
  CHECK(RunBuilder().finish(statistics).empty());
  CHECK(used.finish(statistics).empty());
  const auto again = [&](RunBuilder& run) {
    run.add(labelled({"XPa"}), {{&analyzer.word_of("castor"), 1}});
    return run.finish(statistics);
  };
  RunBuilder fresh;
  CHECK(again(used) == again(fresh));
  CHECK(statistics.largest_wdf == 1);
}

TEST_CASE("of entries with one key in several runs the last one counts", "[runs]") {
  const auto one = metadata_run("propos.post.1", "new");
  CHECK(merged({metadata_run("propos.post.1", "old"), one}) == merged({one}));
  CHECK(merged({one, metadata_run("propos.post.1", "old")}) != merged({one}));
}
