// Suggestions where nothing is corrected: words with --exact, names, phrases.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/did_you_mean.hpp"
#include "query/meaning/nearest_names.hpp"
#include "query/search.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    auto passages = unrelated_passages();
    passages.push_back(passage_of("a#1", "La fuite des cerveaux vide nos laboratoires en 2024.", "Qui part ?"));
    passages.back().authors = {"Camille Dupont", "Éloïse Marchandeau"};
    passages.back().speaker = "Jean Valjean, Léon Dupond";
    passages.back().tags = {"Droits de douane"};
    passages.push_back(passage_of("b#1", "Des cerveaux, sans fuite."));
    passages.back().authors = {"Camille Dupont"};
    index_passages(directory / "index", passages);
  }
  /// The notes of an answer, in French, a line each.
  std::string notes(const std::string& query, bool exact = false) const {
    std::string text;
    for (const auto& note : search(directory / "index", query, exact).notes) text += note.fr + '\n';
    return text;
  }
  std::vector<std::string> nearest(FieldName field, const std::string& name) const {
    return nearest_names(field, name, Xapian::Database((directory / "index").string()));
  }
  TemporaryDirectory directory;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("with --exact an unknown word is left alone and told what it may be", "[did_you_mean]") {
  const Place place;
  CHECK(place.notes("cerveuax", true) ==
        "dans aucun passage\u00A0: «\u00A0cerveuax\u00A0»\n"
        "«\u00A0cerveuax\u00A0»\u00A0: vouliez-vous dire «\u00A0cerveaux\u00A0»\u00A0?\n");
  CHECK(place.notes("fuite cervaux", true) ==
        "dans aucun passage\u00A0: «\u00A0cervaux\u00A0»\n"
        "«\u00A0fuite cervaux\u00A0»\u00A0: vouliez-vous dire «\u00A0fuite cerveaux\u00A0»\u00A0?\n");
  CHECK(place.notes("cerveau", true).empty());
  CHECK(place.notes("xyzzyxyzzy", true) == "dans aucun passage\u00A0: «\u00A0xyzzyxyzzy\u00A0»\n");
  CHECK(place.notes("fuite SAUF cervaux", true).empty());
  CHECK_THAT(place.notes("cerveuax"), Catch::Contains("lu « cerveaux »") && !Catch::Contains("vouliez-vous"));
}

TEST_CASE("what is not corrected is offered: names, short words, words with a sign, an operator or a field",
          "[did_you_mean]") {
  const Place place;
  for (const std::string query : {"Cerveuax", "+cerveuax", "cerveuax ET fuite", "cerveuax PRÈS fuite", "titre:cerveuax",
                                  "réponse:(cerveuax fuite)"}) {
    INFO(query);
    CHECK_THAT(place.notes(query),
               Catch::Contains("vouliez-vous dire") && Catch::Contains("cerveau") && !Catch::Contains("lu «"));
  }
}

TEST_CASE("numbers have no suggestions", "[did_you_mean]") {
  const Place place;
  CHECK(place.notes("2025", true) == "dans aucun passage\u00A0: «\u00A02025\u00A0»\n");
  CHECK(place.notes("\"2025 cerveaux\"").find("dire") == std::string::npos);
  CHECK(place.nearest(FieldName::author, "Dupont2").empty());
}

TEST_CASE("of an unknown name the nearest are told, as they are written", "[did_you_mean]") {
  const Place place;
  CHECK(place.nearest(FieldName::author, "dupon") == Names{"Camille Dupont"});
  CHECK(place.nearest(FieldName::author, "Camile Dupond") == Names{"Camille Dupont"});
  CHECK(place.nearest(FieldName::author, "Marchando") == Names{"Éloïse Marchandeau"});
  CHECK(place.nearest(FieldName::speaker, "Dupont") == Names{"Léon Dupond"});
  CHECK(place.nearest(FieldName::tag, "droit de douanes") == Names{"Droits de douane"});
  CHECK(place.nearest(FieldName::author, "Zweig").empty());
  CHECK(place.nearest(FieldName::language, "f").empty());
  CHECK(place.notes("auteur:Dupon") ==
        "auteur:Dupon : aucun nom pareil dans l’index\u00A0; vouliez-vous dire «\u00A0Camille "
        "Dupont\u00A0»\u00A0?\n");
  CHECK(place.notes("auteur:Zweig") == "auteur:Zweig : aucun nom pareil dans l’index\n");
  CHECK(place.notes("auteur:Dupont").empty());
}

TEST_CASE("a phrase that stands nowhere is offered without its quotation marks", "[did_you_mean]") {
  const Place place;
  CHECK(place.notes("\"fuite laboratoires\"") ==
        "«\u00A0fuite laboratoires\u00A0» sans guillemets\u00A0: 2 passages\n");
  CHECK(place.notes("\"cerveaux laboratoires\" auteur:Marchandeau") ==
        "«\u00A0cerveaux laboratoires auteur:Marchandeau\u00A0» sans guillemets\u00A0: 1 passage\n");
  CHECK(place.notes("\"fuite des cervaux\"") ==
        "dans aucun passage\u00A0: «\u00A0cervaux\u00A0»\n"
        "«\u00A0fuite des cervaux\u00A0»\u00A0: vouliez-vous dire «\u00A0fuite des cerveaux\u00A0»\u00A0?\n"
        "«\u00A0fuite des cervaux\u00A0» sans guillemets\u00A0: 2 passages\n");
  CHECK(place.notes("\"fuite des cerveaux\"").empty());
  CHECK(place.notes("\"xyzzy plugh\"") == "dans aucun passage\u00A0: «\u00A0xyzzy\u00A0», «\u00A0plugh\u00A0»\n");
  CHECK(place.notes("zorillexyz -\"fuite des\"").find("guillemets") == std::string::npos);
}

TEST_CASE("without its quotation marks a query's phrases are words that need not be there", "[did_you_mean]") {
  const auto unquoted = [](const std::string& text) {
    const auto query = without_quotes(parse_query(text));
    return query ? to_text(*query) : "-";
  };
  CHECK(unquoted("\"fuite des cerveaux\"") == "fuite des cerveaux");
  CHECK(unquoted("\"fuite des cerveaux\" auteur:Dupont") == "fuite des cerveaux auteur:Dupont");
  CHECK(unquoted("fuite -\"des cerveaux\"") == "-");
  CHECK(unquoted("fuite PRÈS \"des cerveaux\"") == "-");
  CHECK(unquoted("fuite") == "-");
}

TEST_CASE("one passage is said in the singular", "[did_you_mean]") {
  const auto query = parse_query("fuite");
  CHECK_THAT(without_quotes_note(query, 1).fr, Catch::EndsWith("1 passage"));
  CHECK_THAT(without_quotes_note(query, 2).en, Catch::EndsWith("2 passages"));
}

TEST_CASE("notes say what a program can do about them", "[did_you_mean]") {
  const Place place;
  const auto readings = [&](const std::string& query, bool exact) {
    std::vector<ReadAs> all;
    for (const auto& note : search(place.directory / "index", query, exact).notes)
      if (note.read_as) all.push_back(*note.read_as);
    return all;
  };
  using Kind = ReadAs::Kind;
  CHECK(readings("cerveuax", false) ==
        std::vector<ReadAs>{{Kind::corrected, "cerveuax", {"cerveaux"}}, {Kind::missing, {}, {"cerveuax"}}});
  CHECK(readings("cerveuax", true) ==
        std::vector<ReadAs>{{Kind::missing, {}, {"cerveuax"}}, {Kind::suggested, "cerveuax", {"cerveaux"}}});
  CHECK(readings("\"fuite laboratoires\"", true) == std::vector<ReadAs>{{Kind::queries, {}, {"fuite laboratoires"}}});
  CHECK(readings("auteur:Dupond", true) == std::vector<ReadAs>{{Kind::suggested, "Dupond", {"Camille Dupont"}},
                                                               {Kind::queries, "auteur:Dupond", {"locuteur:Dupond"}}});
}
