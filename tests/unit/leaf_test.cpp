#include "query/meaning/leaf.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include "query/language/parse.hpp"

using namespace propos;

namespace {

/// What two lists of terms have in common, as text.
std::vector<std::string> told(const std::vector<Term>& terms) {
  std::vector<std::string> out;
  for (const auto& term : terms)
    out.push_back(term.text() + " " + term.form() + " " + std::to_string(term.begin) + "-" + std::to_string(term.end) +
                  " @" + std::to_string(term.position) + (term.joined ? " joined" : "") +
                  (term.capital ? " capital" : ""));
  return out;
}

}  // namespace

TEST_CASE("a leaf holds all its words, stop words flagged, with their places in the text", "[leaf]") {
  Analyzer analyzer;
  const std::string text = "L’École de la mer";
  const auto leaf = read_leaf(text, analyzer);
  REQUIRE(leaf.words.size() == 5);
  const std::vector<std::string> spelled = {"L’", "École", "de", "la", "mer"};
  const std::vector<std::string> forms = {"l", "école", "de", "la", "mer"};
  for (std::size_t i = 0; i < leaf.words.size(); ++i) {
    const auto& word = leaf.words[i];
    INFO(i);
    CHECK(spelled[i].starts_with(text.substr(word.begin, word.end - word.begin)));
    CHECK(word.word->form == forms[i]);
    CHECK(word.position == i);
    CHECK(word.stop == (i != 1 && i != 4));
    CHECK(word.capital == (i < 2));
    CHECK(word.kind == (i == 0 ? TokenKind::elided : TokenKind::word));
  }
}

TEST_CASE("a leaf's terms are those that analysis gives a text", "[leaf]") {
  Analyzer analyzer;
  for (const std::string text :
       {"", "le la les", "droits de douane", "Semi-conducteurs et l’acier", "5 000 emplois à l’O.N.U.", "c’est-à-dire",
        "Peut-être qu’aujourd’hui", "CÔTÉ  Cote ; côté"}) {
    INFO(text);
    CHECK(told(read_leaf(text, analyzer).terms()) == told(analyzer.analyze(text)));
  }
}

TEST_CASE("words that stand behind each other are a leaf's terms without joined forms", "[leaf]") {
  Analyzer analyzer;
  const auto own = read_leaf("semi-conducteurs chers", analyzer).own_terms();
  REQUIRE(own.size() == 3);
  for (const auto& term : own) CHECK_FALSE(term.joined);
  CHECK(own[2].position == 2);
}

TEST_CASE("a text is read once, in however many parts of a query it stands", "[leaf]") {
  Analyzer analyzer;
  Leaves leaves;
  const auto& first = leaves.read("acier", analyzer);
  CHECK(&leaves.read("acier", analyzer) == &first);
  CHECK(&leaves.at("acier") == &first);
  CHECK_THROWS_AS(leaves.at("vin"), std::out_of_range);
}

TEST_CASE("analysis reads every leaf that has words, wherever it stands, and keeps what is known", "[leaf]") {
  Analyzer analyzer;
  const auto query =
      analyse(parse_query("prix +(acier OU \"le vin\") -blé =côté ~\"bon pain\" lait~ tari* auteur:Dupont"), analyzer);
  for (const auto* text : {"prix", "acier", "le vin", "blé", "côté", "bon pain", "lait"}) {
    INFO(text);
    CHECK(query.leaves.at(text).text == text);
  }
  for (const auto* text : {"tari", "Dupont"}) CHECK_THROWS_AS(query.leaves.at(text), std::out_of_range);
  auto leaves = query.leaves;
  const auto* known = &leaves.at("acier");
  const auto again = analyse(parse_query("acier"), analyzer, std::move(leaves));
  CHECK(&again.leaves.at("acier") == known);
}
