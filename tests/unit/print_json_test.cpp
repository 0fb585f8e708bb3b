// Answers and errors as JSON.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "query/print/print.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::string printed(Format format, bool several, std::size_t hits = 1) {
  Answer answer;
  answer.query = "sel";
  answer.total = hits;
  for (std::size_t i = 0; i < hits; ++i) {
    Hit hit;
    hit.passage = passage_of("7#" + std::to_string(i), "Le sel.");
    answer.hits.push_back(hit);
  }
  PrintOptions options;
  options.format = format;
  options.several = several;
  std::ostringstream out;
  Printer printer(out, options);
  printer.print({answer, "q1", "Le sel"});
  printer.print({answer, "q2", "Le sel"});
  printer.finish();
  return out.str();
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("one of several answers is a line, and has its query's id", "[print_json]") {
  const auto text = printed(Format::json, true);
  REQUIRE(lines_of(text) == 2);
  const auto json = parse_json(text.substr(0, text.find('\n')), "line");
  CHECK(json["schema"] == answer_schema);
  CHECK(json["qid"] == "q1");
  CHECK(json["hits"].size() == 1);
  CHECK(lines_of(printed(Format::json, false)) > 4);
}

TEST_CASE("a hit is a line, with its query, and an answer without hits is none", "[print_json]") {
  const auto text = printed(Format::ndjson, false, 3);
  REQUIRE(lines_of(text) == 6);
  const auto json = parse_json(text.substr(0, text.find('\n')), "line");
  CHECK(json["schema"] == hit_schema);
  CHECK(json["qid"] == "q1");
  CHECK(json["query"] == "sel");
  CHECK(json["id"] == "7#0");
  CHECK(printed(Format::ndjson, true, 0).empty());
}

TEST_CASE("an error has its kind, each kind its own name", "[print_json]") {
  std::set<std::string> kinds;
  for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
    std::ostringstream out;
    print_error(out, Error(static_cast<ErrorKind>(kind), "rien ne va", "ici"));
    const auto json = parse_json(out.str(), "error");
    kinds.insert(json["error"]["kind"].get<std::string>());
    CHECK(json["error"]["message"] == "rien ne va");
    CHECK(json["error"]["where"] == "ici");
  }
  CHECK(kinds.size() == static_cast<std::size_t>(ErrorKind::internal) + 1);
  std::ostringstream out;
  print_error_line(out, Error(ErrorKind::usage, "non"), "q7");
  CHECK(parse_json(out.str(), "error")["qid"] == "q7");
}

TEST_CASE("only json and ndjson tell errors as JSON", "[print_json]") {
  for (const auto& row : all_formats())
    CHECK(is_json(row.format) == (row.format == Format::json || row.format == Format::ndjson));
}
