// The queries of a benchmark: how the words of a line are asked.
#include <catch2/catch.hpp>

#include <string>

#include "bench/speed/workload.hpp"
#include "common/error.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the words of a line are asked as the mode says", "[workload]") {
  struct Row {
    std::string line, any, all, phrase;
  };
  for (const auto& row : {Row{"école usine", "école usine", "+école +usine", "\"école usine\""},
                          Row{"+école \"de France\"", "école de France", "+école +de +France", "\"école de France\""},
                          Row{"« libre » -vin tarif*", "libre vin tarif", "+libre +vin +tarif", "\"libre vin tarif\""},
                          Row{"semi-conducteur", "semi-conducteur", "+semi-conducteur", "\"semi-conducteur\""}}) {
    INFO(row.line);
    CHECK(in_mode(row.line, QueryMode::any) == row.any);
    CHECK(in_mode(row.line, QueryMode::all) == row.all);
    CHECK(in_mode(row.line, QueryMode::phrase) == row.phrase);
    CHECK(in_mode(row.line, QueryMode::free) == row.line);
  }
  CHECK_THROWS_AS(query_mode("any"), Error);
}

TEST_CASE("each file of queries is a kind, a directory's in the order of their names", "[workload]") {
  const TemporaryDirectory directory;
  write_file(directory / "or2.tsv", "1\tsel mer\n2\tvin\n");
  write_file(directory / "and2.tsv", "+sel +mer\r\n\n");
  write_file(directory / "notes.txt", "no query");
  const auto kinds = read_workload({directory.path().string()}, QueryMode::free);
  REQUIRE(kinds.size() == 2);
  CHECK(kinds[0].name == "and2");
  CHECK(kinds[0].queries.size() == 1);
  CHECK(kinds[0].queries[0].root.parts.size() == 2);
  CHECK(kinds[1].name == "or2");
  CHECK(kinds[1].queries.size() == 2);
  write_file(directory / "or2.tsv", "\n");
  CHECK_THROWS_AS(read_workload({(directory / "or2.tsv").string()}, QueryMode::free), Error);
}
