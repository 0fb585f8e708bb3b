// What --analyze tells of a text.
#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "common/stem.hpp"
#include "query/print/wrap.hpp"
#include "query/program/analyze.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::string whys(const AnalysedToken& token) {
  std::string all;
  for (const auto& why : token.why) all += why + "; ";
  return all;
}

}  // namespace

TEST_CASE("each token is shown with its kind, its term and the rules that applied", "[analyze]") {
  struct Row {
    const char* text;
    std::size_t token;
    const char *spelling, *kind, *folded, *term, *why;
  };
  for (const auto& row :
       {Row{"l’école", 0, "l", "elided", "l", "", "elision"},
        {"l’école", 1, "école", "word", "ecole", "ecol", "accents taken off: ecole"},
        {"les tarifs", 0, "les", "word", "les", "", "stop word"},
        {"les tarifs", 1, "tarifs", "word", "tarifs", "tarif", "plural taken off: tarif"},
        {"semi-conducteur", 2, "semi-conducteur", "joined", "semiconducteur", "semiconducteu", "hyphen compound"},
        {"5 000 euros", 0, "5 000", "number", "5000", "5000", "thousands separators"},
        {"le G 7", 3, "G 7", "joined", "g7", "g7", "a number and a letter"},
        {"covid19", 2, "covid19", "joined", "covid19", "covid19", "letters and digits"},
        {"étudiant·e·s", 0, "étudiant·e·s", "word", "etudiants", "etudiant", "inclusive writing"},
        {"étudiant.e", 0, "étudiant.e", "word", "etudiant", "etudiant", "inclusive writing"},
        {"C++", 0, "C++", "word", "c++", "c++", ""},
        {"1re", 0, "1re", "word", "1re", "1er", "ordinal: 1er"},
        {"5\u202F000", 0, "5\u202F000", "number", "5000", "5000", "thousands separators"},
        {"3,5", 0, "3,5", "number", "3.5", "3.5", "decimal comma"},
        {"O.N.U.", 0, "O.N.U.", "acronym", "onu", "onu", "dots of an acronym"},
        {"Œuvre", 0, "Œuvre", "word", "oeuvre", "oeuvr", "ligature"},
        {"aujourd’hui", 0, "aujourd’hui", "word", "aujourdhui", "aujourdhui", "apostrophe"},
        {"travaux", 0, "travaux", "word", "travaux", "travail", "irregular: travail"}}) {
    INFO(row.text << " " << row.token);
    const auto analysis = analyze_text(row.text);
    REQUIRE(analysis.tokens.size() > row.token);
    const auto& token = analysis.tokens[row.token];
    CHECK(token.spelling == row.spelling);
    CHECK(analysis.text.substr(token.begin, token.end - token.begin) == row.spelling);
    CHECK(token.kind == row.kind);
    CHECK(token.folded == row.folded);
    CHECK(token.term == row.term);
    CHECK_THAT(whys(token), Catch::Contains(row.why));
    CHECK(token.stop == (std::string(row.why) == "stop word"));
    CHECK(token.root.empty() == token.term.empty());
  }
}

TEST_CASE("the steps of a stem lead to the stem", "[analyze]") {
  for (const std::string word :
       {"nationaux", "chercheuses", "formaient", "publique", "yeux", "europeennes", "pays", "ab"}) {
    INFO(word);
    std::vector<StemStep> steps;
    CHECK(stem(word, &steps) == stem(word));
    CHECK((steps.empty() ? word : steps.back().left) == stem(word));
  }
}

TEST_CASE("with an index the analysis tells how many passages hold a term, and in which forms", "[analyze]") {
  TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage_of("p1", "Le tarif et les tarifs."));
  passages.push_back(passage_of("p2", "Des tarifs. Il ferme les yeux."));
  passages.push_back(passage_of("p3", "Un œil sur la tarification."));
  index_passages(directory / "index", passages);
  auto analysis = analyze_text("le TARIF des yeux inconnus");
  look_up(analysis, directory / "index");
  CHECK_FALSE(analysis.tokens[0].held);
  const auto& tarif = analysis.tokens[1];
  REQUIRE(tarif.held);
  CHECK(tarif.held->passages == 2);
  REQUIRE(tarif.held->forms.size() == 2);
  CHECK(tarif.held->forms[0].form == "tarifs");
  CHECK(tarif.held->forms[0].passages == 2);
  CHECK(tarif.held->forms[1].form == "tarif");
  CHECK(analysis.tokens[3].held->forms.size() == 2);
  CHECK(analysis.tokens[4].held->passages == 0);
}

TEST_CASE("the table fits its width whatever the words are", "[analyze]") {
  const auto analysis =
      analyze_text("anticonstitutionnellement l’Œuvre " + std::string(300, 'x') +
                   " 東京都庁舎東京都庁舎東京都庁舎 e\u0301cole " + "semi-conducteurs-extraordinairement-compliqués");
  for (const std::size_t width : {40u, 80u, 200u}) {
    std::ostringstream out;
    print_analysis(out, analysis, width);
    for (const auto& line : lines_of(out.str())) {
      INFO(width << ": " << line);
      CHECK(columns(line) <= width);
    }
  }
}
