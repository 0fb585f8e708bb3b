#include "query/plan/strategy.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <variant>

#include "query/language/parse.hpp"

using namespace propos;

namespace {

const std::vector<WeightedTerm> weights = {{"aci", 2}, {"prix", 1}};

bool is_general(const Strategy& strategy) { return std::holds_alternative<General>(strategy); }

/// Parts as a query's bag has them; what they match does not matter here.
BagParts parts_of(const Node& root) {
  BagParts parts;
  for (const auto& part : root.parts) parts.add(part.occur, {Xapian::Query("a"), {}});
  return parts;
}

}  // namespace

TEST_CASE("weighted terms that nothing narrows are a bag", "[strategy]") {
  const auto strategy = bag_strategy({}, weights);
  REQUIRE(std::holds_alternative<Bag>(strategy));
  CHECK(std::get<Bag>(strategy).terms == weights);
}

TEST_CASE("what is filtered, excluded, or weighs by more than terms is no bag", "[strategy]") {
  CHECK(is_general(bag_strategy({}, {})));
  for (const auto occur : {Occur::filter, Occur::excluded}) {
    BagParts parts;
    parts.add(occur, {Xapian::Query("a"), {}});
    CHECK(is_general(bag_strategy(parts, weights)));
  }
}

TEST_CASE("a conjunction gets the weights of its terms, summed where a term weighs twice", "[strategy]") {
  auto twice = weights;
  twice.push_back({"aci", 0.5});
  const auto strategy = conjunction_strategy(Conjunction{{{"vin", 0}, {"aci", 0}}, {}}, twice);
  REQUIRE(std::holds_alternative<Conjunction>(strategy));
  CHECK(std::get<Conjunction>(strategy).terms == std::vector<WeightedTerm>{{"vin", 0}, {"aci", 2.5}});
}

TEST_CASE("without a conjunction, or without terms in it, the query is asked as it is", "[strategy]") {
  CHECK(is_general(conjunction_strategy({}, weights)));
  CHECK(is_general(conjunction_strategy(Conjunction(), weights)));
}

TEST_CASE("a query matches by its weighted terms when what must match is nothing but optional words", "[strategy]") {
  struct Row {
    const char* query;
    bool by_weight;
  };
  for (const auto& [query, by_weight] : {Row{"acier", true},
                                         {"acier prix", true},
                                         {"~\"prix acier\" tari* lait~", true},
                                         {"(acier prix) (vin blé)", true},
                                         {"acier -vin", true},
                                         {"acier date:2024", true},
                                         {"acier +vin", false},
                                         {"acier (vin ET blé)", false},
                                         {"\"prix acier\"", false},
                                         {"acier ET vin", false},
                                         {"-vin", false},
                                         {"date:2024", false}}) {
    INFO(query);
    const auto root = parse_query(query).root;
    CHECK(matches_by_weight(root, root.kind == Node::Kind::bag ? parts_of(root) : BagParts()) == by_weight);
  }
}
