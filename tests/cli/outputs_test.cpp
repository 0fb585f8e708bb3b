// Formats for programs: the schema of JSON, errors, several topics, alerts and the matrix.
#include <catch2/catch.hpp>

#include <algorithm>
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
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  TemporaryDirectory directory;
};

std::string one_line(const std::string& json) { return dump_json(parse_json(json, "output")) + "\n"; }

/// The values of a column of csv whose cells have no quotes.
std::multiset<std::string> column(const std::string& csv, std::size_t wanted) {
  std::multiset<std::string> values;
  for (const auto& line : lines_of(csv)) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < wanted; ++i) at = line.find(',', at) + 1;
    values.insert(line.substr(at, line.find_first_of(",\r", at) - at));
  }
  return values;
}

}  // namespace

TEST_CASE("a topic's words are its editor's: they are not corrected", "[cli][outputs]") {
  const Place place;
  write_file(place.directory / "topics.json",
             R"({"topics": [{"id": "t", "query": {"words": {"logicel": 1, "sel": 1}}}]})");
  const auto topics = (place.directory / "topics.json").string();
  const auto asked = place.query({"--topics", topics, "--topic", "t", "--format", "json"});
  CHECK(parse_json(asked.out, "output")["notes"].empty());
  CHECK_FALSE(parse_json(place.query({"logicel sel", "--format", "json"}).out, "output")["notes"].empty());
}

TEST_CASE("whatever is printed as JSON fits the schema, and the schema describes all of it", "[cli][outputs]") {
  if (!have("/usr/bin/python3")) return;
  const Place place;
  std::string all;
  all += one_line(place.query({"--format", "json", "\"sel"}).out);
  all += one_line(place.query({"--format", "json", "--explain", "droits de douane"}).out);
  all += one_line(place.query({"--format", "json", "zorille"}).out);
  all += one_line(place.query({"--format", "json", "--excerpts", "3", "--context", "droits de douane"}).out);
  all += one_line(place.query({"--format", "json", "--full", "sel"}).out);
  all += one_line(place.query({"--format", "json", "--kwic", "sel"}).out);
  all += place.query({"--format", "ndjson", "--kwic=20", "--kwic-sort", "right", "sel"}).out;
  all += one_line(place.query({"--format", "json", "--matrix", "post"}).out);
  all += one_line(place.query({"--format", "json", "--collapse", "post", "--explain", "sel marais douane"}).out);
  all += one_line(place.query({"--format", "json", "--sort", "-date", "--offset", "1", "sel marais"}).out);
  all += one_line(place
                      .query({"--format", "json", "--timeline", "--facets",
                              "author,tag,year,speaker,kind,language,post", "sel marais"})
                      .out);
  all += one_line(place.query({"--format", "json", "--count", "--collapse", "post", "sel"}).out);
  all += one_line(
      place.query({"--format", "json", "--count", "--occurrences", "--facets", "year", "--timeline", "sel"}).out);
  all += one_line(place.query({"--format", "json", "--stats"}).out);
  all += one_line(place.query({"--format", "json", "--why", "11#1", "sel \"la douane\" date:2024 -vin"}).out);
  all += one_line(place.query({"--format", "json", "--like", "11#1"}).out);
  all += one_line(place.query({"--format", "json", "--like", "99#99"}).out);
  all += place.query({"--format", "ndjson", "--collapse", "post", "sel marais"}).out;
  all += place.query({"--format", "json", "--all-topics"}).out;
  all += place.query({"--format", "ndjson", "--explain", "--topic", "tariffs"}).out;
  all += place.query({"--format", "json", "--batch", "-"}, "1\tsel\n2\t?!\n").out;
  all += place.query({"--format", "ndjson", "?!"}).out;
  all += place.query({"--format=json", "--nope"}).out;
  write_file(place.directory / "all.json", all);
  RunOptions options;
  options.input = all;
  const auto outcome =
      run("/usr/bin/python3",
          {(source_tree() / "tests/cli/validate.py").string(), (source_tree() / "query/answer.schema.json").string()},
          options);
  if (outcome.status == 77 || outcome.status == 127) return skip("needs Debian's python3-jsonschema");
  INFO(outcome.out << outcome.err);
  CHECK(outcome.status == 0);
  options.input = "{\"schema\":\"propos-answer-1\",\"query\":\"x\"}\n";
  CHECK(run("/usr/bin/python3",
            {(source_tree() / "tests/cli/validate.py").string(), (source_tree() / "query/answer.schema.json").string()},
            options)
            .status == 1);
}

TEST_CASE("errors are JSON too where answers are", "[cli][outputs]") {
  const Place place;
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"--format", "json", "?!"}, "usage"},
      {{"--format=ndjson", "--topic", "voile"}, "not_found"},
      {{"--format", "json", "--nope", "x"}, "usage"},
      {{"--format", "json", "-n", "0", "x"}, "usage"},
      {{"--format", "json", "x", "--topic", "talent"}, "usage"},
      {{"--format", "json", "--topics", "/nowhere.json", "--topic", "x"}, "not_found"}};
  for (const auto& [arguments, kind] : rows) {
    const auto outcome = place.query(arguments);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.status == 2);
    const auto error = parse_json(outcome.out, "output")["error"];
    CHECK(error["kind"] == kind);
    CHECK_FALSE(error["message"].get<std::string>().empty());
    CHECK(error["where"].is_string());
    CHECK_THAT(outcome.err, Catch::Contains(error["message"].get<std::string>()));
  }
  const auto lines = json_lines(place.query({"--format", "json", "--batch", "-"}, "1\t?!\n2\tsel\n").out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["qid"] == "1");
  CHECK(lines[0]["error"]["kind"] == "usage");
  CHECK(lines[1]["qid"] == "2");
}

TEST_CASE("each format prints every hit once", "[cli][outputs]") {
  const Place place;
  const std::vector<std::string> words = {"marais", "sel", "douane"};
  const auto with = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), words.begin(), words.end());
    const auto outcome = place.query(arguments);
    CHECK(outcome.status == 0);
    return outcome.out;
  };
  const auto count = lines_of(with({"--format", "trec"})).size();
  REQUIRE(count > 3);
  const auto times = [](const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
  };
  CHECK(json_lines(with({"--format", "ndjson"})).size() == count);
  CHECK(times(with({"--format", "csv"}), "\r\n") == count + 1);
  CHECK(lines_of(with({"--format", "tsv"})).size() == count + 1);
  CHECK(times(with({"--format", "markdown"}), "> — ") == count);
  CHECK(times(with({"--format", "bibtex"}), "@online{") == count);
  CHECK(parse_json(with({"--format", "csl-json"}), "output").size() == count);
  CHECK(lines_of(with({"--template", "{id}"})).size() == count);
  CHECK(place.query({"--template", "{nope}", "sel"}).status == 2);
  CHECK(place.query({"--template", "{id}", "--format", "csv", "sel"}).status == 2);
}

TEST_CASE("several topics are one ranked block each", "[cli][outputs]") {
  const Place place;
  const auto text = place.query({"--topic", "tariffs", "--topic", "open-source", "-n", "1"});
  CHECK(text.status == 0);
  CHECK(text.out.find("== tariffs") < text.out.find("== open-source"));
  CHECK(text.out.find("== open-source") < text.out.find("\n 1. ", text.out.find("== open-source")));
  const auto all = json_lines(place.query({"--all-topics", "--format", "json", "-n", "2"}).out);
  CHECK(all.size() == lines_of(run_query({"--list-topics"}).out).size());
  for (const auto& answer : all) CHECK(answer["hits"].size() <= 2);
  CHECK(place.query({"--all-topics", "--topic", "talent"}).status == 2);
  CHECK(place.query({"--all-topics", "sel"}).status == 2);
}

TEST_CASE("with a date only passages of it or later are shown", "[cli][outputs]") {
  const Place place;
  const auto dates = [&](const std::string& since) {
    return lines_of(
        place.query({"--new-since", since, "--template", "{date}", "-n", "100", "marais sel douane logiciel"}).out);
  };
  const auto all = dates("1900");
  const std::set<std::string> different(all.begin(), all.end());
  REQUIRE(different.size() > 1);
  const auto last = *different.rbegin();
  const auto late = dates(last);
  CHECK(static_cast<std::ptrdiff_t>(late.size()) == std::count(all.begin(), all.end(), last));
  CHECK(late.size() < all.size());
  CHECK(place.query({"--new-since", "2999-01", "sel"}).status == 1);
}

TEST_CASE("with a state file only what no earlier run showed is shown", "[cli][outputs]") {
  const Place place;
  const auto state = (place.directory / "seen.json").string();
  const std::vector<std::string> alert = {"--new-since", state, "--format", "trec", "--all-topics"};
  const auto first = place.query(alert);
  CHECK(first.status == 0);
  const auto again = place.query(alert);
  CHECK(again.status == 1);
  CHECK(again.out.empty());
  write_file(place.directory / "new.json",
             dump_json(rest_post(99, "Tarifs",
                                 "<p>Les droits de douane, les tarifs douaniers et la guerre commerciale.</p>")));
  REQUIRE(run_index({"-q", "-d", place.index(), (place.directory / "new.json").string()}).status == 0);
  const auto news = place.query(alert);
  CHECK(news.status == 0);
  CHECK_THAT(news.out, Catch::Contains("tariffs Q0 99#"));
  CHECK(lines_of(news.out).size() < lines_of(first.out).size());
  write_file(state, "{\"schema\":");
  const auto damaged = place.query(alert);
  CHECK(damaged.status == 2);
  CHECK_THAT(damaged.err, Catch::Contains(state) && Catch::Contains("remove it"));
  CHECK(content_of(state) == "{\"schema\":");
}

TEST_CASE("what could not be written counts as not shown", "[cli][outputs]") {
  const Place place;
  const auto state = (place.directory / "seen.json").string();
  RunOptions nobody_reads;
  nobody_reads.broken_pipe = true;
  run_query({"-d", place.index(), "--new-since", state, "sel"}, nobody_reads);
  CHECK(place.query({"--new-since", state, "sel"}).status == 0);
}

TEST_CASE("the matrix counts what the topics find", "[cli][outputs]") {
  const Place place;
  const auto file = (place.directory / "topics.tsv").string();
  write_file(file, "marsh\tsel marais\ntariffs\tdroits de douane\n");
  for (const std::string by : {"author", "year", "post"}) {
    const auto csv =
        place.query({"--topics", file, "--matrix", by, "--topic", "marsh", "--topic", "tariffs", "--format", "csv"});
    INFO(csv.out << csv.err);
    CHECK(csv.status == 0);
    CHECK_THAT(csv.out, Catch::StartsWith("topic," + by + ",label,passages,score\r\n"));
    const auto topics = column(csv.out, 0);
    CHECK(topics.count("marsh") >= 1);
    CHECK(topics.size() == topics.count("marsh") + topics.count("tariffs") + 1);
    if (by == "author") CHECK(column(csv.out, 1).count("Maëlle Kervadec") == 1);
  }
  const auto by_post =
      parse_json(place.query({"--matrix", "post", "--topic", "tariffs", "--format", "json"}).out, "output");
  std::size_t passages = 0;
  for (const auto& cell : by_post["cells"]) passages += cell["passages"].get<std::size_t>();
  CHECK(passages ==
        parse_json(place.query({"--topic", "tariffs", "--format", "json", "-n", "1"}).out, "output")["total"]
            .get<std::size_t>());
  const auto text = place.query({"--matrix", "post"});
  for (const auto& line : lines_of(text.out)) CHECK(line.size() <= 200);
  CHECK(place.query({"--matrix", "year", "--format", "bibtex"}).status == 2);
  CHECK(place.query({"--matrix", "year", "sel"}).status == 2);
}

TEST_CASE("topics are exported as TREC has them", "[cli][outputs]") {
  const auto outcome = run_query({"--export-trec", "--topic", "talent"});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Catch::StartsWith("<top>\n\n<num> Number: talent\n<title> ") &&
                              Catch::Contains("\n<desc> Description:\n") && Catch::Contains("\n<narr> Narrative:\n") &&
                              Catch::EndsWith("</top>\n\n"));
  const auto all = run_query({"--export-trec"}).out;
  CHECK(column(all, 0).count("</top>") == lines_of(run_query({"--list-topics"}).out).size());
}
