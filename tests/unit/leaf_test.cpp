#include "query/meaning/leaf.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include "common/limits.hpp"
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
  const std::vector<std::string> forms = {"l'", "école", "de", "la", "mer"};
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

TEST_CASE("a compound may be read in its parts or as one", "[leaf]") {
  Analyzer analyzer;
  const auto leaf = read_leaf("les semi-conducteurs chinois", analyzer);
  const auto ways = leaf.ways();
  REQUIRE(ways.size() == 2);
  CHECK(ways[0].size() == 3);
  CHECK(ways[1].size() == 4);
  CHECK(leaf.in_parts().size() == 4);
  CHECK(read_leaf("a-b c-d e-f g-h i-j", analyzer).ways().size() == limits::max_phrase_ways);
}

TEST_CASE("a lone stop word with a capital is a name, and can be read as the stop word", "[leaf]") {
  Analyzer analyzer;
  const auto name = read_leaf("Est", analyzer);
  REQUIRE(name.words.size() == 1);
  CHECK_FALSE(name.too_common());
  const auto plain = name.as_stop_word(analyzer);
  REQUIRE(plain);
  CHECK(plain->too_common());
  CHECK(read_leaf("est", analyzer).too_common());
  CHECK(read_leaf("EST", analyzer).too_common());
  CHECK(read_leaf("Est ouest", analyzer).words.front().stop);
  CHECK_FALSE(read_leaf("Acier", analyzer).as_stop_word(analyzer));
}

TEST_CASE("a quotation of two sentences says where one ends", "[leaf]") {
  Analyzer analyzer;
  const auto leaf = read_leaf("je pars. demain, non", analyzer);
  REQUIRE(leaf.words.size() == 4);
  CHECK_FALSE(leaf.words[1].may_open);
  CHECK(leaf.words[2].may_open);
  CHECK_FALSE(leaf.words[3].may_open);
}
