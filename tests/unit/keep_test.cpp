#include "query/language/keep.hpp"

#include <catch2/catch.hpp>

#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

namespace {

/// The kept texts of a tree.
std::vector<std::string> kept_in(const Node& node) {
  std::vector<std::string> texts;
  if (node.kept) texts.push_back(node.text);
  for (const auto& part : node.parts)
    for (auto& text : kept_in(part)) texts.push_back(std::move(text));
  return texts;
}

}  // namespace

TEST_CASE("a word that is kept is a part of its own, and the others stay beside it", "[keep]") {
  const auto query = with_kept(parse_query("la demision du président"), {"Demision"});
  CHECK(kept_in(query.root) == std::vector<std::string>{"demision"});
  REQUIRE(query.root.kind == Node::Kind::bag);
  REQUIRE(query.root.parts.size() == 3);
  CHECK(query.root.parts[0].text == "la");
  CHECK(query.root.parts[2].text == "du président");
  CHECK_FALSE(query.root.parts[2].kept);
}

TEST_CASE("what is kept is a whole word, and what is not there changes nothing", "[keep]") {
  const auto typed = parse_query("acier aciers");
  CHECK(kept_in(with_kept(typed, {"acier"}).root) == std::vector<std::string>{"acier"});
  CHECK(with_kept(typed, {"aci", "vin", " "}).root == typed.root);
}

TEST_CASE("words are kept beside phrases and behind operators", "[keep]") {
  CHECK(kept_in(with_kept(parse_query("demision \"un mot\" auteur:Dupont"), {"demision"}).root) ==
        std::vector<std::string>{"demision"});
  CHECK(kept_in(with_kept(parse_query("vin ET demision"), {"demision"}).root) == std::vector<std::string>{"demision"});
  const auto bag = with_kept(parse_query("affi chage vin \"un mot\""), {"affi  chage"});
  CHECK(kept_in(bag.root) == std::vector<std::string>{"affi chage"});
  CHECK(bag.root.parts.size() == 3);
}
