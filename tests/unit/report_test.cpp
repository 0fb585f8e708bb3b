// The tally of a run.
#include "indexer/report.hpp"

#include <catch2/catch.hpp>

using namespace propos;

TEST_CASE("only rejections count as rejected, repairs are counted as they are told", "[report]") {
  Report report;
  report.note("a.json", "rien de grave");
  report.repair("a.json:12", "une fin manquait");
  report.reject("b.json", "pas un article");
  report.reject("c.json", "protégé");
  CHECK(report.rejected() == 2);
  CHECK(report.repaired == 1);
  REQUIRE(report.incidents.size() == 4);
  CHECK(report.incidents[1].kind == Incident::Kind::repaired);
  CHECK(report.incidents[1].where == "a.json:12");
  CHECK(report.incidents[1].reason == "une fin manquait");
}

TEST_CASE("a part's numbers are added, its incidents stand behind", "[report]") {
  Report report;
  report.posts = 2;
  report.dropped_blocks = {{"menu", 1}, {"note", 2}};
  report.reject("a", "un");
  Report part;
  part.posts = 3;
  part.passages = 5;
  part.unchanged = 1;
  part.repeated = 4;
  part.empty = 6;
  part.source_bytes = 700;
  part.dropped_blocks = {{"note", 3}, {"partage", 1}};
  part.repair("b", "deux");
  report.merge(std::move(part));
  CHECK(report.posts == 5);
  CHECK(report.passages == 5);
  CHECK(report.unchanged == 1);
  CHECK(report.repeated == 4);
  CHECK(report.repaired == 1);
  CHECK(report.empty == 6);
  CHECK(report.source_bytes == 700);
  CHECK(report.dropped_blocks == std::map<std::string, std::uint64_t>{{"menu", 1}, {"note", 5}, {"partage", 1}});
  REQUIRE(report.incidents.size() == 2);
  CHECK(report.incidents[1].where == "b");
}
