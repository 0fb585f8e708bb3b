// What was typed becomes the terms that were meant.
#include "query/meaning/correct.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/text.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    auto passages = unrelated_passages();
    for (int i = 0; i < 4; ++i)
      passages.push_back(
          passage_of("s" + std::to_string(i), "L’entreprise récolte le sel du marais, dit l’affichage."));
    passages.push_back(passage_of("t", "Une seule douane."));
    index_passages(directory / "index", passages);
    index = open_whole_index(directory / "index");
  }
  /// The forms that are meant, `(so)` when beside another reading.
  std::string meant(const std::string& text, Correction correction = Correction::likely) {
    FamilyReader families(index.database, analyzer);
    const auto leaf =
        as_meant(read_leaf(text, analyzer), correction, {index.database, index.traces, analyzer, families, &speller});
    notes = leaf.notes;
    std::string out;
    for (const auto& [term, sureness, alternative] : leaf.terms) {
      CHECK(sureness > 0);
      CHECK(sureness <= 1);
      if (term.joined) continue;
      if (!out.empty()) out += ' ';
      out += alternative ? "(" + term.form() + ")" : term.form();
    }
    return out;
  }
  TemporaryDirectory directory;
  Index index;
  Analyzer analyzer;
  Speller speller;
  std::vector<Note> notes;
};

}  // namespace

TEST_CASE("known words, other forms of them, and numbers stay without a note", "[correct]") {
  Place place;
  for (const std::string text : {"sel", "Sels", "entreprises", "marais 2024", "douane", "3,5"}) {
    INFO(text);
    CHECK_FALSE(place.meant(text).empty());
    CHECK(place.notes.empty());
  }
  CHECK(place.meant("").empty());
}

TEST_CASE("an unknown word is read as a known one, over the span that was typed, and a note says so", "[correct]") {
  Place place;
  CHECK(place.meant("le mraais") == "marais");
  REQUIRE(place.notes.size() == 1);
  CHECK_THAT(place.notes.front().fr, Catch::Contains("mraais") && Catch::Contains("marais"));
  CHECK_THAT(place.notes.front().en, Catch::Contains("mraais") && Catch::Contains("marais"));
}

TEST_CASE("words torn apart become one, words run together become several", "[correct]") {
  Place place;
  CHECK(place.meant("affi chage") == "affichage");
  CHECK(place.notes.size() == 1);
  CHECK(place.meant("lentreprise") == "entreprise");
  CHECK(place.meant("entreprisemarais") == "entreprise marais");
}

TEST_CASE("two known words are never one", "[correct]") {
  Place place;
  CHECK(place.meant("sel marais") == "sel marais");
  CHECK(place.notes.empty());
}

TEST_CASE("without correction terms are those that were typed", "[correct]") {
  Place place;
  CHECK(place.meant("mraais affi chage", Correction::none) == "mraais affi chage");
  CHECK(place.notes.empty());
}

TEST_CASE("what is spelled like nothing in the index stays as it is", "[correct]") {
  Place place;
  CHECK(place.meant("xyzzyplugh") == "xyzzyplugh");
  CHECK(place.notes.empty());
}

TEST_CASE("what may be a name is read as nothing else, but offered", "[correct]") {
  Place place;
  // A capital anywhere, capitals only, a part of a compound, short, another first letter, another last one.
  for (const std::string text : {"Entreprsie", "ENTREPRSIE", "mon-entreprsie", "selle", "bentreprise", "maraix"}) {
    INFO(text);
    CHECK(fold(place.meant(text)).find(fold(text.substr(text.find('-') + 1))) != std::string::npos);
    CHECK(place.notes.empty());
    CHECK(place.meant(text, Correction::offered) != text);
    CHECK_FALSE(place.notes.empty());
  }
}

TEST_CASE("nothing is read as a too common word, with one, or as three", "[correct]") {
  Place place;
  for (const std::string text : {"dasn", "dansentreprise", "lesel", "selmaraisentreprise"}) {
    INFO(text);
    CHECK(place.meant(text) == text);
    CHECK(place.notes.empty());
  }
}
