// More like this passage: its most telling words, as a query.
#include "query/meaning/like.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/language/parse.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    auto passages = unrelated_passages();
    for (int i = 0; i < 8; ++i) passages.push_back(passage_of("m" + std::to_string(i), "Le marais est vaste."));
    passages.push_back(passage_of("s1", "Le paludier rit au marais, unique zorille.", "Que fait le paludier ?"));
    passages.push_back(passage_of("s2", "Un paludier du marais."));
    index_passages(directory / "index", passages);
    index = open_whole_index(directory / "index");
  }
  std::vector<std::string> telling(const Passage& passage) {
    std::vector<std::string> words;
    for (const auto& part : telling_words(passage, index.database, analyzer).parts) words.push_back(part.text);
    return words;
  }
  TemporaryDirectory directory;
  Index index;
  Analyzer analyzer;
};

}  // namespace

TEST_CASE("a passage is found by its whole id", "[like]") {
  const Place place;
  CHECK(passage_with_id("s1", place.index).question == "Que fait le paludier ?");
  for (const std::string id : {"s", "S1", "", "s1 "}) {
    INFO(id);
    try {
      passage_with_id(id, place.index);
      FAIL("found");
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::not_found);
      CHECK(e.where() == "--like");
    }
  }
}

TEST_CASE("rare words that come again tell most, words of no other passage tell nothing", "[like]") {
  Place place;
  const auto words = place.telling(passage_with_id("s1", place.index));
  REQUIRE(words.size() >= 2);
  CHECK(words.front() == "paludier");
  CHECK(std::count(words.begin(), words.end(), "marais") == 1);
  CHECK(std::count(words.begin(), words.end(), "zorille") == 0);
  CHECK(std::count(words.begin(), words.end(), "le") == 0);
}

TEST_CASE("weights are relative to the most telling word's", "[like]") {
  Place place;
  const auto bag = telling_words(passage_with_id("s1", place.index), place.index.database, place.analyzer);
  CHECK(bag.kind == Node::Kind::bag);
  CHECK(bag.parts.front().weight == 1);
  for (const auto& part : bag.parts) {
    CHECK(part.occur == Occur::optional);
    CHECK(part.weight > 0);
    CHECK(part.weight <= 1);
  }
}

TEST_CASE("a passage that shares no word with others has no telling words", "[like]") {
  Place place;
  CHECK(place.telling(passage_of("x", "Zorille unique, ornithorynque solitaire.")).empty());
  CHECK(place.telling(passage_of("x", "")).empty());
}

TEST_CASE("what is typed beside must match, names and dates only filter", "[like]") {
  Node telling;
  telling.kind = Node::Kind::bag;
  telling.parts.push_back(parse_query("paludier").root);
  CHECK(like_query(telling, nothing_typed()).root == telling);
  const auto with_words = like_query(telling, parse_query("sel gris")).root;
  REQUIRE(with_words.parts.size() == 2);
  CHECK(with_words.parts[0] == telling);
  CHECK(with_words.parts[1].occur == Occur::required);
  const auto with_date = like_query(telling, parse_query("date:2024")).root;
  REQUIRE(with_date.parts.size() == 2);
  CHECK(with_date.parts[1].occur == Occur::filter);
  const auto narrowed = like_query(telling, parse_query("date:2024 auteur:dupont -vin")).root;
  REQUIRE(narrowed.parts.size() == 4);
  CHECK(narrowed.parts[3].occur == Occur::excluded);
}
