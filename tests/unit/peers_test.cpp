// Queries, goals and tables of `propos-bench peers`.
#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "bench/comparison/peer_queries.hpp"
#include "bench/comparison/peer_report.hpp"
#include "common/error.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

PeerResult peer(const std::string& name, double seconds, std::uint64_t bytes,
                const std::vector<std::uint64_t>& nanoseconds) {
  PeerResult result;
  result.name = result.title = name;
  result.build.seconds = seconds;
  result.build.bytes = bytes;
  for (const char* set : {"or1", "and2", "phrase2"}) {
    for (const auto time : nanoseconds) result.sets[set].record(time);
    result.hits[set] = 10;
  }
  return result;
}

PeersReport report_of(std::vector<PeerResult> peers) {
  PeersReport report;
  report.text_bytes = 1'000'000;
  report.passages = 100;
  report.groups = {{"or1", "or"}, {"and2", "and"}, {"phrase2", "phrase"}};
  report.peers = std::move(peers);
  return report;
}

Goal::State state_of(const PeersReport& report, const std::string& beginning) {
  for (const auto& goal : judge(report))
    if (goal.name.starts_with(beginning)) return goal.state;
  FAIL("no goal " << beginning);
  return {};
}

}  // namespace

TEST_CASE("a file of queries is named by its mode", "[peers]") {
  const TemporaryDirectory directory;
  for (const char* name : {"or1", "or12", "and2", "phrase3", "question", "topic"})
    write_file(directory / (std::string(name) + ".tsv"), "q1\t+sel\nq2\t\"mer\"\n");
  write_file(directory / "notes.txt", "no queries");
  std::string seen;
  for (const auto& set : read_query_sets(directory.path()))
    seen += set.name + ' ' + set.group + ' ' + set.mode + ' ' + set.words.at(0) + ' ' + set.words.at(1) + '\n';
  CHECK(seen ==
        "and2 and and sel mer\nor1 or or sel mer\nor12 or or sel mer\nphrase3 phrase phrase sel mer\n"
        "question question or sel mer\ntopic topic or sel mer\n");
  CHECK_THROWS_AS(read_query_sets(directory / "nowhere"), Error);
}

TEST_CASE("goals are met at their limit and not past it", "[peers]") {
  const auto at_limit = report_of(
      {peer("propos", 1, 1'500'000, {20, 20, 200}), peer("omega", 6, 1, {1}), peer("lucene", 0.8, 1, {20, 20, 100})});
  const auto past = report_of({peer("propos", 1, 1'500'001, {21, 21, 201}), peer("omega", 5.9, 1, {1}),
                               peer("lucene", 0.79, 1, {20, 20, 100})});
  for (const char* goal : {"indexing speed / scriptindex's", "indexing speed / Lucene's", "index size / text", "or p50",
                           "or p99", "and p50", "and p99", "phrase p50", "phrase p99"}) {
    CAPTURE(goal);
    CHECK(state_of(at_limit, goal) == Goal::State::met);
    CHECK(state_of(past, goal) == Goal::State::not_met);
  }
}

TEST_CASE("a goal whose peer is missing or failed is not measured", "[peers]") {
  auto failed = peer("lucene", 1, 1, {1});
  failed.failure = "no Java";
  const auto report = report_of({peer("propos", 1, 1, {1}), failed});
  CHECK(state_of(report, "or p50") == Goal::State::not_measured);
  CHECK(state_of(report, "indexing speed / scriptindex's") == Goal::State::not_measured);
  CHECK(state_of(report, "index size / text") == Goal::State::met);
}

TEST_CASE("the report has a row per peer, what failed and what is missing", "[peers]") {
  auto failed = peer("lucene", 1, 1, {1});
  failed.failure = "no Java";
  auto report = report_of({peer("propos", 0.5, 1'200'000, {10, 30, 20}), peer("xapian", 1, 4'000'000, {5}), failed});
  report.missing = {{"Pagefind", "npm install"}};
  std::ostringstream out;
  print_markdown(out, report);
  CHECK_THAT(out.str(),
             Catch::Contains("| propos () | 2.00 | 1.20 | – | – | 0.02 / 0.03 | 0.02 / 0.03 | 0.02 / 0.03 |"));
  CHECK_THAT(out.str(), Catch::Contains("| xapian | 2.00 | 0.30 |"));
  CHECK_THAT(out.str(), Catch::Contains("Failed: lucene: no Java"));
  CHECK_THAT(out.str(), Catch::Contains("- Pagefind: npm install\n"));
  CHECK_THAT(out.str(), !Catch::Contains("lucene ()"));
  const auto json = to_json(report);
  CHECK(json["peers"][0]["latency_us"]["or"]["p99"] == 0.03);
  CHECK(json["peers"][2]["failure"] == "no Java");
  CHECK(json["missing"]["Pagefind"] == "npm install");
}
