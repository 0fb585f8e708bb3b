// What is looked up for a query, and in which way.
#include "query/plan/plan.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <variant>

#include "common/stem.hpp"
#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

SmallIndex steel() {
  return SmallIndex({passage_of("a", "Le prix de l’acier monte.", "Que vaut l’acier ?"),
                     passage_of("b", "L’acier est cher, les semi-conducteurs aussi."),
                     passage_of("c", "Le prix du pain et du vin."), passage_of("d", "Le vin, sans prix.")});
}

std::vector<std::string> names(const std::vector<WeightedTerm>& terms) {
  std::vector<std::string> names;
  for (const auto& term : terms) names.push_back(term.term);
  return names;
}

}  // namespace

TEST_CASE("words that count each for itself are a bag of weighted terms", "[plan]") {
  auto index = steel();
  for (const auto* query : {"prix acier", "prix", "(prix acier)", "~\"prix acier\"", "semi-conducteurs"}) {
    INFO(query);
    const auto plan = index.plan(query);
    CHECK(plan.ranked);
    REQUIRE(std::holds_alternative<Bag>(plan.strategy));
    for (const auto& term : std::get<Bag>(plan.strategy).terms) CHECK(term.factor > 0);
  }
  CHECK(names(std::get<Bag>(index.plan("prix acier").strategy).terms) ==
        std::vector<std::string>{stem("prix"), stem("acier")});
}

TEST_CASE("words and phrases that all must be there are a conjunction with weights", "[plan]") {
  auto index = steel();
  struct Row {
    const char* query;
    std::size_t terms, patterns;
  };
  for (const auto& [query, terms, patterns] : {Row{"+prix +acier", 2, 0},
                                               {"prix ET acier", 2, 0},
                                               {"prix ET (acier ET vin)", 3, 0},
                                               {"+prix +prix", 1, 0},
                                               {"\"prix acier\"", 2, 1},
                                               {"\"acier\"", 1, 0},
                                               {"=acier", 1, 1},
                                               {"+prix +nous", 1, 1},
                                               {"\"le prix de l’acier\"", 2, 1},
                                               {"titre:\"acier\"", 1, 1},
                                               {"\"prix acier\" +vin", 3, 1}}) {
    INFO(query);
    const auto plan = index.plan(query);
    REQUIRE(std::holds_alternative<Conjunction>(plan.strategy));
    const auto& conjunction = std::get<Conjunction>(plan.strategy);
    CHECK(conjunction.terms.size() == terms);
    CHECK(conjunction.patterns.size() == patterns);
    for (const auto& term : conjunction.terms) CHECK(term.factor > 0);
  }
}

TEST_CASE("everything else is asked of Xapian", "[plan]") {
  auto index = steel();
  for (const auto* query :
       {"+prix acier", "+prix +acier -vin", "prix -vin", "prix date:2024", "prix OU acier", "+prix +aci*", "tari*",
        "acier~", "prix PRÈS acier", "+semi-conducteurs", "+titre:prix", "+prix +(acier vin)", "date:2024", "-vin",
        "+prix le", "nous", "+nous", "\"le la\"", "\"semi-conducteurs aussi\""}) {
    INFO(query);
    CHECK(std::holds_alternative<General>(index.plan(query).strategy));
  }
}

TEST_CASE("a query of nothing but stop words looks for them in the traces, without ranking", "[plan]") {
  auto index = steel();
  for (const auto* query : {"le la", "\"le la\"", "+le", "~\"le la\""}) {
    INFO(query);
    const auto plan = index.plan(query);
    CHECK_FALSE(plan.query.empty());
    CHECK_FALSE(plan.ranked);
    CHECK(plan.places.size() == 1);
    CHECK(plan.notes.empty());
  }
}

TEST_CASE("beside other optional parts too common words are passed over, and a note says so", "[plan]") {
  auto index = steel();
  const auto plan = index.plan("aci* (le la)");
  REQUIRE(plan.notes.size() == 1);
  CHECK_THAT(plan.notes.front().en, Catch::Contains("too common"));
  CHECK(index.plan("acier le la").notes.empty());
}

TEST_CASE("filters alone rank nothing, what is excluded has no terms to mark", "[plan]") {
  auto index = steel();
  CHECK_FALSE(index.plan("date:2024").ranked);
  CHECK_FALSE(index.plan("-vin").ranked);
  CHECK(index.plan("-vin").terms.empty());
  CHECK(index.plan("prix -vin").terms.size() == 1);
}

TEST_CASE("where a word is marked follows the field it is looked for in", "[plan]") {
  auto index = steel();
  struct Row {
    const char* query;
    int marked;
  };
  for (const auto& [query, marked] : {Row{"acier", marked_anywhere},
                                      {"réponse:acier", marked_in_answer},
                                      {"question:acier", marked_in_question},
                                      {"titre:acier", marked_nowhere}}) {
    INFO(query);
    const auto plan = index.plan(query);
    REQUIRE(plan.terms.size() == 1);
    CHECK(plan.terms.front().marked == marked);
  }
}

TEST_CASE("only words side by side are corrected", "[plan]") {
  SmallIndex index([] {
    std::vector<Passage> passages = unrelated_passages();
    for (const auto* id : {"a", "b", "c", "d"})
      passages.push_back(passage_of(id, "Le laboratoire achète l’aluminium."));
    return passages;
  }());
  index.readers.speller = &index.speller;
  for (const std::string text : {"aluminum", "laboratoire aluminum", "(laboratoire (aluminum))", "aluminum auteur:x"}) {
    INFO(text);
    CHECK_THAT(make_plan(index.read(text), index.readers).notes.front().fr, Catch::Contains("lu « aluminium »"));
  }
  for (const std::string text :
       {"aluminum PRÈS laboratoire", "+aluminum", "aluminum ET laboratoire", "aluminum OU laboratoire",
        "titre:aluminum", "titre:(aluminum laboratoire)", "laboratoire SAUF (aluminum fer)", "+(aluminum fer)",
        "\"aluminum fer\"", "=aluminum"}) {
    INFO(text);
    CHECK(make_plan(index.read(text), index.readers).notes.empty());
  }
  const auto read = index.read("aluminum");
  MeantLeaves leaves(read.leaves, index.readers);
  const auto& meant = leaves.meant("aluminum", Correction::offered);
  CHECK(&leaves.meant("aluminum", Correction::offered) == &meant);
  REQUIRE(meant.terms.size() == 1);
  CHECK(meant.terms.front().term.form() == "aluminium");
  CHECK(leaves.meant("aluminum", Correction::none).terms.front().term.form() == "aluminum");
}
