// The statistics that stand in and beside `iamglass`.
#include "indexer/glass/glass_version.hpp"

#include <catch2/catch.hpp>

#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

GlassStatistics statistics(Xapian::docid documents, std::uint32_t shortest, std::uint32_t longest) {
  GlassStatistics s;
  s.documents = documents;
  s.shortest = shortest;
  s.longest = longest;
  s.largest_wdf = longest / 2;
  s.length = std::uint64_t{documents} * shortest;
  return s;
}

}  // namespace

TEST_CASE("a slot's least and greatest value are those of all parts that have one", "[glass_version]") {
  ValueStatistics sum;
  sum.add({});
  CHECK(sum.documents == 0);
  sum.add({2, "2024", "2025"});
  sum.add({0, "", "9999"});
  sum.add({1, "2019", "2019"});
  sum.add({1, "2026", "2026"});
  CHECK(sum.documents == 4);
  CHECK(sum.least == "2019");
  CHECK(sum.greatest == "2026");
}

TEST_CASE("parts of a generation add up, and one without documents is not the shortest", "[glass_version]") {
  GlassStatistics sum;
  sum.add(statistics(3, 20, 80));
  sum.add(statistics(0, 0, 0));
  sum.add(statistics(2, 10, 40));
  CHECK(sum.documents == 5);
  CHECK(sum.shortest == 10);
  CHECK(sum.longest == 80);
  CHECK(sum.largest_wdf == 40);
  CHECK(sum.length == 80);
}

TEST_CASE("slots are added by their number, however many a part has", "[glass_version]") {
  GlassStatistics sum;
  GlassStatistics part;
  part.values = {{1, "a", "a"}};
  sum.add(part);
  part.values = {{}, {1, "b", "b"}};
  sum.add(part);
  REQUIRE(sum.values.size() == 2);
  CHECK(sum.values[0].documents == 1);
  CHECK(sum.values[1].greatest == "b");
}

TEST_CASE("Xapian reads the statistics as they were written", "[glass_version]") {
  const TemporaryDirectory directory;
  GlassTableWriter postings(directory / "postlist.glass");
  GlassTableWriter data(directory / "docdata.glass");
  auto s = statistics(3, 20, 80);
  s.length = 150;
  write_glass_version(directory.path(), postings.finish(), data.finish(), s);
  const Xapian::Database database(directory.path().string());
  CHECK(database.get_doccount() == 3);
  CHECK(database.get_lastdocid() == 3);
  CHECK(database.get_total_length() == 150);
  CHECK(database.get_doclength_lower_bound() == 20);
  CHECK(database.get_doclength_upper_bound() == 80);
}
