// What a line is by its grammar: a credit, thanks, where a text was published, who somebody is.
#include "indexer/cut/lines.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

TEST_CASE("a line that only says who made what is a credit", "[lines]") {
  for (const std::string line :
       {"Propos recueillis par Lise Arnoux", "Propos recueillis en mai par Lise Arnoux et Jo Roux.",
        "(Entretien réalisé par Lise Arnoux)", "Cette interview a été réalisée par téléphone le 3 mai.",
        "Interview exclusive menée par Jo Roux", "Traduit de l’anglais par Ana Vidal", "© Revue du quai, 2021",
        "Photos : Jean Photo", "Crédit photo : Jean Photo", "Texte et photos : Ana Vidal", "Par Lise Arnoux",
        "Photo Jean Photo", "Interview by Jo Roux", "Recueilli par J. R.", "Photographies de Jean Photo © Agence"}) {
    INFO(line);
    CHECK(is_credit(line));
  }
}

TEST_CASE("a sentence that somebody may say is no credit", "[lines]") {
  for (const std::string line :
       {"Le texte écrit par Duras m’a bouleversée.", "Mon livre a paru chez un petit éditeur.",
        "Ces photos, je les ai prises au port.", "Par goût du vent.", "Les propos de mon père me reviennent souvent.",
        "Qui a recueilli ces propos ?", "J’ai traduit de l’anglais pendant dix ans.",
        "Cette maison a été bâtie par lui.", ""}) {
    INFO(line);
    CHECK_FALSE(is_credit(line));
  }
}

TEST_CASE("a picture's credit closes no interview, the asker's does", "[lines]") {
  CHECK(is_closing_credit("Propos recueillis par Lise Arnoux"));
  CHECK_FALSE(is_closing_credit("Photos : Jean Photo"));
  CHECK_FALSE(is_closing_credit("Je pars demain."));
}

TEST_CASE("thanks are short or thank for the interview", "[lines]") {
  for (const std::string line :
       {"Merci beaucoup.", "Merci Odile !", "Merci pour cette interview.",
        "Lou : Merci d’avoir pris le temps de répondre à nos questions, et bonne route à toi."}) {
    INFO(line);
    CHECK(is_thanks(line));
  }
  for (const std::string line :
       {"Merci à ma mère, qui a tenu la barre pendant que nous apprenions à lire les cartes et le ciel de novembre.",
        "Les mercis ne coûtent rien.", "Merci qui ?"}) {
    INFO(line);
    CHECK_FALSE(is_thanks(line));
  }
}

TEST_CASE("a note says where this text was published, a guest's book is none", "[lines]") {
  CHECK(tells_publication("Le texte ci-dessus, « La barque », a paru pour la première fois dans Le Quai (mai 1999)."));
  CHECK(tells_publication("Cet entretien a été publié en anglais dans The Quay."));
  CHECK(tells_publication("© 1999 Le Quai"));
  CHECK_FALSE(tells_publication("Mon livre a paru chez un petit éditeur du port."));
  CHECK_FALSE(tells_publication("Le livre a paru en mai."));
}

TEST_CASE("a biography names a known person and tells of them in the third person", "[lines]") {
  const std::vector<std::string> names = {"Odile Lhermitte"};
  CHECK(presents("Odile Lhermitte est l’autrice de La Barque.", names));
  CHECK(presents("Odile Lhermitte, charpentière, vit à Trévac.", names));
  CHECK_FALSE(presents("Odile Lhermitte : Je vis à Trévac.", names));
  CHECK_FALSE(presents("Odile Lhermitte est ma voisine, et je l’aime.", names));
  CHECK_FALSE(presents("Jean Roux est professeur.", names));
  CHECK(presents_somebody("Jean Roux est professeur à l’université du port."));
  CHECK_FALSE(presents_somebody("La mer est grise."));
  CHECK(goes_on_presenting("Elle a publié trois romans."));
}
