// What one run has to answer, and how it says what came of it.
#include "query/program/questions.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/language/parse.hpp"
#include "query/print/summary.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::vector<Topic> topics() {
  Topic salt;
  salt.id = "salt";
  salt.label_fr = "Le sel";
  salt.label_en = "Salt";
  salt.query = parse_query("sel");
  Topic water;
  water.id = "water";
  water.query = parse_query("eau");
  return {salt, water};
}

/// `id label` of each.
std::string shown(const QueryOptions& options) {
  std::string out;
  for (const auto& question : questions_of(options, topics()))
    out += (out.empty() ? "" : "; ") + question.id + " " + question.label;
  return out;
}

Note summed(const Answer& answer, std::size_t offset = 0, std::size_t limit = 10) {
  SearchOptions search;
  search.limit = limit;
  search.selection.offset = offset;
  return summary_of(answer, "sel", search);
}

}  // namespace

TEST_CASE("typed words are one question, whose label they are", "[questions]") {
  QueryOptions options;
  options.words = "le sel";
  CHECK(shown(options) == "1 le sel");
  options.selection.like = "24#3";
  CHECK(shown(options) == "1 le sel, comme 24#3");
  options.words.clear();
  CHECK(shown(options) == "1 comme 24#3");
  options.lang = Lang::en;
  CHECK(shown(options) == "1 like 24#3");
}

TEST_CASE("topics are questions by their labels, in their order or as they were asked", "[questions]") {
  QueryOptions options;
  options.all_topics = true;
  CHECK(shown(options) == "salt Le sel; water water");
  options.lang = Lang::en;
  CHECK(shown(options) == "salt Salt; water water");
  options.all_topics = false;
  options.asked = {"water", "Le sel"};
  CHECK(shown(options) == "water water; salt Salt");
  options.asked = {"vent"};
  CHECK_THROWS_AS(shown(options), Error);
}

TEST_CASE("a batch's lines are questions", "[questions]") {
  const TemporaryDirectory directory;
  write_file(directory / "lot.tsv", "q1\tle sel\nq2\tl’eau\n");
  QueryOptions options;
  options.batch = (directory / "lot.tsv").string();
  CHECK(shown(options) == "q1 le sel; q2 l’eau");
  options.batch = (directory / "rien.tsv").string();
  CHECK_THROWS_AS(shown(options), Error);
}

TEST_CASE("a typed label is words, and the topic only where the index has none of them", "[questions]") {
  const TemporaryDirectory directory;
  index_passages(directory / "index", {passage_of("a#1", "Le sel de la mer.")});
  Searcher searcher(directory / "index");
  const auto read = [&](const std::string& text, const QueryOptions& options = {}) {
    return query_of({"1", text, text, {}}, options.words_as_typed(), topics(), searcher);
  };
  const auto words = read("le sel");
  CHECK(words.root == parse_query("le sel").root);
  REQUIRE(words.notes.size() == 1);
  CHECK_THAT(words.notes.front().fr, Catch::Contains("--topic salt"));
  const auto topic = read("Salt");
  CHECK(topic.root.text == "sel");
  REQUIRE(topic.notes.size() == 1);
  CHECK_THAT(topic.notes.front().fr, Catch::Contains("«\u00A0Salt\u00A0» : dans aucun passage, lu comme le sujet"));
  CHECK(query_of({"1", "", "", parse_query("eau")}, false, topics(), searcher).root == parse_query("eau").root);
  QueryOptions exact, count;
  exact.exact = true;
  count.selection.count = true;
  for (const auto& options : {exact, count}) {
    CHECK(read("Salt", options).root == parse_query("Salt").root);
    CHECK_THAT(read("Salt", options).notes.front().fr, Catch::Contains("--topic salt"));
  }
}

TEST_CASE("words are taken as typed where not the best passages are asked for, and in topics", "[questions]") {
  QueryOptions options;
  CHECK_FALSE(search_options_of(options).exact);
  std::vector<QueryOptions> as_typed(9);
  as_typed[0].exact = true;
  as_typed[1].selection.count = true;
  as_typed[2].selection.timeline = true;
  as_typed[3].selection.facets = {FacetBy::year};
  as_typed[4].kwic.emplace();
  as_typed[5].asked = {"salt"};
  as_typed[6].all_topics = true;
  as_typed[7].state = "seen.json";
  as_typed[8].matrix = "year";
  for (const auto& each : as_typed) CHECK(search_options_of(each).exact);
}

TEST_CASE("several answers are those of a batch or of topics", "[questions]") {
  QueryOptions options;
  CHECK_FALSE(several(options));
  options.asked = {"a"};
  CHECK_FALSE(several(options));
  options.asked = {"a", "b"};
  CHECK(several(options));
  QueryOptions batch;
  batch.batch = "-";
  CHECK(several(batch));
}

TEST_CASE("a table of counts needs no hits, a run no snippets", "[questions]") {
  QueryOptions options;
  options.limit = 5;
  CHECK(search_options_of(options).limit == 5);
  options.selection.timeline = true;
  CHECK(search_options_of(options).limit == 5);
  options.format = Format::csv;
  CHECK(search_options_of(options).limit == 0);
  CHECK(print_options_of(options).content == Content::timeline);
  QueryOptions count;
  count.selection.count = true;
  CHECK(search_options_of(count).limit == 0);
  CHECK(print_options_of(count).content == Content::count);
  QueryOptions run;
  run.format = Format::trec;
  CHECK_FALSE(search_options_of(run).snippets);
}

TEST_CASE("a date limits the search, a state file does not", "[questions]") {
  QueryOptions options;
  CHECK_FALSE(search_options_of(options).count_all);
  options.since = "2025-09";
  CHECK(search_options_of(options).since == "2025-09");
  CHECK(search_options_of(options).count_all);
  QueryOptions remembers;
  remembers.state = "seen.json";
  CHECK(search_options_of(remembers).since.empty());
  CHECK(search_options_of(remembers).count_all);
}

TEST_CASE("a summary says how many were found, in one number or more", "[questions]") {
  Answer answer;
  answer.took_us = 1234;
  CHECK(summed(answer).fr == "rien trouvé pour «\u00A0sel\u00A0»");
  answer.total = 1;
  answer.hits.resize(1);
  CHECK(summed(answer).fr == "1 passage pour «\u00A0sel\u00A0» (1,2\u00A0ms)");
  CHECK(summed(answer).en == "1 passage for “sel” (1.2 ms)");
  answer.total = 30;
  answer.exact = false;
  answer.counts.posts = 2;
  CHECK(summed(answer).fr == "environ 30 passages de 2 articles pour «\u00A0sel\u00A0» (1,2\u00A0ms)");
  answer.hits.clear();
  CHECK(summed(answer, 40).en == "nothing more after 40 for “sel”");
  CHECK_THAT(summed(answer, 0, 0).en, Catch::StartsWith("about 30 passages"));
}

TEST_CASE("a summary gives a query in guillemets no others", "[questions]") {
  CHECK(summary_of({}, "« le sel »", {}).fr == "rien trouvé pour « le sel »");
}
