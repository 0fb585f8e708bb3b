#include "query/plan/parts.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace propos;

namespace {

Match term(const std::string& term) { return {Xapian::Query(term), Conjunction{{{term, 0}}, {}}}; }

std::string described(const Match& match) { return match.query ? match.query->get_description() : "nothing"; }

}  // namespace

TEST_CASE("parts match together by how each takes part", "[parts]") {
  struct Row {
    std::vector<std::pair<Occur, const char*>> parts;
    const char* query;
  };
  using enum Occur;
  for (const auto& [parts, query] :
       {Row{{}, "nothing"},
        {{{optional, "a"}}, "Query(a)"},
        {{{optional, "a"}, {optional, "b"}}, "Query((a OR b))"},
        {{{required, "a"}, {required, "b"}}, "Query((a AND b))"},
        {{{required, "a"}, {optional, "b"}}, "Query(a)"},
        {{{filter, "a"}}, "Query(a)"},
        {{{optional, "a"}, {filter, "b"}}, "Query((a AND b))"},
        {{{optional, "a"}, {excluded, "b"}, {excluded, "c"}}, "Query((a AND_NOT (b OR c)))"},
        {{{excluded, "a"}}, "Query((<alldocuments> AND_NOT a))"}}) {
    BagParts bag;
    for (const auto& [occur, name] : parts) bag.add(occur, term(name));
    CHECK(described(match_of(bag)) == query);
  }
}

TEST_CASE("a part that says nothing is passed over", "[parts]") {
  BagParts parts;
  parts.add(Occur::required, term("a"));
  parts.add(Occur::required, Match::silent());
  CHECK(described(match_of(parts)) == "Query(a)");
  CHECK(match_of(parts).conjunction.has_value());
}

TEST_CASE("only what is required, and itself a conjunction, is a conjunction", "[parts]") {
  BagParts required;
  required.add(Occur::required, term("a"));
  required.add(Occur::required, term("b"));
  REQUIRE(match_of(required).conjunction.has_value());
  CHECK(match_of(required).conjunction->terms == std::vector<WeightedTerm>{{"a", 0}, {"b", 0}});
  for (const auto other : {Occur::optional, Occur::filter, Occur::excluded})
    for (const auto& match : {term("c"), Match::silent()}) {
      auto parts = required;
      parts.add(other, match);
      parts.add(Occur::required, term("d"));
      CHECK_FALSE(match_of(parts).conjunction.has_value());
    }
  auto parts = required;
  parts.add(Occur::required, {Xapian::Query("c"), {}});
  CHECK_FALSE(match_of(parts).conjunction.has_value());
}

TEST_CASE("filters and what is excluded narrow what weighs, and weigh nothing themselves", "[parts]") {
  const Xapian::Query weighted("w");
  BagParts parts;
  CHECK(narrowed(weighted, parts).get_description() == "Query(w)");
  parts.add(Occur::excluded, term("x"));
  CHECK(narrowed(weighted, parts).get_description() == "Query((w AND_NOT x))");
  parts.add(Occur::filter, term("f"));
  CHECK(narrowed(weighted, parts).get_description() == "Query(((w FILTER f) AND_NOT x))");
}
