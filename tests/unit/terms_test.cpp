#include "common/terms.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"
#include "common/text.hpp"

using namespace propos;

namespace {

std::vector<std::string> terms_of(const std::string& text) {
  std::vector<std::string> terms;
  Analyzer analyzer;
  for (const auto& term : analyzer.analyze(text)) terms.push_back(term.text());
  return terms;
}

}  // namespace

TEST_CASE("forms of one word have one term", "[terms]") {
  const std::vector<std::vector<std::string>> families = {
      {"tarif", "tarifs", "Tarifs", "TARIF"},
      {"français", "française", "françaises", "Francais"},
      {"cheval", "chevaux"},
      {"national", "nationaux", "nationale", "nationales"},
      {"européen", "européenne", "européens", "européennes"},
      {"chercheur", "chercheuse", "chercheurs", "chercheuses"},
      {"parler", "parle", "parlent", "parlé", "parlée", "parlait", "parlaient"},
      {"travail", "travaux"},
      {"nouveau", "nouvelle", "nouveaux", "nouvelles", "nouvel"},
      {"actif", "active", "actifs", "actives"},
      {"université", "universités"},
      {"cœur", "coeur", "CŒURS"},
      {"données", "donnees"},
      {"directeur", "directrice", "directeurs"},
  };
  for (const auto& family : families) {
    const auto first = terms_of(family.front());
    REQUIRE(first.size() == 1);
    for (const auto& word : family) {
      INFO(family.front() << " and " << word);
      CHECK(terms_of(word) == first);
    }
  }
}

TEST_CASE("words of different sense keep terms of their own", "[terms]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"université", "univers"}, {"mauvais", "mauve"},      {"pays", "paie"}, {"temps", "tempe"},
      {"fils", "fil"},           {"cours", "cour"},         {"sens", "sen"},  {"2024", "2025"},
      {"port", "portail"},       {"organe", "organisation"}};
  for (const auto& [one, other] : rows) {
    INFO(one << " and " << other);
    CHECK(terms_of(one) != terms_of(other));
  }
}

TEST_CASE("numbers, acronyms and names with digits stay as they are", "[terms]") {
  for (const std::string word : {"2024", "3.5", "h1b", "onu", "zzz"}) {
    INFO(word);
    CHECK(terms_of(word) == std::vector<std::string>{word});
  }
}

TEST_CASE("analysis never makes an empty term of a word", "[terms]") {
  for (const std::string word : {"er", "ent", "eaux", "aux", "ée", "vers", "ss", "xs", "iez", "Aisne"})
    for (const auto& term : terms_of(word)) CHECK_FALSE(term.empty());
}

TEST_CASE("stop words and elided articles give no term but keep their place", "[terms]") {
  Analyzer analyzer;
  const auto terms = analyzer.analyze("les droits de la douane, l’acier");
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].position == 1);
  CHECK(terms[1].position == 4);
  CHECK(terms[2].position == 6);
  CHECK(analyzer.analyze("ce que nous avons").empty());
}

TEST_CASE("the commonest words of French are stop words, words of content are not", "[terms]") {
  for (const std::string word : {"le", "La", "même", "très", "à", "y", "qu’", "leurs", "ÊTRE"}) {
    INFO(word);
    CHECK(terms_of(word).empty());
  }
  for (const std::string word : {"douane", "été", "pays", "temps", "travail", "monde", "non", "personne"}) {
    INFO(word);
    CHECK(terms_of(word).size() == 1);
  }
}

TEST_CASE("a joined form comes before its parts and says so", "[terms]") {
  Analyzer analyzer;
  const auto terms = analyzer.analyze("Des semi-conducteurs");
  REQUIRE(terms.size() == 3);
  CHECK(terms[0].joined);
  CHECK(terms[0].text() == terms_of("semiconducteur").front());
  CHECK_FALSE(terms[1].joined);
  CHECK(terms[1].position == terms[0].position);
}

TEST_CASE("a term knows the span of its word and whether it has a capital", "[terms]") {
  const std::string text = "L’Europe forme";
  Analyzer analyzer;
  const auto terms = analyzer.analyze(text);
  REQUIRE(terms.size() == 2);
  CHECK(text.substr(terms[0].begin, terms[0].end - terms[0].begin) == "Europe");
  CHECK(terms[0].capital);
  CHECK_FALSE(terms[1].capital);
}

TEST_CASE("an analyzer that is used again gives the same terms", "[terms]") {
  Analyzer analyzer;
  const std::string text = "L’intelligence artificielle, aujourd’hui, change les métiers.";
  const auto first = analyzer.analyze(text);
  const auto second = analyzer.analyze(text);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].text() == second[i].text());
    CHECK(first[i].position == second[i].position);
  }
}

TEST_CASE("a term is never longer than its limit and ends at a character border", "[terms]") {
  for (const auto& word : {std::string(1000, 'b'), [] {
                             std::string word;
                             for (int i = 0; i < 300; ++i) word += "日";
                             return word;
                           }()}) {
    Analyzer analyzer;
    for (const auto& term : analyzer.analyze(word)) {
      CHECK(term.text().size() <= limits::max_term_bytes);
      CHECK(is_utf8(term.text()));
    }
  }
}

namespace {

/// The forms of all words of a text; those that are too common stand in parentheses.
std::string words_of(const std::string& text) {
  Analyzer analyzer;
  std::string out;
  for (const auto& word : analyzer.analyze(text, Wanted::all_words)) {
    if (word.joined) continue;
    out += (out.empty() ? "" : " ") + (word.new_sentence ? std::string("| ") : "");
    out += word.too_common() ? "(" + word.form() + ")" : word.form();
  }
  return out;
}

}  // namespace

TEST_CASE("accents and capitals tell words from stop words", "[terms]") {
  CHECK(words_of("Le maïs irrigué") == "(le) maïs irrigué");
  CHECK(words_of("mais non") == "(mais) non");
  CHECK(words_of("Un fût vide fut vendu") == "(un) fût vide (fut) vendu");
  CHECK(words_of("deja la, meme ou") == "(deja) (la) (meme) (ou)");
  CHECK(words_of("dû, mûr, sûr, né") == "dû mûr sûr né");
  CHECK(words_of("Les pays de l’Est négocient. Est-ce vrai ? L’EST") ==
        "(les) pays (de) (l') Est négocient | (est) (ce) vrai | (l') (est)");
  CHECK(words_of("« Est-il là ? » dit-il") == "(est) (il) (là) (dit) (il)");
  CHECK(words_of("la vitamine C et c’est tout") == "(la) vitamine c (et) (c') (est) (tout)");
}

TEST_CASE("a stop word that is a name is another word than the stop word", "[terms]") {
  Analyzer analyzer;
  const auto name = analyzer.analyze("vers l’Est");
  REQUIRE(name.size() == 1);
  CHECK(name[0].text() != "est");
  CHECK(analyzer.word_of("Est").term == name[0].text());
  CHECK(analyzer.word_of("est").term.empty());
  CHECK(analyzer.word_of("maïs").term != analyzer.word_of("mai").term);
}

TEST_CASE("what ends no sentence", "[terms]") {
  CHECK(words_of("George W. Bush. Il rit.") == "george w bush | (il) rit");
  CHECK(words_of("Le Dr. Vasseur, M. Leroy et Mme. Petit") == "(le) dr vasseur m leroy (et) mme petit");
  CHECK(words_of("J.-P. Martin, vol. 2, art. 5, p. 12") == "j p martin vol 2 art 5 p 12");
  CHECK(words_of("C’est de l’art. Il rit.") == "(c') (est) (de) (l') art | (il) rit");
  CHECK(words_of("Il partit… sans un mot. Puis rien") == "(il) partit (sans) (un) mot | (puis) rien");
  CHECK(words_of("Quoi ? dit-elle. Non ! Oui") == "(quoi) (dit) (elle) | non | oui");
  CHECK(words_of("une ligne\nune autre") == "(une) ligne | (une) autre");
}
