// Which of a word's translations a query looks for.
#include "query/meaning/choices.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// An index of a few words, some of them frequent.
struct Place {
  Place() {
    auto passages = unrelated_passages();
    for (int i = 0; i < 6; ++i)
      passages.push_back(passage_of("c" + std::to_string(i), "Le commerce de la mer et l’eau du port."));
    passages.push_back(passage_of("m", "Un métier rare, celui du négociant ; acheter fatigue."));
    index_passages(directory / "index", passages);
    database = open_whole_index(directory / "index").database;
  }
  std::vector<std::string> choose(const std::vector<Translation>& translations, bool after_to = false) {
    std::vector<std::string> texts;
    for (const auto& choice : choose_translations(translations, after_to, database, analyzer))
      texts.push_back(choice.text);
    return texts;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
  Analyzer analyzer;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("translations that the index does not hold are left out", "[choices]") {
  Place place;
  CHECK(place.choose({{"zorille", 0}, {"commerce", 0}}) == Texts{"commerce"});
  CHECK(place.choose({{"commerce zorille", 0}, {"zorille", 1}}).empty());
  CHECK(place.choose({{"le", 0}, {"", 0}}).empty());
  CHECK(place.choose({}).empty());
}

TEST_CASE("what many passages hold comes first, at most three of nearly the best one's worth", "[choices]") {
  Place place;
  const auto texts = place.choose({{"métier", 0}, {"mer", 0}, {"commerce", 0}, {"port", 0}, {"eau", 0}});
  CHECK(texts == Texts{"mer", "commerce", "port"});
}

TEST_CASE("a noun goes before a verb, unless `to` stands before the word", "[choices]") {
  Place place;
  const std::vector<Translation> trade = {{"acheter", 0}, {"métier", 0}};
  CHECK(place.choose(trade).front() == "métier");
  CHECK(place.choose(trade, true).front() == "acheter");
}

TEST_CASE("translations that match the same are one, the shortest", "[choices]") {
  Place place;
  CHECK(place.choose({{"de l’eau", 0}, {"eau", 0}, {"eaux", 0}}) == Texts{"eau"});
  CHECK(terms_of("de l’eau", place.analyzer) == terms_of("eaux", place.analyzer));
  CHECK(terms_of("eau", place.analyzer) != terms_of("mer", place.analyzer));
}

TEST_CASE("weights are one or less, and a phrase counts as its rarest word", "[choices]") {
  Place place;
  const auto choices =
      choose_translations({{"commerce", 0}, {"métier rare", 0}, {"mer", 1}}, false, place.database, place.analyzer);
  REQUIRE(choices.size() >= 2);
  for (const auto& choice : choices) {
    INFO(choice.text);
    CHECK(choice.weight > 0);
    CHECK(choice.weight <= 1);
    CHECK(choice.phrase == (choice.text == "métier rare"));
    CHECK(choice.passages == (choice.phrase ? 1 : 6));
  }
}
