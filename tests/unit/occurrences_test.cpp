// Places of what was asked: phrases and pairs as a whole, words outside of them, compounds once.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/answer/occurrences.hpp"
#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The places in `text`, which is the only one of an index.
std::vector<std::string> places_in(const std::string& text, const std::string& query) {
  SmallIndex small({passage_of("1", text)});
  const auto plan = small.plan(query);
  std::vector<std::string> places;
  for (const auto& [begin, end] : find_places(passage_of("1", text), plan, small.analyzer).answer)
    places.push_back(text.substr(begin, end - begin));
  return places;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a word in any form, a phrase as a whole and a compound are a place each", "[occurrences]") {
  CHECK(places_in("Le tarif monte, les tarifs baissent.", "tarif") == Texts{"tarif", "tarifs"});
  CHECK(places_in("Le tarif monte, les tarifs baissent.", "=tarif") == Texts{"tarif"});
  CHECK(places_in("Les droits de douane, la douane, les droits.", "\"droits de douane\"") == Texts{"droits de douane"});
  CHECK(places_in("Les droits de douane, la douane.", "douane \"droits de douane\"") ==
        Texts{"droits de douane", "douane"});
  CHECK(places_in("Un semi-conducteur.", "semi-conducteur") == Texts{"semi-conducteur"});
  CHECK(places_in("Un tarif.", "sel OU -tarif").empty());
}

TEST_CASE("each pair of words near each other is a place, from its first word to its last", "[occurrences]") {
  CHECK(places_in("Le prix de l’acier, puis le sel.", "acier PRÈS/3 prix") == Texts{"prix de l’acier"});
  CHECK(places_in("L’acier a un prix. Et loin, bien loin de là, il y a du sel, du vent et un autre prix.",
                  "acier PRÈS/3 prix") == Texts{"acier a un prix"});
}

TEST_CASE("nothing stands in headings, which are no text", "[occurrences]") {
  auto passage = passage_of("1", "Rien.");
  passage.question.clear();
  passage.heading = "Le sel";
  SmallIndex small({passage});
  const auto places = find_places(passage, small.plan("sel"), small.analyzer);
  CHECK(places.question.empty());
  CHECK(places.answer.empty());
  passage.question = "Le sel ?";
  CHECK(find_places(passage, small.plan("sel"), small.analyzer).question.size() == 1);
}

TEST_CASE("frequencies are occurrences in 10,000 words, and nothing of no words", "[occurrences]") {
  CHECK(Frequency{3, 6000}.per_10000() == Approx(5));
  CHECK(Frequency{0, 0}.per_10000() == 0);
}
