// Who speaks under which label, found from all labels of a post.
#include "indexer/cut/label_voices.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

Labels labels_of(const std::vector<std::string>& texts, const KnownPeople& known = {}) {
  std::vector<Block> blocks;
  for (const auto& text : texts) {
    Block block;
    block.text = text;
    blocks.push_back(std::move(block));
  }
  return find_labels(blocks, known);
}

/// For each block `?` for an asker's label, `!` for a guest's, `.` for none.
std::string signs_of(const Labels& labels) {
  std::string signs;
  for (std::size_t i = 0; i < labels.of_block.size(); ++i)
    signs += !labels.of_block[i] ? '.' : labels.asker[i] ? '?' : '!';
  return signs;
}

}  // namespace

TEST_CASE("who asks in short turns is the asker, who answers is not", "[label_voices]") {
  const auto labels = labels_of({"Estuaire : Pourquoi le sel ?", "Lilas Mer : Par goût du vent, je crois bien.",
                                 "Estuaire : Et vous y restez ?", "L. M. : Oui, tant que le marais me garde."});
  CHECK(signs_of(labels) == "?!?!");
  CHECK(labels.asker_name == "Estuaire");
  CHECK(labels.full.at("L. M.") == "Lilas Mer");
}

TEST_CASE("initials stand for all words of a magazine's name but particles", "[label_voices]") {
  const auto labels =
      labels_of({"La Revue des lisières : Pourquoi le sel ?", "Lilas Mer : Par goût du vent, je crois bien.",
                 "R. L. : Vous parlez de vent.", "L. M. : Je parle de ce qui sèche, en effet.", "R. L. : Et demain ?",
                 "L. M. : On verra ce qui vient avec la marée."});
  CHECK(signs_of(labels) == "?!?!?!");
  CHECK(labels.full.at("R. L.") == "La Revue des lisières");
}

TEST_CASE("many who ask one guest, each once, are askers all", "[label_voices]") {
  const auto labels =
      labels_of({"Simone T. : Mon figuier boude, que faire ?", "Léo Grasset : Rien du tout, il attend le mois d’août.",
                 "Hervé : Mes carottes ont des doigts, est-ce grave ?", "L. G. : C’est le caillou qui les partage.",
                 "Imane : Quelle plante sait se taire ?", "L. G. : Une fougère, elle n’aime personne.",
                 "Rémi D. : Et la lune ?", "L. G. : Elle ne lit pas les almanachs, vous savez."});
  CHECK(signs_of(labels) == "?!?!?!?!");
}

TEST_CASE("one who asks several guests in turn is the only asker", "[label_voices]") {
  const auto labels = labels_of({"Solveig : Qui répare ?", "Nolwenn : Nous, le samedi, à six.", "Solveig : Et la loi ?",
                                 "Farid : Elle dit que chacun répond de sa clé.", "Solveig : Et demain ?",
                                 "Hervé : J’aurai un apprenti, s’il en vient un."});
  CHECK(signs_of(labels) == "?!?!?!");
}

TEST_CASE("names of people that come once each answer a question that is put to all of them", "[label_voices]") {
  const auto labels =
      labels_of({"Et vous, les musiciens, comment est-elle ?", "Mathieu Carrel : Exacte.",
                 "Sergio Pinto (batterie) : Patiente.", "Lulu Vandamme : C’est ma sœur.", "Un silence."});
  CHECK(signs_of(labels) == ".!!!.");
}

TEST_CASE("points of a list, a told dialogue and a list of names have no speakers", "[label_voices]") {
  CHECK_FALSE(labels_of({"Quel bois ?", "Avantages : il dure.", "Prix : élevé.", "Défauts : il grince."}).any());
  CHECK_FALSE(labels_of({"Un jour je suis entré.", "Il y avait un chef.", "Moi : Et pourquoi ?", "Lui : Parce que.",
                         "Moi : Et demain ?", "Lui : Non.", "Je suis sorti.", "Il pleuvait.", "La rue était vide.",
                         "Le bus est passé.", "Personne.", "J’ai marché.", "Puis la mer."})
                  .any());
  CHECK_FALSE(labels_of({"Ada Mer – Jo Roux – Lou Pen", "Ada Mer – Lou Pen – Jo Roux"}).any());
}

TEST_CASE("a role may carry a number, and names nobody", "[label_voices]") {
  const auto labels =
      labels_of({"Q1/ Trois lignes sur le jeu ?", "R1/ Je l’ai fait seul, la nuit.", "Q2 Le jeu n’a pas d’ennemis ?",
                 "R3/ Non, et j’espère bien.", "Q3/ Et demain ?", "R3/ Je dors."});
  CHECK(signs_of(labels) == "?!?!?!");
  CHECK(is_asking_role(labels.asker_name));
}

TEST_CASE("the inversion -t-il speaks to nobody, t’ does", "[label_voices]") {
  CHECK_FALSE(addresses("Quand récupère-t-on le compost ?"));
  CHECK(addresses("Quand t’es-tu arrêté ?"));
  CHECK(addresses("C’est vraiment ta mère ?"));
}
