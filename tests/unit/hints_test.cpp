// Other engines' syntax and fields that there are not.
#include "query/language/hints.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

namespace {

/// The French notes of a query, a line each.
std::string notes(const std::string& query) {
  std::string text;
  for (const auto& note : parse_query(query, "2025-12-01").notes) text += note.fr + "\n";
  return text;
}

}  // namespace

TEST_CASE("what another engine calls a field is told by its name here", "[hints]") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"before:2024", "dire date:..2024"},
                                                                 {"acier avant:2023-05", "dire date:..2023-05"},
                                                                 {"after:2024", "dire depuis:2024"},
                                                                 {"Après:hier", "dire depuis:2024"},
                                                                 {"from:Dupont", "dire locuteur:Dupont"},
                                                                 {"by:Dupont", "dire locuteur:Dupont"},
                                                                 {"speaker=Rozel", "dire locuteur:Rozel"},
                                                                 {"auteur=Rozel", "dire auteur:Rozel"},
                                                                 {"title=guerre", "dire titre:guerre"},
                                                                 {"intitle:guerre", "dire titre:guerre"},
                                                                 {"auteurs:Rozel", "dire auteur:Rozel"},
                                                                 {"author=\"Jean Rozel\"", "dire auteur:"},
                                                                 {"auteurs:\"Jean Rozel\"", "dire auteur:"},
                                                                 {"locuter:Rozel", "dire locuteur:Rozel"},
                                                                 {"tags:mer", "dire mot-clé:mer"},
                                                                 {"reponses:mer", "dire réponse:mer"},
                                                                 {"zorille:mer", "pas de champ zorille:"},
                                                                 {"url:revue.example", "adresses"},
                                                                 {"https://www.revue.example/a?b=1", "adresses"}};
  for (const auto& [query, hint] : rows) {
    INFO(query);
    CHECK_THAT(notes(query), Catch::Contains(hint));
  }
}

TEST_CASE("signs that stand for letters elsewhere, and other operators, are told", "[hints]") {
  for (const std::string query : {"/tarif/", "/tar.f/i", "ta?if", "*tion", "ta*ifs"}) {
    INFO(query);
    CHECK_THAT(notes(query), Catch::Contains("tarif*"));
  }
  CHECK_THAT(notes("acier && vin"), Catch::Contains("ET"));
  CHECK_THAT(notes("acier || vin"), Catch::Contains("OU"));
}

TEST_CASE("ordinary words with signs have no hint, and neither has the language itself", "[hints]") {
  for (const std::string query : {"10:30",
                                  "Re: budget",
                                  "Re:budget",
                                  "Paris:Londres",
                                  "question : mer",
                                  "a=b",
                                  "std::string",
                                  "2:1",
                                  "et/ou",
                                  "km/h",
                                  "24/7",
                                  "vraiment ?",
                                  "vraiment?",
                                  "acteur*rice",
                                  "étudiant.e.s",
                                  "titre:guerre",
                                  "auteur:(A OU B)",
                                  "post:a/b",
                                  "topic:x",
                                  "\"before:2024\"",
                                  "titre:before:2024",
                                  "acier and vin or fer",
                                  "tarif*",
                                  "mot-clé:mer"}) {
    INFO(query << ": " << notes(query));
    CHECK(notes(query).empty());
  }
}

TEST_CASE("a hint is given once, and what it is of stays words", "[hints]") {
  CHECK(parse_query("from:Dupont from:Dupont").notes.size() == 1);
  CHECK(parse_query("before:2024").root.kind == Node::Kind::words);
  CHECK(hint_for("auteurs:", true).has_value());
  CHECK_FALSE(hint_for("auteurs:", false).has_value());
}
