// Words that the index does not know, and labels that stand for topics.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/query.hpp"
#include "query/spelling.hpp"
#include "query/topics.hpp"
#include "tests/posts.hpp"
#include "tests/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::vector<Passage> passages() {
  auto all = unrelated_passages();
  all.push_back(passage_of("p1", "L’entreprise fabrique des semi-conducteurs depuis 2024."));
  all.push_back(passage_of("p2", "Une entreprise de transport, et son entrepôt."));
  return all;
}

}  // namespace

TEST_CASE("the edits between two words are counted up to a limit", "[spelling]") {
  struct Row {
    const char *a, *b;
    std::size_t limit, distance;
  };
  for (const auto& row : {Row{"tarif", "tarif", 2, 0}, {"tarif", "tarifs", 2, 1}, {"tarif", "tairf", 2, 1},
                          {"talent", "tallant", 2, 2}, {"talent", "tallant", 1, 2}, {"a", "abcdef", 2, 3}}) {
    INFO(row.a << " " << row.b);
    CHECK(edit_distance(row.a, row.b, row.limit) == row.distance);
  }
}

TEST_CASE("an unknown word is read as a known one, which a note says, and left alone by exact search", "[spelling]") {
  TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  for (const std::string typo : {"entreprsie", "lentreprise", "entrepise"}) {
    INFO(typo);
    const auto corrected = search(directory / "index", typo);
    CHECK(has_hit(corrected, "p1"));
    REQUIRE(corrected.notes.size() == 1);
    CHECK_THAT(corrected.notes.front(), Catch::Contains(typo) && Catch::Contains("entreprise"));
    CHECK(search(directory / "index", typo, true).hits.empty());
  }
}

TEST_CASE("numbers and known words are never corrected", "[spelling]") {
  TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  CHECK(search(directory / "index", "2025").hits.empty());
  CHECK(search(directory / "index", "entrepôt").notes.empty());
}

TEST_CASE("a topic's label stands for its query, in either language, and a note says so", "[topics]") {
  const auto topics = load_topics({});
  const auto& tariffs = find_topic(topics, "tariffs");
  for (const std::string label : {"tariffs", "Droits de douane", "droits de  douane", "TARIFFS"}) {
    INFO(label);
    const auto query = read_query(label, topics);
    CHECK(query.clauses == tariffs.query.clauses);
    CHECK(query.notes.size() == 1);
  }
  CHECK(read_query("tariffs acier", topics).clauses == parse_query("tariffs acier").clauses);
}
