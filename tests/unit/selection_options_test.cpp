// The options that say which hits, in what order, and what is counted.
#include "query/program/selection_options.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"

using namespace propos;

namespace {

/// What becomes of arguments, with other options as they are.
QueryOptions resolved(const std::vector<std::string>& arguments, QueryOptions options = {}) {
  CLI::App app;
  TypedSelection typed;
  add_selection_options(app, typed, options.selection);
  app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  resolve_selection(typed, options);
  return options;
}

std::string refusal(const std::vector<std::string>& arguments, const QueryOptions& options = {}) {
  try {
    resolved(arguments, options);
    return {};
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::usage);
    return e.what();
  }
}

}  // namespace

TEST_CASE("nothing typed selects the best hits by score", "[selection_options]") {
  const auto selection = resolved({}).selection;
  CHECK(selection.order == Order::score);
  CHECK(selection.offset == 0);
  CHECK_FALSE(selection.counts());
}

TEST_CASE("order, offset, posts and counts are read", "[selection_options]") {
  const auto selection =
      resolved({"--sort", "-date", "--offset", "20", "--collapse", "post", "--facets", "tag,year", "--timeline"})
          .selection;
  CHECK(selection.order == Order::newest);
  CHECK(selection.offset == 20);
  CHECK(selection.collapse);
  CHECK(selection.facets == std::vector<FacetBy>{FacetBy::tag, FacetBy::year});
  CHECK(selection.timeline);
  CHECK(resolved({"--sort", "date"}).selection.order == Order::oldest);
}

TEST_CASE("an empty id and an unknown facet are refused", "[selection_options]") {
  CHECK(resolved({"--like", "24#3"}).selection.like == "24#3");
  CHECK_FALSE(refusal({"--like", ""}).empty());
  CHECK_THAT(refusal({"--facets", "auteur"}), Catch::Contains("author"));
}

TEST_CASE("offset and limit stay within the first hits together", "[selection_options][limits]") {
  QueryOptions options;
  options.limit = 10;
  const auto last = std::to_string(limits::max_hits - 10);
  CHECK(refusal({"--offset", last}, options).empty());
  CHECK_THAT(refusal({"--offset", std::to_string(limits::max_hits - 9)}, options), Catch::Contains(last));
}

TEST_CASE("no hits are asked for only where something is counted", "[selection_options]") {
  QueryOptions options;
  options.limit = 0;
  CHECK_FALSE(refusal({}, options).empty());
  CHECK_FALSE(refusal({"--collapse", "post"}, options).empty());
  for (const auto& counted : std::vector<std::vector<std::string>>{{"--count"}, {"--facets", "tag"}, {"--timeline"}})
    CHECK(refusal(counted, options).empty());
}

TEST_CASE("what does not go together is refused", "[selection_options]") {
  CHECK_FALSE(refusal({"--count", "--timeline"}).empty());
  CHECK(refusal({"--facets", "tag", "--timeline"}).empty());
  QueryOptions table;
  table.format = Format::csv;
  CHECK_FALSE(refusal({"--facets", "tag", "--timeline"}, table).empty());
  QueryOptions parse;
  parse.parse = true;
  CHECK_FALSE(refusal({"--like", "24#3"}, parse).empty());
  QueryOptions matrix;
  matrix.matrix = "year";
  for (const auto& row : std::vector<std::vector<std::string>>{{"--sort", "date"}, {"--offset", "1"}, {"--like", "1"}})
    CHECK_FALSE(refusal(row, matrix).empty());
}

TEST_CASE("a state file remembers passages that are hits, a date goes with anything", "[selection_options]") {
  QueryOptions remembers;
  remembers.state = "seen.json";
  CHECK_FALSE(refusal({"--offset", "1"}, remembers).empty());
  CHECK(refusal({"--sort", "date"}, remembers).empty());
  QueryOptions dated;
  dated.since = "2025-09";
  CHECK(refusal({"--offset", "1", "--timeline"}, dated).empty());
}
