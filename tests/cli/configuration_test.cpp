// propos.toml, PROPOS_DB, and what a person sees in which language.
#include <catch2/catch.hpp>

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
    std::filesystem::create_directories(directory / "config" / "propos");
    std::filesystem::create_directories(directory / "here");
    options.directory = directory / "here";
    options.environment = {{"XDG_CONFIG_HOME", (directory / "config").string()}};
  }
  std::string index() const { return (directory / "index").string(); }
  void configuration(const std::string& text) const { write_file(directory / "here" / "propos.toml", text); }
  Outcome query(const std::vector<std::string>& arguments) const { return run_query(arguments, options); }
  TemporaryDirectory directory;
  RunOptions options;
};

}  // namespace

TEST_CASE("propos.toml of the current directory holds unless the command line says otherwise", "[cli][configuration]") {
  const Place place;
  place.configuration("# mine\ndb = \"" + place.index() +
                      "\"\nlimit = 1\nformat = \"trec\"\nexact = true\npager = false\n");
  const auto by_configuration = place.query({"sel", "marais"});
  CHECK(by_configuration.status == 0);
  CHECK(lines_of(by_configuration.out).size() == 1);
  CHECK_THAT(by_configuration.out, Catch::StartsWith("1 Q0 11#"));
  CHECK(lines_of(place.query({"-n", "2", "sel", "marais"}).out).size() == 2);
  CHECK_THAT(place.query({"--format", "json", "sel"}).out, Catch::StartsWith("{"));
  CHECK(place.query({"--template", "<{rank}>", "sel"}).out == "<1>\n");
}

TEST_CASE("a configuration stands in XDG_CONFIG_HOME too, and --config names another file", "[cli][configuration]") {
  const Place place;
  write_file(place.directory / "config" / "propos" / "propos.toml", "db = \"" + place.index() + "\"\nlang = \"en\"\n");
  CHECK_THAT(place.query({"sel"}).err, Catch::Contains("for “sel”"));
  const auto other = (place.directory / "other.toml").string();
  write_file(other, "db = \"" + place.index() + "\"\nlang = \"fr\"\n");
  CHECK_THAT(place.query({"--config", other, "sel"}).err, Catch::Contains("pour «\u00A0sel\u00A0»"));
  place.configuration("db = \"" + place.index() + "\"\n");
  CHECK_THAT(place.query({"sel"}).err, Catch::Contains("pour"));
}

TEST_CASE("an unknown key or a wrong value is told with file and key", "[cli][configuration]") {
  const Place place;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"colour = \"auto\"\n",
       "propos.toml: unknown key \"colour\"; there are: color, csv-bom, csv-separator, db, dictionary, exact, format"},
      {"[query]\nlimit = 3\n", "propos.toml: unknown key \"query."},
      {"batch = \"x\"\n", "propos.toml: unknown key \"batch\""},
      {"new-since = \"x\"\n", "propos.toml: unknown key \"new-since\""},
      {"limit = 0\n", "propos.toml: key \"limit\": "},
      {"limit = [1, 2]\n", "propos.toml: key \"limit\": expected one value"},
      {"format = \"xml\"\n", "propos.toml: key \"format\": "},
      {"exact = \"perhaps\"\n", "propos.toml: key \"exact\": expected true or false"}};
  for (const auto& [text, part] : rows) {
    place.configuration(text);
    const auto outcome = place.query({"-d", place.index(), "sel"});
    INFO(text << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains(part));
    CHECK(place.query({"--help"}).status == 0);
  }
}

TEST_CASE("the command line goes before PROPOS_DB, and that before propos.toml", "[cli][configuration]") {
  Place place;
  place.configuration("db = \"nowhere\"\n");
  CHECK_THAT(place.query({"sel"}).err, Catch::Contains("nowhere"));
  place.options.environment["PROPOS_DB"] = place.index();
  CHECK(place.query({"sel"}).status == 0);
  CHECK_THAT(place.query({"-d", "elsewhere", "sel"}).err, Catch::Contains("elsewhere"));
}

TEST_CASE("what a person reads is French, or English with --lang en, JSON has both", "[cli][configuration]") {
  const Place place;
  const auto french = place.query({"-d", place.index(), "\"sel"});
  CHECK_THAT(french.out, Catch::Contains("mars\u00A02025"));
  CHECK_THAT(french.out, Catch::Contains("guillemet non fermé") && !Catch::Contains("unclosed"));
  const auto english = place.query({"-d", place.index(), "--lang", "en", "\"sel"});
  CHECK_THAT(english.out, Catch::Contains("March\u00A02025"));
  CHECK_THAT(english.out, Catch::Contains("unclosed quotation mark") && !Catch::Contains("guillemet"));
  const auto note =
      parse_json(place.query({"-d", place.index(), "--format", "json", "\"sel"}).out, "output")["notes"][0];
  CHECK_THAT(note["fr"].get<std::string>(), Catch::Contains("guillemet"));
  CHECK_THAT(note["en"].get<std::string>(), Catch::Contains("unclosed"));
}
