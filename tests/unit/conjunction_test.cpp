#include "query/rank/conjunction.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "common/index.hpp"
#include "query/language/parse.hpp"
#include "query/plan/plan.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Forty passages, more than are looked at at once; every third holds the phrase, every second both words.
struct Steel {
  Steel() {
    std::vector<Passage> passages;
    for (int i = 1; i <= 40; ++i) {
      const std::string text = i % 3 == 0   ? "Le prix de l’acier monte."
                               : i % 2 == 0 ? "L’acier est cher ; son prix monte."
                                            : "Le prix du pain monte.";
      passages.push_back(passage_of(std::to_string(i), text));
    }
    index_passages(directory / "index", passages);
    index = open_whole_index(directory / "index");
  }

  Plan plan(const std::string& query) {
    return make_plan(analyse(parse_query(query), analyzer), {index.database, index.traces, analyzer, families});
  }

  Matches matches(const std::string& query, std::size_t depth, const std::vector<Xapian::docid>& dead = {}) {
    const auto planned = plan(query);
    REQUIRE(std::holds_alternative<Conjunction>(planned.strategy));
    return match_conjunction(index.database, index.traces, std::get<Conjunction>(planned.strategy), dead, depth);
  }

  TemporaryDirectory directory;
  Index index;
  Analyzer analyzer;
  FamilyReader families{index.database, analyzer};
};

}  // namespace

TEST_CASE("a conjunction finds the passages that hold all words, and in which phrases stand", "[conjunction]") {
  Steel steel;
  CHECK(steel.matches("+prix +acier", 100).total == 27);
  CHECK(steel.matches("prix ET acier", 100).total == 27);
  CHECK(steel.matches("\"prix de l’acier\"", 100).total == 13);
  CHECK(steel.matches("\"prix de l’acier\" +monte", 100).total == 13);
  CHECK(steel.matches("+zorille +acier", 100).total == 0);
}

TEST_CASE("a conjunction gives no more than is wanted, counts all, and leaves out what does not count",
          "[conjunction]") {
  Steel steel;
  const auto few = steel.matches("+prix +acier", 5);
  CHECK(few.best.size() == 5);
  CHECK(few.total == 27);
  CHECK(std::is_sorted(few.best.begin(), few.best.end(), [](const auto& a, const auto& b) { return a.is_before(b); }));
  const auto all = steel.matches("\"prix de l’acier\"", 100);
  const auto dead = all.best.front().document;
  const auto living = steel.matches("\"prix de l’acier\"", 100, {1, dead});
  CHECK(living.total == 12);
  CHECK(
      std::none_of(living.best.begin(), living.best.end(), [&](const auto& match) { return match.document == dead; }));
}

TEST_CASE("a query with anything optional, excluded or filtered in it is no conjunction", "[conjunction]") {
  Steel steel;
  for (const auto* query : {"prix acier", "+prix acier", "+prix -acier", "+prix date:2024", "+prix OU acier",
                            "+prix +aci*", "prix PRÈS acier", "+semi-conducteurs", "~\"prix de l’acier\""}) {
    INFO(query);
    CHECK_FALSE(std::holds_alternative<Conjunction>(steel.plan(query).strategy));
  }
}
