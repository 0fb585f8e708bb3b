// References and tables for other programs, by the real ones: names, the day of reading, posts, RIS, csv in French.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// A ready passage of an answer.
std::string passage(const std::string& id, const std::string& speaker) {
  const auto post = id.substr(0, id.find('#'));
  return dump_json(Json{{"id", id},
                        {"post", post},
                        {"n", 1},
                        {"kind", "answer"},
                        {"question", "Et ?"},
                        {"text", "La mer monte."},
                        {"speaker", speaker},
                        {"title", "Mer " + post},
                        {"date", "2024-03-10"},
                        {"url", "https://revue.example/" + post + "/#:~:text=La"},
                        {"site", "La Revue"}}) +
         "\n";
}

struct Place {
  Place() {
    write_file(directory / "passages.ndjson", passage("n0#1", "Jean de La Fontaine") +
                                                  passage("n1#1", "Paul Dumont, maire de Trévac") +
                                                  passage("n1#2", "Mme de Staël"));
    REQUIRE(run_index({"-q", "-d", index(), "--input", "passages", (directory / "passages.ndjson").string()}).status ==
            0);
    options.environment = {{"SOURCE_DATE_EPOCH", "1795996800"}};
  }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    arguments.push_back("mer");
    return run_query(arguments, options);
  }
  TemporaryDirectory directory;
  RunOptions options;
};

/// The item of a key.
Json item_of(const Json& items, const std::string& key) {
  for (const auto& item : items)
    if (item["id"] == key) return item;
  return {};
}

}  // namespace

TEST_CASE("references have names in their parts, the magazine and the day they were read", "[cli][citations]") {
  const Place place;
  const auto outcome = place.query({"--format", "csl-json"});
  REQUIRE(outcome.status == 0);
  const auto items = parse_json(outcome.out, "output");
  REQUIRE(items.size() == 3);
  const auto item = item_of(items, "lafontaine2024:n0.1");
  CHECK(item["author"] == Json::parse(R"([{"family":"La Fontaine","given":"Jean","dropping-particle":"de"}])"));
  CHECK(item["container-title"] == "La Revue");
  CHECK(item["accessed"] == Json::parse(R"({"date-parts":[[2026,11,30]]})"));
  CHECK(item_of(items, "dumont2024:n1.1")["author"] == Json::parse(R"([{"family":"Dumont","given":"Paul"}])"));
  CHECK(item_of(items, "stael2024:n1.2")["author"] == Json::parse(R"([{"family":"Staël","dropping-particle":"de"}])"));
}

TEST_CASE("with --cite post there is a reference for each post", "[cli][citations]") {
  const Place place;
  const auto ris = place.query({"--format", "ris", "--cite", "post"}).out;
  std::size_t records = 0;
  for (const auto& line : lines_of(ris)) records += line == "TY  - MGZN\r";
  CHECK(records == 2);
  CHECK_THAT(ris, Catch::Contains("AU  - La Fontaine, Jean de\r\n") && Catch::Contains("AU  - Dumont, Paul\r\n") &&
                      Catch::Contains("AU  - Staël, de\r\n") && Catch::Contains("UR  - https://revue.example/n1/\r\n"));
  const auto text = place.query({"--cite", "post"});
  CHECK(text.status == 2);
  CHECK_THAT(text.err, Catch::Contains("markdown, bibtex, csl-json and ris"));
}

TEST_CASE("csv is written for spreadsheets in French when asked", "[cli][citations]") {
  const Place place;
  CHECK_THAT(place.query({"--format", "csv", "--csv-separator", ";", "--csv-bom"}).out,
             Catch::StartsWith("\xEF\xBB\xBFqid;rank;") && Catch::Contains(";Paul Dumont, maire de Trévac;"));
  CHECK_THAT(place.query({"--format", "csv", "--csv-separator", ";", "--facets", "year"}).out,
             Catch::StartsWith("facet;value;label;passages\r\n"));
  for (const std::string wrong : {"", ";;", "a", "1", " ", "\t", "\"", "é"}) {
    INFO(wrong);
    const auto outcome = place.query({"--format", "csv", "--csv-separator", wrong});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("--csv-separator"));
  }
}

TEST_CASE("jsonl is ndjson, errors too", "[cli][citations]") {
  const Place place;
  const auto with = [&](const std::string& format) { return place.query({"--format", format, "--limit", "0"}); };
  CHECK_THAT(with("jsonl").out, Catch::StartsWith("{\"error\""));
  const auto lines = json_lines(place.query({"--format", "jsonl"}).out);
  REQUIRE(lines.size() == 3);
  CHECK(lines == json_lines(place.query({"--format", "ndjson"}).out));
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no number is an error", "[cli][citations]") {
  Place place;
  for (const std::string wrong : {"hier", "-1", "99999999999999"}) {
    place.options.environment["SOURCE_DATE_EPOCH"] = wrong;
    const auto outcome = place.query({"--format", "ris"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains("SOURCE_DATE_EPOCH"));
  }
}
