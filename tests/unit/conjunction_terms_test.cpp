#include "query/plan/conjunction_terms.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace propos;

namespace {

std::shared_ptr<PlaceFinder> some_pattern() { return std::make_shared<PlaceFinder>(Pattern(), WordForms()); }

}  // namespace

TEST_CASE("a conjunction requires a term once", "[conjunction_terms]") {
  Conjunction conjunction;
  for (const auto* term : {"prix", "aci", "prix"}) conjunction.require(term);
  CHECK(conjunction.terms == std::vector<WeightedTerm>{{"prix", 0}, {"aci", 0}});
}

TEST_CASE("two conjunctions are one with the terms and patterns of both, in their order", "[conjunction_terms]") {
  const auto one = some_pattern(), other = some_pattern();
  const auto joined =
      both(Conjunction{{{"prix", 0}, {"aci", 0}}, {one}}, Conjunction{{{"aci", 0}, {"vin", 0}}, {other}});
  REQUIRE(joined);
  CHECK(joined->terms == std::vector<WeightedTerm>{{"prix", 0}, {"aci", 0}, {"vin", 0}});
  CHECK(joined->patterns == std::vector{one, other});
}

TEST_CASE("what is no conjunction makes none with another", "[conjunction_terms]") {
  const std::optional<Conjunction> one = Conjunction{{{"prix", 0}}, {}};
  CHECK_FALSE(both(one, {}));
  CHECK_FALSE(both({}, one));
  CHECK(both(one, Conjunction()));
}
