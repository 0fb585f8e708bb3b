// Numbers, symbols, signs and inclusive writing as words, and the stems of irregular words.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "common/irregular.hpp"
#include "common/ordinals.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"

using namespace propos;

namespace {

/// Words as `word`, elided ones as `word'`, joined ones as `=word`, behind their last part.
std::string shown(const std::string& text) {
  std::string out;
  for (const auto& token : tokenize(text)) {
    if (!out.empty()) out += ' ';
    if (token.kind == TokenKind::joined) out += '=';
    out += token.folded;
    if (token.kind == TokenKind::elided) out += '\'';
  }
  return out;
}

/// Texts and their words.
using Rows = std::vector<std::pair<std::string, std::string>>;

void check(const Rows& rows) {
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(shown(text) == expected);
  }
}

/// The same text, but for nothing in it: soft hyphens between letters keep its words from being read as plain ones.
std::string with_soft_hyphens(const std::string& text) {
  std::string out;
  const auto letter = [](std::uint32_t c) { return is_word_character(c) && !is_digit(c); };
  std::uint32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto c = next_code_point(text, at);
    if (letter(before) && letter(c)) out += "\u00AD";
    out.append(text, from, at - from);
    before = c;
  }
  return out;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "étudiant", "auteur", "G",  "A",      "h",  "C",      "l", "7",  "20", "000",  "2023", "1er", "covid",
      "e",        "s",      " ",  " ",      " ",  " ",      "·", ".",  "-",  "(",    ")",    "’",   "+",
      "++",       "#",      "\n", "\u00A0", ", ", "\u202F", ",", "n°", "!",  "fin.", "ᵉ",    "₂"};
  std::string text;
  for (int i = 0; i < 20; ++i) text += parts[random() % parts.size()];
  return text;
}

}  // namespace

TEST_CASE("a number with its thousands apart is one word, whatever the space", "[tokens]") {
  check({{"10 000 euros", "10000 euros"},
         {"10\u00A0000", "10000"},
         {"10\u202F000", "10000"},
         {"10\u2009000", "10000"},
         {"1\u00A0234 567", "1234567"},
         {"1 234 567,89 €", "1234567.89"},
         {"100 000e", "100000e"},
         {"2 000 m", "2000 m =2000m"}});
  const auto tokens = tokenize("soit 1 234 567,89 € en tout");
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[1].begin == 5);
  CHECK(tokens[1].end == 17);
  CHECK(tokens[2].position == 2);
}

TEST_CASE("groups of digits that are no thousands stay words", "[tokens]") {
  check({{"en 2023 100 000 personnes", "en 2023 100000 personnes"},
         {"2023\u00A0100\u00A0000", "2023 100000"},
         {"12 345 67", "12 345 67"},
         {"06 12 34 56 78", "06 12 34 56 78"},
         {"06 123 456", "06 123 456"},
         {"732 829 320 00074", "732 829 320 00074"},
         {"10  000", "10 000"},
         {"10\n000", "10 000"},
         {"100 200 300 400 500 600", "100 200 300 400 500 600"},
         {"5\u00A0000 15", "5000 15"},
         {"3,5 100 000", "3.5 100000"},
         {"de 10 000-15 000", "de 10000 15000"}});
}

TEST_CASE("numbers that a hyphen ties are also one with a dot", "[tokens]") {
  check({{"le 49-3", "le 49 3 =49.3"},
         {"49.3", "49.3"},
         {"49-3-1", "49 3 1 =49.3.1"},
         {"2024-2025", "2024 2025"},
         {"12,5 % et 12,5%", "12.5 et 12.5"}});
}

TEST_CASE("a single letter and a number are one word, or two and a joined one", "[tokens]") {
  check({{"le G7", "le g7"},
         {"le G 7", "le g 7 =g7"},
         {"G\u00A07", "g 7 =g7"},
         {"la 5G", "la 5g"},
         {"la 5 G", "la 5 g =5g"},
         {"20h", "20h"},
         {"20 h", "20 h =20h"},
         {"20h30", "20h30"},
         {"20 h 30", "20 h 30 =20h30"},
         {"3,5 t", "3.5 t =3.5t"},
         {"un A 380", "un a 380 =a380"},
         {"l’A380", "l' a380"},
         {"H5N1", "h5n1"},
         {"en 2020 G 7", "en 2020 g =2020g 7 =g7"}});
  // Words of one letter are no symbols.
  check({{"A 20 heures", "a 20 heures"},
         {"Fini. A 20 heures", "fini a 20 heures"},
         {"a 20 ans", "a 20 ans"},
         {"à 20 ans", "a 20 ans"},
         {"il y 5", "il y 5"},
         {"20 à 30", "20 a 30"},
         {"en 20 l’an", "en 20 l' an"},
         {"G, 7", "g 7"}});
}

TEST_CASE("letters glued to digits part, ordinals do not", "[tokens]") {
  check({{"covid19", "covid 19 =covid19"},
         {"covid-19", "covid 19 =covid19"},
         {"rtx4090ti", "rtx 4090 ti =rtx4090ti"},
         {"post-covid19", "post covid 19 =covid19 =postcovid19"},
         {"CO₂", "co 2 =co2"},
         {"m²", "m2"},
         {"100km", "100 km =100km"},
         {"1er 1re 2ème 2ᵉ 21es", "1er 1re 2eme 2e 21es"}});
  const std::string text = "le covid19";
  const auto tokens = tokenize(text);
  REQUIRE(tokens.size() == 4);
  CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "covid");
  CHECK(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin) == "19");
  CHECK(text.substr(tokens[3].begin, tokens[3].end - tokens[3].begin) == "covid19");
  CHECK(tokens[3].position == tokens[1].position);
}

TEST_CASE("the sign for number is one word in all its spellings", "[tokens]") {
  check({{"n° 5", "n° 5 =n°5"},
         {"N°5", "n° 5 =n°5"},
         {"nº5", "n° 5 =n°5"},
         {"nᵒ 5", "n° 5 =n°5"},
         {"n°s 5", "n° 5 =n°5"},
         {"no 5", "no 5 =n°5"},
         {"n°, 5", "n° 5"},
         {"20 °C", "20 c"}});
}

TEST_CASE("signs belong to the names that are written with them", "[tokens]") {
  check({{"C++ et C#", "c++ et c#"},
         {"C++11", "c++ 11"},
         {"R&D", "r&d"},
         {"la R&D d’AT&T", "la r&d d' at&t"},
         {"A&B&C", "a&b&c"},
         {"Marks&Spencer", "marks spencer"},
         {"page#ancre", "page ancre"},
         {"R & D", "r d =r&d"},
         {"AT & T", "at t =at&t"},
         {"Dupont & Fils", "dupont fils"},
         {"du pain & du vin", "du pain du vin"},
         {"1&b", "1 b"},
         {"plus+", "plus"}});
}

TEST_CASE("inclusive writing is the masculine", "[tokens]") {
  for (const std::string text : {"étudiant·e·s", "étudiant·es", "étudiant‧e‧s", "étudiant•e•s", "étudiant∙es",
                                 "étudiant.e.s", "étudiant.es", "étudiant(e)s", "étudiant(es)", "étudiant-e-s",
                                 "étudiant/e/s", "ÉTUDIANT·E·S", "ÉTUDIANT.E.S", "étudiant·e·x·s", "étudiant·s·es"}) {
    INFO(text);
    const auto tokens = tokenize(text);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].lowered == "étudiants");
    CHECK(tokens[0].begin == 0);
    CHECK(tokens[0].end == text.size());
  }
  check({{"lecteur·ices", "lecteurs"},
         {"lecteur.rice.s", "lecteurs"},
         {"lect·eur·rice·s", "lecteurs"},
         {"un·e auteur·rice", "un auteur"},
         {"tou·te·s", "tous"},
         {"heureux·ses", "heureux"},
         {"heureu·x·se·s", "heureux"},
         {"citoyen-ne-s", "citoyens"},
         {"employé·e", "employe"},
         {"premier·ère·s", "premiers"},
         {"sportif.ve.s.", "sportifs"},
         {"l’étudiant·e-chercheur", "l' etudiant chercheur =etudiantchercheur"},
         {"ami/e", "ami"},
         {"motivé/e/s et formé/es", "motives et formes"},
         {"candidat(s)", "candidats"}});
}

TEST_CASE("what only looks like inclusive writing stays as it is", "[tokens]") {
  check({{"la fin.Les gens", "la fin les gens"},
         {"la fin.le jour", "la fin le jour"},
         {"dis-le", "dis le"},
         {"donne-les", "donne les"},
         {"docteur-ès-lettres", "docteur es lettres =docteureslettres"},
         {"il·elle", "il elle"},
         {"un•deux", "un deux"},
         {"fini (e)", "fini e"},
         {"f(e)", "f e"},
         {"mot(oui)", "mot oui"},
         {"Jean-E. Dupont", "jean e =jeane dupont"},
         {"étudiant.E", "etudiant e"},
         {"exemple.fr", "exemple fr"},
         {"et/ou", "et ou"},
         {"homme/femme", "homme femme"},
         {"https://exemple.fr/blog/e/", "https exemple fr blog e"},
         {"120 km/h", "120 km h"}});
}

TEST_CASE("words of all kinds are read alike with soft hyphens in them", "[tokens]") {
  std::mt19937 random(20261130);
  for (int round = 0; round < 4000; ++round) {
    const auto text = random_text(random);
    const auto plain = tokenize(text);
    const auto general = tokenize(with_soft_hyphens(text));
    INFO(text);
    REQUIRE(plain.size() == general.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
      REQUIRE(plain[i].lowered == general[i].lowered);
      REQUIRE(plain[i].position == general[i].position);
      REQUIRE(plain[i].kind == general[i].kind);
      REQUIRE(plain[i].begin < plain[i].end);
      REQUIRE(plain[i].end <= text.size());
    }
  }
}

TEST_CASE("the spellings of an ordinal have one term", "[stem]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"1er", "1er"},  {"1re", "1er"},  {"1ere", "1er"}, {"1ers", "1er"},     {"ier", "1er"}, {"2e", "2e"},
      {"2eme", "2e"},  {"2ieme", "2e"}, {"2nd", "2e"},   {"2nde", "2e"},      {"2es", "2e"},  {"21e", "21e"},
      {"xxie", "21e"}, {"xive", "14e"}, {"ixe", "9e"},   {"xviiieme", "18e"}, {"ve", "5e"},   {"22nd", ""},
      {"3re", ""},     {"vie", ""},     {"dixieme", ""}, {"cie", ""},         {"ie", ""},     {"12", ""},
      {"1h", ""},      {"vive", ""},    {"iiiie", ""},   {"lie", ""}};
  for (const auto& [word, term] : rows) {
    INFO(word);
    CHECK(ordinal_term(word) == term);
    if (!term.empty()) CHECK(stem(word) == term);
  }
}

TEST_CASE("the forms of an ordinal fold to words with its term", "[stem]") {
  for (const std::string term : {"1er", "2e", "21e", "40e"}) {
    const auto forms = ordinal_forms(term);
    CHECK(forms.size() > 8);
    for (const auto& form : forms) {
      INFO(form);
      CHECK(form == lower(form));
      CHECK(ordinal_term(fold(form)) == term);
    }
  }
  CHECK(ordinal_forms("12").empty());
  CHECK(ordinal_forms("vie").empty());
}

TEST_CASE("forms of one irregular word have one stem", "[stem]") {
  const std::vector<std::vector<std::string>> families = {{"cle", "clef", "cles", "clefs"},
                                                          {"frais", "fraiche", "fraiches"},
                                                          {"favori", "favorite", "favoris"},
                                                          {"hair", "hait", "haissent", "haissons"},
                                                          {"payer", "paye", "paie", "paient", "payons", "paiera"},
                                                          {"essayer", "essaye", "essaie", "essaient"},
                                                          {"nettoyer", "nettoie", "nettoient"},
                                                          {"envoyer", "envoie", "enverra"},
                                                          {"avancer", "avancons", "avancait"},
                                                          {"commencer", "commencons"},
                                                          {"blanc", "blanche", "blanches"},
                                                          {"sec", "seches"},
                                                          {"fou", "folle", "fol"},
                                                          {"malin", "maligne"},
                                                          {"tiers", "tierce"},
                                                          {"jumeau", "jumelles", "jumeaux"},
                                                          {"bref", "breve"},
                                                          {"soupirail", "soupiraux"},
                                                          {"vouloir", "veut", "veulent", "voudrait", "voulons"},
                                                          {"savoir", "sait", "savent", "saura"},
                                                          {"venir", "vient", "viennent", "viendra", "venu"},
                                                          {"obtenir", "obtient", "obtenu"},
                                                          {"devoir", "devoirs"},
                                                          {"prendre", "prend", "prennent", "pris"},
                                                          {"mettre", "met", "mettent", "mis"},
                                                          {"dire", "disent", "disait", "dira"},
                                                          {"faisait", "fasse", "fera"},
                                                          {"voir", "voit", "voient", "verra", "vu"},
                                                          {"aller", "vont", "allait", "iront"},
                                                          {"connaitre", "connait", "connaissent", "connu"},
                                                          {"recevoir", "recoit", "recu", "recevez"},
                                                          {"ecrire", "ecrit", "ecrivent"},
                                                          {"ouvrir", "ouvre", "ouvert"},
                                                          {"oignon", "ognons"},
                                                          {"vendre", "vend", "vendu", "vendues"},
                                                          {"attendre", "attend", "attendus"},
                                                          {"mordre", "mordue"},
                                                          {"interrompre", "interrompu"},
                                                          {"convaincre", "convaincues"},
                                                          {"debattre", "debattu"}};
  for (const auto& family : families)
    for (const auto& word : family) {
      INFO(word);
      CHECK(stem(word) == stem(family.front()));
    }
}

TEST_CASE("other words have another stem than what they look like", "[stem]") {
  const Rows pairs = {{"guere", "guerre"},   {"mais", "mai"},           {"cours", "court"},   {"poison", "poisson"},
                      {"desert", "dessert"}, {"univers", "universite"}, {"mauvais", "mauve"}, {"fraise", "frais"},
                      {"cle", "clair"},      {"paie", "pays"},          {"favori", "favela"}, {"savons", "savoir"},
                      {"rancons", "rancer"}, {"haie", "hair"},          {"vue", "vu"},        {"emploi", "emploie"},
                      {"vie", "6e"},         {"permis", "permettre"},   {"rayons", "rayer"},  {"flacons", "flaque"}};
  for (const auto& [one, other] : pairs) {
    INFO(one << " " << other);
    CHECK(stem(one) != stem(other));
  }
}

TEST_CASE("a word stands in the table of irregular ones with one stem", "[stem]") {
  const auto words = irregular_words();
  CHECK(words.size() > 1000);
  for (const auto& [word, its_stem] : words) {
    INFO(word);
    CHECK(irregular_stem(word) == its_stem);
    CHECK(stem(word) == its_stem);
  }
  CHECK(irregular_stem("table").empty());
}
