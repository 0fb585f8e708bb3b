// What an index holds, in numbers: as many as its passages tell one after the other.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/dates.hpp"
#include "common/schema.hpp"
#include "common/tokens.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Json stats_of(const std::string& index, std::vector<std::string> arguments = {"--stats"}) {
  arguments.insert(arguments.begin(), {"-d", index, "--format", "json"});
  const auto outcome = run_query(arguments);
  REQUIRE(outcome.status == 0);
  return parse_json(outcome.out, "output");
}

void check_stats(const Json& stats, const std::vector<Passage>& passages) {
  std::set<std::string> posts, speakers, authors, tags, dates;
  std::size_t words = 0, undated = 0, inferred = 0;
  for (const auto& p : passages) {
    posts.insert(p.post);
    for (const auto& name : p.authors) authors.insert(folded_name(name));
    for (const auto& name : p.tags) tags.insert(folded_name(name));
    for (const auto& name : speakers_of(p)) speakers.insert(folded_name(name));
    words += count_words(p.question) + count_words(p.text);
    inferred += p.pairing == "inferred";
    if (const auto date = plain_date(p.date); date.empty()) ++undated;
    else dates.insert(date);
  }
  CHECK(stats["schema"] == "propos-stats-1");
  CHECK(stats["posts"] == posts.size());
  CHECK(stats["passages"] == passages.size());
  CHECK(stats["words"] == words);
  CHECK(stats["speakers"] == speakers.size());
  CHECK(stats["authors"] == authors.size());
  CHECK(stats["tags"] == tags.size());
  CHECK(stats["first"] == *dates.begin());
  CHECK(stats["last"] == *dates.rbegin());
  CHECK(stats["undated"] == undated);
  CHECK(stats["inferred"] == inferred);
  CHECK(stats["unreadable"] == 0);
}

}  // namespace

TEST_CASE("statistics are those of the passages", "[cli][stats]") {
  const TemporaryDirectory directory;
  const auto passages = sample_passages_of_all_kinds();
  const auto index = (directory / "index").string();
  add_to_index(index, passages);
  const auto stats = stats_of(index);
  check_stats(stats, passages);
  CHECK(stats["topics"] == 14);
  std::size_t on_sites = 0;
  for (const auto& site : stats["sites"]) on_sites += site["passages"].get<std::size_t>();
  CHECK(on_sites == passages.size());
}

TEST_CASE("passages that were replaced are in no statistics", "[cli][stats]") {
  const TemporaryDirectory directory;
  const auto living = index_with_dead_passages(directory / "index");
  check_stats(stats_of((directory / "index").string()), living);
}

TEST_CASE("an empty query shows the statistics in short", "[cli][stats]") {
  const TemporaryDirectory directory;
  const auto passages = sample_passages();
  const auto index = (directory / "index").string();
  add_to_index(index, passages);
  for (const std::string query : {"", "  "}) {
    const auto outcome = run_query({"-d", index, query});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Catch::StartsWith("articles ") &&
                                Catch::Contains("\npassages   " + std::to_string(passages.size())) &&
                                !Catch::Contains("sites"));
  }
  CHECK_FALSE(stats_of(index, {""}).contains("sites"));
  const auto long_form = run_query({"-d", index, "--stats", "--lang", "en"});
  CHECK_THAT(long_form.out, Catch::StartsWith("posts ") && Catch::Contains("\nsites "));
}
