// propos-bench, how fast: the members of its JSON, the tables, and the protocol of search-benchmark-game.
#include <catch2/catch.hpp>

#include <string>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Outcome run_bench(const std::vector<std::string>& arguments, const RunOptions& options = {}) {
  return run(bench_program(), arguments, options);
}

/// 120 generated passages and their index.
struct Place {
  Place() {
    REQUIRE(run_bench({"generate", data(), "--passages", "120", "--queries", "4"}).status == 0);
    REQUIRE(run_index({"-q", "-d", index(), passages()}).status == 0);
  }
  std::string data() const { return (directory / "data").string(); }
  std::string passages() const { return data() + "/passages.ndjson"; }
  std::string queries(const std::string& kind = "") const {
    return data() + "/queries/" + (kind.empty() ? "" : kind + ".tsv");
  }
  std::string index() const { return (directory / "index").string(); }
  TemporaryDirectory directory;
};

Json json_of(const Outcome& outcome) {
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return parse_json(outcome.out, "output");
}

void check_times(const Json& times) {
  CHECK(times["p50"].get<double>() > 0);
  CHECK(times["p50"].get<double>() <= times["p95"].get<double>());
  CHECK(times["p95"].get<double>() <= times["p99"].get<double>());
  CHECK(times["p99"].get<double>() <= times["max"].get<double>());
}

}  // namespace

TEST_CASE("latency as JSON has percentiles and a rate, in all and for each kind", "[cli][speed]") {
  const Place place;
  const auto json =
      json_of(run_bench({"latency", "-d", place.index(), "--queries", place.queries(), "--rounds", "2", "--json"}));
  check_times(json["latency_us"]);
  CHECK(json["qps"].get<double>() > 0);
  CHECK(json["queries"] == 40);
  CHECK(json["passages"] == 120);
  CHECK(json["loop"] == "closed");
  REQUIRE(json["rows"].size() == 10);
  CHECK(json["rows"][0]["kind"] == "and2");
  for (const auto& row : json["rows"]) {
    CHECK(row["queries"] == 4);
    check_times(row["latency_us"]);
  }
}

TEST_CASE("latency takes threads, modes, an open loop, cold pages and a plot", "[cli][speed]") {
  const Place place;
  const auto plot = (place.directory / "plot.svg").string();
  const std::vector<std::string> base = {"latency",  "-d", place.index(), "--queries", place.queries("or2"),
                                         "--rounds", "2",  "--json"};
  const auto with = [&base](std::vector<std::string> more) {
    more.insert(more.begin(), base.begin(), base.end());
    return run_bench(more);
  };
  CHECK(json_of(with({"--threads", "2", "--mode", "and", "--plot", plot}))["threads"] == 2);
  CHECK_THAT(content_of(plot), Catch::StartsWith("<svg") && Catch::Contains("microseconds"));
  const auto open = json_of(with({"--rate", "2000"}));
  CHECK(open["loop"] == "open");
  CHECK(open["qps"].get<double>() < 3000);
  CHECK(json_of(with({"--cold"})).contains("resident_after_drop"));
  CHECK(with({"--cold", "--threads", "2"}).status == 2);
  CHECK(with({"--mode", "near"}).status == 2);
}

TEST_CASE("latency shows both ways side by side, with the second pass and without", "[cli][speed]") {
  const Place place;
  const std::vector<std::string> base = {"latency",         "-d", place.index(), "--queries", place.queries("or3"),
                                         "--compare-passes"};
  const auto text = run_bench(base);
  CHECK(text.status == 0);
  CHECK_THAT(text.out, Catch::Contains("or3, two passes") && Catch::Contains("or3, first pass") &&
                           Catch::Contains("the second pass adds"));
  auto with_json = base;
  with_json.push_back("--json");
  const auto rows = json_of(run_bench(with_json))["rows"];
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["variant"] == "two passes");
  CHECK(rows[1]["variant"] == "first pass");
}

TEST_CASE("extras has a row for plain queries, which it asks twice, and one for each extra", "[cli][speed]") {
  const Place place;
  const std::vector<std::string> base = {"extras",   "-d", place.index(), "--queries", place.queries("or2"),
                                         "--rounds", "2",  "-n",          "3"};
  const auto lines = lines_of(run_bench(base).out);
  REQUIRE(lines.size() == 20);
  CHECK(lines[0] == "120 passages, 4 queries (0 more find nothing), 2 rounds, 3 hits each, 1 thread, after a warm-up");
  CHECK(lines[2] == "| extra | p50 µs | p99 µs | p50 / plain p50 |");
  CHECK_THAT(lines[4], Catch::StartsWith("| plain | ") && Catch::EndsWith(" | 1.00 |"));
  CHECK_THAT(lines[6], Catch::StartsWith("| `--excerpts 3` | "));
  auto with_json = base;
  with_json.push_back("--json");
  const auto json = json_of(run_bench(with_json));
  CHECK(json["passages"] == 120);
  CHECK(json["queries"] == 4);
  CHECK(json["rows"][0]["ratio"] == 1);
  std::string names;
  for (const auto& row : json["rows"]) {
    names += row["extra"].get<std::string>() + "\n";
    CHECK(row["latency_us"]["p50"].get<double>() > 0);
    CHECK(row["latency_us"]["p50"].get<double>() <= row["latency_us"]["p99"].get<double>());
    CHECK(row["ratio"].get<double>() > 0);
  }
  CHECK(names ==
        "plain\nplain again\n--excerpts 3\n--full\n--context\n--kwic\n--collapse post\n--sort -date\n--offset "
        "100\n--count\n"
        "--facets author,tag,year\n--facets post\n--facets post --format json\n--timeline\n--like ID\n--explain\n");
}

TEST_CASE("extras times no query that finds nothing, and says when none is left", "[cli][speed]") {
  const Place place;
  const auto file = (place.directory / "queries.tsv").string();
  const auto extras = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"extras", "-d", place.index(), "--queries", file, "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_bench(arguments);
  };
  write_file(file, "a\tpost:none\nb\tdate:0001..9999\nc\tpost:none\n");
  const auto json = json_of(extras({"--rounds", "1"}));
  CHECK(json["queries"] == 1);
  CHECK(json["without_hits"] == 2);
  write_file(file, "a\tpost:none\n");
  const auto nothing = extras({});
  CHECK(nothing.status == 2);
  CHECK_THAT(nothing.err, Catch::Contains("none of the queries finds anything"));
  for (const std::string rounds : {"0", "-1", "1e3", "", "10001"}) CHECK(extras({"--rounds", rounds}).status == 2);
  for (const std::string limit : {"0", "-1", "9901", ""}) CHECK(extras({"-n", limit}).status == 2);
  CHECK(run_bench({"extras", "-d", place.index()}).status == 2);
  CHECK(run_bench({"extras", "-d", place.data() + "/none", "--queries", file}).status == 2);
}

TEST_CASE("index tells time, memory, sizes and their ratio to the texts", "[cli][speed]") {
  const Place place;
  const auto json = json_of(run_bench({"index", place.passages(), "--json"}));
  for (const auto* member :
       {"seconds", "cpu_seconds", "source_mb_per_s", "text_mb_per_s", "peak_memory", "index_per_text"})
    CHECK(json[member].get<double>() > 0);
  const auto manifest = parse_json(content_of(place.data() + "/manifest.json"), "manifest");
  CHECK(json["passages"] == 120);
  CHECK(json["text_bytes"] == manifest["text_bytes"]);
  CHECK(json["source_bytes"] == manifest["source_bytes"]);
  double files = 0;
  for (const auto& [name, bytes] : json["files"].items()) files += bytes.get<double>();
  CHECK(files == json["index_bytes"].get<double>());
  CHECK(json["index_per_text"].get<double>() == Approx(files / manifest["text_bytes"].get<double>()));
  CHECK(run_bench({"index", place.data() + "/nothing"}).status == 2);
}

TEST_CASE("scale gives a row a size and a plot", "[cli][speed]") {
  const TemporaryDirectory directory;
  const auto plot = (directory / "plot.svg").string();
  const auto outcome = run_bench({"scale", "--sizes", "20,40", "--queries", "2", "--rounds", "1", "--plot", plot,
                                  "--keep", (directory / "kept").string()});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  const auto lines = lines_of(outcome.out);
  REQUIRE(lines.size() == 11);
  CHECK_THAT(lines[0], Catch::Contains("| index / text |"));
  CHECK_THAT(lines[2], Catch::StartsWith("| 20 |"));
  CHECK_THAT(lines[3], Catch::StartsWith("| 40 |"));
  CHECK_THAT(lines[7], Catch::Contains("| phrase3 |"));
  CHECK_THAT(lines[10], Catch::StartsWith("| 40 |"));
  CHECK_THAT(content_of(plot), Catch::Contains(">passages<") && Catch::Contains(">seconds<"));
  CHECK(std::filesystem::exists(directory.path() / "kept" / "40" / "index"));
}

TEST_CASE("the game's build and query answer a line for each command", "[cli][speed]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "idx").string();
  RunOptions documents;
  documents.input =
      "{\"id\": \"a\", \"text\": \"le sel de la mer\"}\n{\"id\": \"b\", \"text\": \"sel gris et mer\"}\n"
      "{\"id\": \"c\", \"text\": \"mer calme\", \"filters\": [\"1%\"]}\n";
  REQUIRE(run_bench({"game", "build", index}, documents).status == 0);
  const std::vector<std::pair<std::string, std::string>> rows = {{"COUNT\tsel", "2"},
                                                                 {"COUNT\t+sel +mer", "2"},
                                                                 {"COUNT\tsel calme", "3"},
                                                                 {"COUNT\t\"sel gris\"", "1"},
                                                                 {"COUNT\t+calme \"mer\"", "1"},
                                                                 {"COUNT\tzorille", "0"},
                                                                 {"TOP_10\tsel mer", "1"},
                                                                 {"TOP_10_COUNT\tmer", "3"},
                                                                 {"TOP_1000\tmer", "1"},
                                                                 {"TOP_1_COUNT\tmer sel", "3"},
                                                                 {"TOP_X\tmer", "UNSUPPORTED"},
                                                                 {"UNOPTIMIZED_COUNT\tmer", "UNSUPPORTED"},
                                                                 {"COUNT\tme*", "UNSUPPORTED"},
                                                                 {"COUNT\t\"mer sel\"~2", "UNSUPPORTED"},
                                                                 {"COUNT\tsel -mer", "UNSUPPORTED"},
                                                                 {"COUNT", "UNSUPPORTED"}};
  RunOptions commands;
  for (const auto& [line, answer] : rows) commands.input += line + '\n';
  const auto answers = lines_of(run_bench({"game", "query", index}, commands).out);
  REQUIRE(answers.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].first);
    CHECK(answers[i] == rows[i].second);
  }
}

TEST_CASE("the game's counts are exact past what a search counts", "[cli][speed]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "idx").string();
  RunOptions documents;
  // The few passages with both words let a ranked search skip the others once it has counted enough.
  for (int i = 0; i < 12000; ++i)
    documents.input += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" +
                       (i % 50 == 0  ? "sel mer"
                        : i % 2 == 0 ? "sel"
                                     : "mer") +
                       " calme\"}\n";
  REQUIRE(run_bench({"game", "build", index}, documents).status == 0);
  RunOptions commands;
  commands.input = "COUNT\tsel mer\nTOP_10_COUNT\t+calme sel\nCOUNT\t\"sel calme\"\n";
  CHECK(run_bench({"game", "query", index}, commands).out == "12000\n12000\n5760\n");
}

TEST_CASE("words counts what a collection's words are like", "[cli][speed]") {
  const TemporaryDirectory directory;
  write_file(directory / "p.ndjson", "{\"id\":\"a\",\"text\":\"Le sel de l’école. La mer, 12 mers.\"}\n");
  const auto outcome = run_bench({"words", (directory / "p.ndjson").string()});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out,
             Catch::StartsWith("1 passages, 9 words, 9 distinct\nstop words 0.444, elided 0.111, numbers 0.111"));
}
