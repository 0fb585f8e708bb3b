// Words that stand in no passage.
#include "query/meaning/unknown_words.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Words = std::vector<std::string>;

struct Place {
  Place() : index({passage_of("a#1", "Le week-end à l’est de Saint-Malo, 10 000 marins en 2024.")}) {}
  Words unknown(const std::string& query) {
    return unknown_words(index.read(query), index.index.database, index.analyzer);
  }
  SmallIndex index;
};

}  // namespace

TEST_CASE("words and numbers that no passage has are named as they were typed, each once", "[unknown_words]") {
  Place place;
  CHECK(place.unknown("impact de Trump sur les Marins, Trump, 2025") == Words{"impact", "Trump", "2025"});
  CHECK(place.unknown("\"marins d’Ormuz\" =Zorille titre:Calais (a PRÈS Ouessant)") ==
        Words{"Ormuz", "Zorille", "Calais", "Ouessant"});
  CHECK(place.unknown("marin 10000").empty());
}

TEST_CASE("neither too common words nor what is excluded nor names lack", "[unknown_words]") {
  Place place;
  CHECK(place.unknown("avec nous +très").empty());
  CHECK(place.unknown("marins -Trump SAUF zorille").empty());
  CHECK(place.unknown("auteur:Zorille post:99 zor*").empty());
}

TEST_CASE("a compound lacks as a whole, unless it stands somewhere as one word", "[unknown_words]") {
  Place place;
  CHECK(place.unknown("Saint-Brieuc") == Words{"Saint-Brieuc"});
  CHECK(place.unknown("weekend week-end Saint-Malo").empty());
}

TEST_CASE("whether the index has a word of a label is asked of its words but too common ones", "[unknown_words]") {
  Place place;
  const auto knows = [&](const std::string& text) {
    return knows_a_word(text, place.index.families, place.index.analyzer);
  };
  CHECK(knows("Marin"));
  CHECK(knows("zorille marin"));
  CHECK_FALSE(knows("le zorille"));
  CHECK_FALSE(knows("marinait"));
  CHECK_FALSE(knows(""));
}

TEST_CASE("words that lack are one note", "[unknown_words]") {
  const auto note = unknown_words_note({"a", "b"});
  CHECK(note.fr == "dans aucun passage\u00A0: «\u00A0a\u00A0», «\u00A0b\u00A0»");
  CHECK(note.en == "in no passage: “a”, “b”");
}
