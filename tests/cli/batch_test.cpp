// Batches and topics: many queries of one run.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    write_file(directory / "posts.ndjson", sample_posts());
    REQUIRE(run_index({"-q", "-d", index(), (directory / "posts.ndjson").string()}).status == 0);
  }
  std::string index() const { return (directory / "index").string(); }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("a batch gives for each line what the query alone gives", "[cli][batch]") {
  const Place place;
  const std::vector<std::pair<std::string, std::string>> queries = {
      {"a", "droits de douane"}, {"b2", "\"logiciel libre\""}, {"c", "sel -mer"}};
  std::string batch, expected;
  for (const auto& [qid, words] : queries) {
    batch += qid + '\t' + words + '\n';
    for (const auto& line : lines_of(run_query({"-d", place.index(), "--format", "trec", "--", words}).out))
      expected += qid + line.substr(line.find(' ')) + '\n';
  }
  write_file(place.directory / "batch.tsv", batch);
  CHECK(run_query({"-d", place.index(), "--format", "trec", "--batch", (place.directory / "batch.tsv").string()}).out ==
        expected);
  RunOptions piped;
  piped.input = batch;
  CHECK(run_query({"-d", place.index(), "--format", "trec", "--batch", "-"}, piped).out == expected);
}

TEST_CASE("a batch on several threads prints what one thread prints", "[cli][batch]") {
  const Place place;
  std::string batch;
  const std::vector<std::string> queries = {
      "droits de douane", "\"logiciel libre\"", "sel -mer", "((((((((((((((((((a", "zorille", "", "logiciel"};
  for (int i = 0; i < 200; ++i)
    batch += "q" + std::to_string(i) + "\t" + queries[static_cast<std::size_t>(i) % queries.size()] + "\n";
  write_file(place.directory / "batch.tsv", batch);
  for (const std::string format : {"trec", "csv", "text"}) {
    const auto answered = [&](const std::string& jobs) {
      return run_query({"-d", place.index(), "--format", format, "--jobs", jobs, "--batch",
                        (place.directory / "batch.tsv").string()});
    };
    const auto one = answered("1");
    const auto four = answered("4");
    INFO(format);
    CHECK(four.out == one.out);
    CHECK(four.err == one.err);
    CHECK(four.status == one.status);
    CHECK(one.out.size() > 1000);
  }
}

TEST_CASE("a batch as JSON is one object a line, with its qid", "[cli][batch]") {
  const Place place;
  RunOptions piped;
  piped.input = "a\tdouane\nb\tzorille\n";
  const auto outcome = run_query({"-d", place.index(), "--format", "json", "--batch", "-"}, piped);
  CHECK(outcome.status == 0);
  const auto answers = json_lines(outcome.out);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0]["qid"] == "a");
  CHECK_FALSE(answers[0]["hits"].empty());
  CHECK(answers[1]["qid"] == "b");
  CHECK(answers[1]["hits"].empty());
}

TEST_CASE("a bad query of a batch is told by its qid and the others are answered", "[cli][batch]") {
  const Place place;
  RunOptions piped;
  piped.input = "a\tdouane\nb\t?!\nc\tsel\n";
  const auto outcome = run_query({"-d", place.index(), "--format", "json", "--batch", "-"}, piped);
  CHECK(outcome.status == 0);
  CHECK(json_lines(outcome.out).size() == 3);
  CHECK_THAT(outcome.err, Catch::Contains("b: empty query"));
}

TEST_CASE("a batch that finds nothing at all is status 1", "[cli][batch]") {
  const Place place;
  RunOptions piped;
  piped.input = "a\tzorille\n";
  CHECK(run_query({"-d", place.index(), "--format", "trec", "--batch", "-"}, piped).status == 1);
}

TEST_CASE("the topics that ship are known from any working directory", "[cli][topics]") {
  const Place place;
  const auto expected = run_query({"--list-topics"}).out;
  const auto lines = lines_of(expected);
  CHECK(lines.size() >= 12);
  std::set<std::string> ids;
  for (const auto& line : lines) ids.insert(line.substr(0, line.find('\t')));
  for (const std::string id : {"talent", "tariffs", "open-source"}) CHECK(ids.contains(id));
  const TemporaryDirectory elsewhere;
  for (const std::filesystem::path& directory :
       {std::filesystem::path("/"), elsewhere.path(), place.directory.path()}) {
    RunOptions there;
    there.directory = directory;
    CHECK(run_query({"--list-topics"}, there).out == expected);
    CHECK(run_query({"-d", place.index(), "--topic", "tariffs"}, there).status == 0);
  }
}

TEST_CASE("a topic is named by its label too, and its id is the run's qid", "[cli][topics]") {
  const Place place;
  const auto by_id = run_query({"-d", place.index(), "--format", "trec", "--topic", "tariffs"});
  CHECK(by_id.status == 0);
  CHECK_THAT(by_id.out, Catch::StartsWith("tariffs Q0 12#"));
  CHECK(run_query({"-d", place.index(), "--format", "trec", "--topic", "droits de DOUANE"}).out == by_id.out);
}

TEST_CASE("the flag --topics reads other topics, as JSON or as lines", "[cli][topics]") {
  const Place place;
  const auto file = (place.directory / "topics").string();
  for (const std::string content :
       {"sel\tsel des marais\n", R"({"topics":[{"id":"sel","query":{"words":{"sel":2,"marais":1}}}]})"}) {
    write_file(file, content);
    CHECK(lines_of(run_query({"--list-topics", "--topics", file}).out).size() == 1);
    CHECK_THAT(run_query({"-d", place.index(), "--format", "trec", "--topics", file, "--topic", "sel"}).out,
               Catch::StartsWith("sel Q0 11#"));
    CHECK(run_query({"-d", place.index(), "--topics", file, "--topic", "talent"}).status == 2);
  }
}
