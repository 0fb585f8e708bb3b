// How a paragraph begins, as far as it tells whether an answer begins there.
#include "indexer/cut/openings.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

TEST_CASE("the first words tell what a paragraph does", "[openings]") {
  CHECK(opening_of("Oui, toujours.").answers);
  CHECK(opening_of("Oui, toujours.").verdict);
  CHECK(opening_of("Parce que le vent tourne.").answers);
  CHECK(opening_of("Parce que le vent tourne.").reason);
  CHECK(opening_of("Ensuite vient l’été.").goes_on);
  CHECK(opening_of("Cette eau est salée.").points_back);
  CHECK(opening_of("J’ai grandi au marais.").speaks);
  CHECK(opening_of("C’est le vent.").states);
  CHECK(opening_of("ÉVIDEMMENT !").verdict);
  CHECK(opening_of("Bien  sûr.").answers);
}

TEST_CASE("a word only begins a paragraph as a whole word", "[openings]") {
  CHECK_FALSE(opening_of("Ouistiti et compagnie.").answers);
  CHECK_FALSE(opening_of("Nonobstant la pluie.").verdict);
  CHECK_FALSE(opening_of("Jeudi, il pleut.").speaks);
  CHECK_FALSE(opening_of("Mairie et marais.").goes_on);
  CHECK(opening_of("Oui").answers);
}

TEST_CASE("an ordinary sentence and an empty text tell nothing", "[openings]") {
  for (const std::string text : {"Maëlle Kervadec récolte le sel.", "", "…", "1998"}) {
    INFO(text);
    const auto o = opening_of(text);
    CHECK_FALSE((o.answers || o.verdict || o.reason || o.goes_on || o.points_back || o.speaks || o.states));
  }
}

TEST_CASE("signs before the first word and behind it do not matter", "[openings]") {
  for (const std::string text :
       {"- Oui, toujours.", "\"Oui\", dit-elle.", "(Oui.)", "Oui !", "Oui.", "Oui… mais non.", "…oui",
        "— Oui, toujours.", "—\u00A0Oui, toujours.", "– Oui.", "« Oui », dit-elle.", "«\u00A0Oui\u00A0», dit-elle.",
        "«Oui», dit-elle.", "“Oui”, dit-elle.", "‘Oui’, dit-elle.", "→ Oui.", "👉 Oui.", "Oui—toujours."}) {
    INFO(text);
    CHECK(opening_of(text).answers);
  }
  CHECK(asks_yes_or_no("— Est-ce que le sel est gris ? Pourquoi ?"));
  CHECK_FALSE(asks_yes_or_no("— Pourquoi ?"));
  CHECK(opening_of("— Étrange, mais oui.").answers == opening_of("Étrange, mais oui.").answers);
}

TEST_CASE("a question wants a yes or a no unless it begins with a question word", "[openings]") {
  for (const std::string question : {"Est-ce que le sel est gris ?", "Le sel est-il gris ?", "Pensez-vous partir ?",
                                     "Pourquoi pas. Le feriez-vous ?"}) {
    INFO(question);
    CHECK(asks_yes_or_no(question));
  }
  for (const std::string question : {"Pourquoi le sel ?", "Où est le sel ?", "Qu’est le sel ?", "Le sel est gris.",
                                     "Vous partez. Quand ?", "?", ""}) {
    INFO(question);
    CHECK_FALSE(asks_yes_or_no(question));
  }
}

TEST_CASE("a question asks why wherever the word stands", "[openings]") {
  CHECK(asks_why("Pourquoi le sel ?"));
  CHECK(asks_why("Et POURQUOI donc ?"));
  CHECK_FALSE(asks_why("Comment le sel ?"));
  CHECK_FALSE(asks_why(""));
}

TEST_CASE("the first sentence has its full stop, a text without one is whole", "[openings]") {
  CHECK(first_sentence("Oui ! Toujours.") == "Oui !");
  CHECK(first_sentence("Un.\nDeux.") == "Un.");
  CHECK(first_sentence("3.5 millions. Assez.") == "3.5 millions.");
  CHECK(first_sentence("Sans fin") == "Sans fin");
  CHECK(first_sentence("Un.") == "Un.");
  CHECK(first_sentence("").empty());
}

TEST_CASE("plain text is folded, with plain apostrophes and single spaces", "[openings]") {
  CHECK(plainly(" L’Été  n’est\npas ") == "l'ete n'est pas");
  CHECK(plainly("").empty());
}
