// What is counted of all passages that match, as it is asked for and answered.
#include "query/answer/counts.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

#include "common/error.hpp"

using namespace propos;

using Facets = std::vector<FacetBy>;

TEST_CASE("facets are read in the order they are named in, each once", "[counts]") {
  CHECK(facets_named("author") == Facets{FacetBy::author});
  CHECK(facets_named("year,tag,year") == Facets{FacetBy::year, FacetBy::tag});
}

TEST_CASE("a name that is none is refused, and those there are are named", "[counts]") {
  for (const std::string names : {"", "auteur", "author,", ",tag", "author, tag", "AUTHOR"}) {
    INFO(names);
    try {
      facets_named(names);
      FAIL("taken");
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::usage);
      for (const auto& row : all_facets()) CHECK_THAT(e.message(), Catch::Contains(std::string(row.name)));
    }
  }
}

TEST_CASE("each facet has a row, which is read by its name", "[counts]") {
  std::set<std::string_view> names;
  for (const auto& row : all_facets()) {
    CHECK(facets_named(row.name) == Facets{row.by});
    CHECK(&row_of(row.by) == &row);
    CHECK_FALSE(row.heading_fr.empty());
    CHECK_FALSE(row.heading_en.empty());
    names.insert(row.name);
  }
  CHECK(names.size() == all_facets().size());
}

TEST_CASE("only what was asked for stands in an answer", "[counts]") {
  Json nothing = Json::object();
  add_counts(nothing, {});
  CHECK(nothing.empty());
  Counts counts;
  counts.posts = 0;
  counts.facets = {{FacetBy::post, {{"7", "Le sel", 2}, {"8", "", 1}}, 5}};
  counts.timeline = {{"2024-05", 3}, {"", 1}};
  Json answer = Json::object();
  add_counts(answer, counts);
  CHECK(answer ==
        Json{{"posts", 0},
             {"facets",
              {{"post", {{{"value", "7"}, {"label", "Le sel"}, {"passages", 2}}, {{"value", "8"}, {"passages", 1}}}}}},
             {"timeline", {{{"period", "2024-05"}, {"passages", 3}}, {{"period", ""}, {"passages", 1}}}}});
}
