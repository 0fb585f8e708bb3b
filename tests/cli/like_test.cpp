// More like this passage.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/like.hpp"
#include "query/search.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() { add_to_index(index(), sample_passages()); }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  std::vector<std::string> ids(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--template", "{id}", "-n", "500"});
    return lines_of(query(arguments).out);
  }
  TemporaryDirectory directory;
};

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Typed words beside three telling ones, as they are printed.
std::string beside(const std::string& typed) {
  Node telling;
  telling.kind = Node::Kind::bag;
  for (const std::string word : {"soudeur", "acier"}) {
    Node node;
    node.text = word;
    telling.parts.push_back(node);
  }
  return to_text(like_query(telling, parse_query(typed, "2026-06-01")));
}

}  // namespace

TEST_CASE("what is like a passage is of its matter, and without it", "[cli][like]") {
  const Place place;
  // A welder on how long it takes to train one; the other is of another post, and asks the same.
  const auto like = place.ids({"--like", "41304#3"});
  CHECK_FALSE(contains(like, "41304#3"));
  REQUIRE(like.size() > 20);
  CHECK(std::find(like.begin(), like.end(), "41108#4") - like.begin() < 5);
  const auto elsewhere = place.ids({"--like", "41304#3", "--", "-post:41304"});
  CHECK(elsewhere.front() == "41108#4");
  for (const auto& id : elsewhere) CHECK(id.find("41304#") == std::string::npos);
}

TEST_CASE("words, names and dates beside --like must match", "[cli][like]") {
  const Place place;
  const auto alone = place.ids({"--like", "41304#3"});
  const auto late = place.query({"--like", "41304#3", "date:2026..", "--template", "{date}", "-n", "500"});
  REQUIRE(late.status == 0);
  for (const auto& date : lines_of(late.out)) CHECK(date >= "2026");
  CHECK(lines_of(late.out).size() < alone.size());
  const auto words = place.ids({"--like", "41304#3", "tarif"});
  auto plain = place.ids({"tarif"});
  CHECK(words != plain);
  auto sorted = words;
  std::sort(sorted.begin(), sorted.end());
  std::sort(plain.begin(), plain.end());
  CHECK(sorted == plain);
  CHECK(place.query({"--like", "41304#3", "--topic", "talent", "--count"}).status == 0);
  CHECK(lines_of(place.query({"--like", "41304#3", "--batch", "-", "--count"}, "a\ttarif\nb\tzorille\n").out).size() ==
        2);
}

TEST_CASE("what is typed beside --like keeps its meaning", "[like]") {
  CHECK(beside("prix") == "(soudeur (acier)) +prix");
  CHECK(beside("prix du gaz") == "(soudeur (acier)) +(prix du gaz)");
  CHECK(beside("auteur:Dupont date:2024") == "(soudeur (acier)) auteur:Dupont date:2024");
  CHECK(beside("-vin") == "(soudeur (acier)) -vin");
  CHECK(beside("+gaz prix") == "(soudeur (acier)) +(+gaz prix)");
  CHECK(beside("gaz OU prix") == "(soudeur (acier)) +(gaz OU prix)");
  CHECK(beside("date:2024") == "(soudeur (acier)) date:2024");
}

TEST_CASE("a passage that is not there, or no more, is told with where ids stand", "[cli][like]") {
  const Place place;
  for (const std::string id : {"41304#99", "zorille", "41304"}) {
    const auto outcome = place.query({"--like", id});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("no passage \"" + id + "\"; --template '{id}'"));
  }
  CHECK(parse_json(place.query({"--like", "x", "--format", "json"}).out, "output")["error"]["kind"] == "not_found");
  const TemporaryDirectory directory;
  const auto living = index_with_dead_passages(directory / "index");
  const auto again = std::find_if(living.begin(), living.end(), [](const Passage& p) {
    return p.authors == std::vector<std::string>{"Aliénor Neuve"};
  });
  REQUIRE(again != living.end());
  Searcher searcher(directory / "index");
  SearchOptions options;
  options.selection.like = again->id;
  CHECK(searcher.search(nothing_typed(), options).total > 0);
  // The last passage of a post that came again is gone.
  std::size_t last = 0;
  for (const auto& p : living)
    if (p.post == again->post) last = std::max(last, static_cast<std::size_t>(p.n));
  options.selection.like = again->post + "#" + std::to_string(last + 1);
  CHECK_THROWS_WITH(searcher.search(nothing_typed(), options), Catch::Contains("no passage"));
}

TEST_CASE("a passage that shares no word with others has no like", "[cli][like]") {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage_of("seul", "Zorille."));
  index_passages(directory / "index", passages);
  const auto outcome = run_query({"-d", (directory / "index").string(), "--like", "seul"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("rien trouvé pour «\u00A0comme seul\u00A0»"));
}
