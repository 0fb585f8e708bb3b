// The measures, against values computed by hand.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "bench/quality/metrics.hpp"
#include "bench/quality/runs.hpp"
#include "common/error.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the measures of a ranking are what they are by hand", "[metrics]") {
  // Relevant: a (2), b (1), c (1). Ranked: x, a, y, b.
  const auto m = measure({"x", "a", "y", "b"}, {{"a", 2}, {"b", 1}, {"c", 1}, {"x", 0}});
  const double gained = 2 / std::log2(3.0) + 1 / std::log2(5.0);
  const double ideal = 2 + 1 / std::log2(3.0) + 1 / std::log2(4.0);
  CHECK(m.ndcg10 == Approx(gained / ideal));
  CHECK(m.mrr10 == Approx(0.5));
  CHECK(m.p5 == Approx(0.4));
  CHECK(m.recall100 == Approx(2.0 / 3));
}

TEST_CASE("what stands past a measure's depth does not count", "[metrics]") {
  std::vector<std::string> ranking(10, "x");
  ranking.push_back("a");
  const auto m = measure(ranking, {{"a", 1}});
  CHECK(m.ndcg10 == 0);
  CHECK(m.mrr10 == 0);
  CHECK(m.recall100 == 1);
}

TEST_CASE("a topic that the run lacks counts as 0, one without a relevant passage not at all", "[metrics]") {
  const auto by_topic =
      measure_run({{"one", {"a"}}}, {{"one", {{"a", 1}}}, {"two", {{"b", 1}}}, {"three", {{"c", 0}}}});
  CHECK(by_topic.size() == 2);
  CHECK(mean(by_topic).ndcg10 == Approx(0.5));
}

TEST_CASE("two runs are compared topic by topic", "[metrics]") {
  const Judgments judgments = {{"1", {{"a", 1}}}, {"2", {{"a", 1}}}, {"3", {{"a", 1}}}};
  const auto worse = measure_run({{"1", {"x", "a"}}, {"2", {"a"}}, {"3", {"a"}}}, judgments);
  const auto better = measure_run({{"1", {"a"}}, {"2", {"a"}}, {"3", {"x", "a"}}}, judgments);
  const auto same = compare(worse, better);
  CHECK(same.wins == 1);
  CHECK(same.ties == 1);
  CHECK(same.losses == 1);
  CHECK(same.difference == Approx(0).margin(1e-9));
  CHECK(same.low <= 0);
  CHECK(same.high >= 0);
}

TEST_CASE("a run is read in the order of its scores, whatever its ranks, columns and lines", "[metrics]") {
  TemporaryDirectory directory;
  write_file(directory / "run", "1 Q0 b 1 0.5 t\n1 Q0 a 2 0.9 t\n\n");
  CHECK(read_run(directory / "run").at("1") == std::vector<std::string>{"a", "b"});
  write_file(directory / "run", "2\tQ0\tx\t7\t-3e2\ta tag\r\n  1 \t Q0  b 1 10 t\r\n2 Q0 y 0 -1 t\n1 Q0 a 2 9 t");
  const auto run = read_run(directory / "run");
  CHECK(run.at("1") == std::vector<std::string>{"b", "a"});
  CHECK(run.at("2") == std::vector<std::string>{"y", "x"});
}

TEST_CASE("of equal scores in a run the greater name comes first, as in trec_eval", "[metrics]") {
  TemporaryDirectory directory;
  write_file(directory / "run", "1 Q0 a 1 2.0 t\n1 Q0 c 2 2 t\n1 Q0 b 3 2.00 t\n");
  CHECK(read_run(directory / "run").at("1") == std::vector<std::string>{"c", "b", "a"});
}

TEST_CASE("runs and judgments that cannot be measured are refused with their file", "[metrics]") {
  TemporaryDirectory directory;
  for (const std::string run :
       {"1 Q0 a 1 high t\n", "1 Q0 a 1 nan t\n", "1 Q0 a 1 0.5\n", "1 Q0 a 1 2 t\n1 Q0 b 2 1 t\n1 Q0 a 3 0 t\n"}) {
    INFO(run);
    write_file(directory / "run", run);
    CHECK_THROWS_WITH(read_run(directory / "run"), Catch::Contains((directory / "run").string()));
  }
  write_file(directory / "qrels", "1 0 a two\n");
  CHECK_THROWS_AS(read_judgments(directory / "qrels"), Error);
}

TEST_CASE("the interval of a difference holds its mean and is wider for topics that disagree", "[metrics]") {
  std::map<std::string, Measures> base, alike, split;
  for (int t = 0; t < 20; ++t) {
    const auto topic = std::to_string(t);
    base[topic].ndcg10 = 0.5;
    alike[topic].ndcg10 = 0.6;
    split[topic].ndcg10 = t % 2 == 0 ? 1.0 : 0.2;
  }
  const auto sure = compare(base, alike);
  CHECK(sure.low == Approx(0.1));
  CHECK(sure.high == Approx(0.1));
  CHECK(sure.wins == 20);
  const auto unsure = compare(base, split);
  CHECK(unsure.difference == Approx(0.1));
  CHECK(unsure.low < 0);
  CHECK(unsure.high > 0.2);
}
