// What a block's ranges cover, and the names of its kinds.
#include "indexer/html/block.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace propos;

TEST_CASE("ranges cover a text when nothing but white space and punctuation is left", "[block]") {
  struct Row {
    std::string text;
    std::vector<Range> ranges;
    bool covered;
  };
  const std::vector<Row> rows = {{"Pourquoi ?", {{0, 8}}, true},
                                 {"— Pourquoi ?", {{4, 12}}, true},
                                 {"« Oui », dit-il", {{0, 10}}, false},
                                 {"Qui est là ?", {{0, 3}, {4, 11}}, true},
                                 {"Qui est là ?", {{0, 3}, {8, 11}}, false},
                                 {"Qui ?", {{0, 100}}, true},
                                 {"été", {{0, 2}}, false},
                                 {"Qui ?", {}, false},
                                 {"…", {}, false},
                                 {"", {}, false}};
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(covers(row.ranges, row.text) == row.covered);
  }
}

TEST_CASE("the covered share counts letters, not bytes, spaces or signs", "[block]") {
  CHECK(covered_share({{0, 5}}, "été ou") == Approx(0.6));
  CHECK(covered_share({{0, 2}, {4, 6}}, "ab, cd !") == 1);
  CHECK(covered_share({}, "abcd") == 0);
  CHECK(covered_share({{0, 3}}, "— !") == 0);
  CHECK(covered_share({{0, 3}}, "") == 0);
}

TEST_CASE("each kind of block has a name of its own", "[block]") {
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(BlockKind::note); ++kind)
    names.insert(name_of(static_cast<BlockKind>(kind)));
  CHECK(names.size() == static_cast<std::size_t>(BlockKind::note) + 1);
}
