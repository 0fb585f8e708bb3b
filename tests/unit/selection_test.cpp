// Which of the passages that match are hits.
#include "query/answer/selection.hpp"

#include <catch2/catch.hpp>

using namespace propos;

TEST_CASE("an order is answered as it is typed", "[selection]") {
  CHECK(name_of(Order::score) == "score");
  CHECK(name_of(Order::oldest) == "date");
  CHECK(name_of(Order::newest) == "-date");
}

TEST_CASE("all matches are gone through only where something is counted of them", "[selection]") {
  Selection selection;
  selection.offset = 20;
  selection.order = Order::oldest;
  selection.like = "7#1";
  CHECK_FALSE(selection.counts());
  for (const auto counted : {&Selection::collapse, &Selection::count, &Selection::timeline}) {
    Selection one;
    one.*counted = true;
    CHECK(one.counts());
  }
  selection.facets = {FacetBy::tag};
  CHECK(selection.counts());
}
