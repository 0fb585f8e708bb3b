// Wrong use: one clear line on standard error that says the next step, nothing on standard output, exit
// status 2.
#include <catch2/catch.hpp>

#include <string>

#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

void check_refused(const Outcome& outcome, const std::string& part) {
  INFO("status " << outcome.status << "\nstdout " << outcome.out << "\nstderr " << outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(lines_of(outcome.err).size() == 1);
  CHECK_THAT(outcome.err, Catch::Contains(part));
}

/// A directory with posts and their index.
struct Place {
  Place() {
    write_file(directory / "posts.ndjson", sample_posts());
    REQUIRE(run_index({"-q", "-d", index(), posts()}).status == 0);
  }
  std::string index() const { return (directory / "index").string(); }
  std::string posts() const { return (directory / "posts.ndjson").string(); }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("a missing index is told with how to make one", "[cli][errors]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "nowhere").string();
  check_refused(run_query({"-d", index, "douane"}), "no index at this place; make one: propos-index -d " + index);
  check_refused(run_query({"-d", index, "--topic", "talent"}), "no index");
  check_refused(run_query({"-d", index, "--batch", "-"}), "no index");
  CHECK_FALSE(std::filesystem::exists(index));
}

TEST_CASE("an empty query is told with what to give", "[cli][errors]") {
  const Place place;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{}, {"?!"}, {"\"\""}, {"--count", ""}}) {
    auto arguments = words;
    arguments.insert(arguments.begin(), {"-d", place.index()});
    check_refused(run_query(arguments), "empty query: give some words, or --topic");
  }
}

TEST_CASE("an unknown topic is told with those there are", "[cli][errors]") {
  const Place place;
  const auto outcome = run_query({"-d", place.index(), "--topic", "voile"});
  check_refused(outcome, "no topic \"voile\"; there are: ");
  for (const std::string topic : {"talent", "tariffs", "open-source"}) CHECK_THAT(outcome.err, Catch::Contains(topic));
}

TEST_CASE("a topics or batch file that is missing or broken is named", "[cli][errors]") {
  const Place place;
  const auto missing = (place.directory / "none.json").string();
  check_refused(run_query({"-d", place.index(), "--topics", missing, "--topic", "x"}), missing);
  check_refused(run_query({"-d", place.index(), "--batch", missing}), missing);
  const auto broken = (place.directory / "broken.json").string();
  write_file(broken, "{\"topics\": [");
  check_refused(run_query({"-d", place.index(), "--topics", broken, "--topic", "x"}), broken);
  write_file(broken, "1\tdouane\nno tab\n");
  check_refused(run_query({"-d", place.index(), "--batch", broken}), broken + ":2");
}

TEST_CASE("words and a topic or a batch exclude each other", "[cli][errors]") {
  const Place place;
  check_refused(run_query({"-d", place.index(), "--topic", "talent", "douane"}), "exclude each other");
  check_refused(run_query({"-d", place.index(), "--batch", "-", "douane"}), "exclude each other");
  CHECK(run_query({"-d", place.index(), "--batch", "-", "--topic", "talent"}).status == 2);
}

TEST_CASE("wrong flags and values end with status 2 and name the flag", "[cli][errors]") {
  const Place place;
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"--colour", "douane"}, "--colour"}, {{"--format", "xml", "douane"}, "--format"}, {{"-n"}, "--limit"}};
  for (const auto& [arguments, flag] : rows) {
    const auto outcome = run_query(arguments);
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains(flag));
  }
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {}, {"--input", "tables", place.posts()}, {"--wait", "-1", place.posts()}, {"--nonsense"}}) {
    const auto outcome = run_index(arguments);
    INFO(outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
  }
}

TEST_CASE("help and version go to standard output with status 0", "[cli]") {
  for (const auto& program : {index_program(), query_program()}) {
    const auto help = run(program, {"--help"});
    CHECK(help.status == 0);
    CHECK_THAT(help.out, Catch::Contains("Examples:") && Catch::Contains("Exit status:"));
    CHECK(help.err.empty());
    const auto version = run(program, {"--version"});
    CHECK(version.status == 0);
    CHECK_THAT(version.out, Catch::StartsWith(program.filename().string()));
  }
}

TEST_CASE("a source that is not there is named", "[cli][errors]") {
  const TemporaryDirectory directory;
  const auto missing = (directory / "none.json").string();
  const auto outcome = run_index({"-d", (directory / "index").string(), missing});
  CHECK(outcome.status != 0);
  CHECK_THAT(outcome.err, Catch::Contains(missing) && Catch::Contains("o such file"));
}

TEST_CASE("a rebuild that finds no source leaves the index as it was", "[cli][errors]") {
  const Place place;
  const auto outcome = run_index({"-d", place.index(), "--rebuild", (place.directory / "typing-eror").string()});
  CHECK(outcome.status != 0);
  CHECK(run_query({"-d", place.index(), "douane"}).status == 0);
}
