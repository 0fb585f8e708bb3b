// propos-query's command line.
#include "query/program/query_options.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct CommandLine {
  QueryOptions parse(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"propos-query", "--dictionary", ""});
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    int status = 0;
    auto options = parse_query_options(static_cast<int>(arguments.size()), argv.data(), status);
    CHECK(status == -1);
    return options;
  }
  /// Why it is refused; empty when it is not.
  std::string refusal(const std::vector<std::string>& arguments) const {
    try {
      parse(arguments);
      return {};
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::usage);
      return e.what();
    }
  }
  TemporaryDirectory directory;
  Environment environment{directory.path()};
};

}  // namespace

TEST_CASE("words are one query, and all else has its default", "[query_options]") {
  const CommandLine line;
  const auto options = line.parse({"droits", "de douane"});
  CHECK(options.words == "droits de douane");
  CHECK(options.directory == "propos.db");
  CHECK_FALSE(options.directory_named);
  CHECK(options.limit == 10);
  CHECK(options.format == Format::text);
  CHECK(options.lang == Lang::fr);
  CHECK(options.pager);
  CHECK(options.shown.excerpts == 1);
  CHECK_FALSE((options.exact || options.explain || options.parse || options.kwic || options.nothing_asked()));
  CHECK(line.parse({}).nothing_asked());
  CHECK_FALSE(line.parse({"--topic", "x"}).nothing_asked());
}

TEST_CASE("what is typed stands in the options", "[query_options]") {
  const CommandLine line;
  const auto options = line.parse({"-d", "x.db", "-n", "3", "--exact", "--excerpts", "4", "--context", "--lang", "en",
                                   "--color", "never", "--no-pager", "--format", "ndjson", "sel"});
  CHECK(options.directory == "x.db");
  CHECK(options.directory_named);
  CHECK(options.limit == 3);
  CHECK(options.exact);
  CHECK(options.shown.excerpts == 4);
  CHECK(options.shown.context);
  CHECK(options.lang == Lang::en);
  CHECK(options.colour == Colour::never);
  CHECK_FALSE(options.pager);
  CHECK(options.format == Format::ndjson);
}

TEST_CASE("a topic may be named several times, and takes one word each", "[query_options]") {
  const CommandLine line;
  CHECK(line.parse({"--topic", "a", "--topic", "b"}).asked == std::vector<std::string>{"a", "b"});
  CHECK_THAT(line.refusal({"--topic", "a", "b"}), Catch::Contains("exclude"));
}

TEST_CASE("a concordance takes a width behind its =, and more passages", "[query_options]") {
  const CommandLine line;
  const auto plain = line.parse({"--kwic", "acier"});
  REQUIRE(plain.kwic);
  CHECK(plain.kwic->columns == 0);
  CHECK(plain.words == "acier");
  CHECK(plain.limit == 100);
  CHECK(plain.every_match);
  CHECK(plain.words_as_typed());
  CHECK(plain.shown.all_marks);
  const auto wide = line.parse({"--kwic=30", "--kwic-sort", "left", "-n", "5", "acier"});
  CHECK(wide.kwic->columns == 30);
  CHECK(wide.kwic->sort == KwicSort::left);
  CHECK(wide.limit == 5);
  CHECK_FALSE(wide.every_match);
  CHECK(line.parse({"--kwic", "--kwic-sort", "-date", "acier"}).selection.order == Order::newest);
  for (const std::string width : {"", "0", "501", "x", "-3", "3x"}) {
    INFO(width);
    CHECK_FALSE(line.refusal({"--kwic=" + width, "acier"}).empty());
  }
}

TEST_CASE("a template is a format", "[query_options]") {
  const CommandLine line;
  const auto options = line.parse({"--template", "{id}", "sel"});
  CHECK(options.format == Format::by_template);
  CHECK(options.parts.size() == 2);
  CHECK_THAT(line.refusal({"--template", "{nom}", "sel"}), Catch::Contains("nom"));
}

TEST_CASE("what excludes each other is refused", "[query_options]") {
  const CommandLine line;
  const std::vector<std::vector<std::string>> rows = {{"sel", "--topic", "a"},
                                                      {"sel", "--batch", "x"},
                                                      {"--topic", "a", "--all-topics"},
                                                      {"--analyze", "x", "sel"},
                                                      {"--analyze", "x", "--format", "csv"},
                                                      {"--full", "--excerpts", "2", "sel"},
                                                      {"--kwic", "--full", "sel"},
                                                      {"--kwic", "--count", "sel"},
                                                      {"--kwic", "--explain", "sel"},
                                                      {"--context", "--format", "csv", "sel"},
                                                      {"--full", "--format", "trec", "sel"},
                                                      {"--matrix", "year", "sel"},
                                                      {"--matrix", "year", "--full"},
                                                      {"--template", "x", "--format", "csv", "sel"},
                                                      {"--kwic-sort", "left", "sel"},
                                                      {"--occurrences", "sel"},
                                                      {"--count", "--facets", "year", "sel"},
                                                      {"--count", "--occurrences", "--collapse", "post", "sel"},
                                                      {"--stats", "sel"},
                                                      {"--stats", "--format", "csv"},
                                                      {"--why", "1#1", "--kwic", "sel"},
                                                      {"--why", "1#1", ""},
                                                      {"--format", "csv", ""},
                                                      {"--count", ""}};
  for (const auto& row : rows) {
    INFO(row.front());
    CHECK_FALSE(line.refusal(row).empty());
  }
}

TEST_CASE("numbers past their limits and unknown names are refused", "[query_options][limits]") {
  const CommandLine line;
  CHECK(line.refusal({"-n", std::to_string(limits::max_hits), "sel"}).empty());
  CHECK_FALSE(line.refusal({"-n", std::to_string(limits::max_hits + 1), "sel"}).empty());
  CHECK(line.refusal({"--excerpts", std::to_string(limits::max_excerpts), "sel"}).empty());
  CHECK_FALSE(line.refusal({"--excerpts", std::to_string(limits::max_excerpts + 1), "sel"}).empty());
  CHECK_FALSE(line.refusal({"--format", "xml", "sel"}).empty());
  CHECK_THAT(line.refusal({"--nonsense", "sel"}), Catch::Contains("propos-query --help"));
}

TEST_CASE("propos.toml and the environment hold where the command line says nothing", "[query_options]") {
  CommandLine line;
  write_file(line.directory / "propos.toml", "db = \"file.db\"\nlang = \"en\"\nlimit = 7\n");
  auto options = line.parse({"-n", "3", "sel"});
  CHECK(options.directory == "file.db");
  CHECK(options.lang == Lang::en);
  CHECK(options.limit == 3);
  line.environment.set("PROPOS_DB", "environment.db");
  CHECK(line.parse({"sel"}).directory == "environment.db");
  CHECK(line.parse({"-d", "typed.db", "sel"}).directory == "typed.db");
}

TEST_CASE("errors are JSON as far as the command line tells", "[query_options]") {
  const auto asks = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "propos-query");
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    return asks_for_json(static_cast<int>(arguments.size()), argv.data());
  };
  CHECK(asks({"--format", "json"}));
  CHECK(asks({"--format=ndjson", "sel"}));
  CHECK_FALSE(asks({"--format", "csv"}));
  CHECK_FALSE(asks({"--format"}));
  CHECK_FALSE(asks({}));
}
