// What propos-query prints: for people, as JSON, as a TREC run.
#include <catch2/catch.hpp>

#include <set>
#include <sstream>
#include <string>

#include "common/text.hpp"
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
  Outcome query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-d", index()});
    return run_query(arguments);
  }
  TemporaryDirectory directory;
};

bool is_word_border(const std::string& text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  auto before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  auto after = at;
  return !is_word_character(next_code_point(text, before)) || !is_word_character(next_code_point(text, after));
}

}  // namespace

TEST_CASE("text for people shows title, speaker, date, question, marked excerpt and link", "[cli][formats]") {
  const Place place;
  const auto outcome = place.query({"récolte", "sel", "marais"});
  REQUIRE(outcome.status == 0);
  CHECK_THAT(outcome.out, Catch::StartsWith(" 1. Le sel et la mer"));
  for (const std::string part : {"Maëlle Kervadec", "3\u00A0mars\u00A02025", "— Pourquoi revenir au *marais* ?",
                                 "*sel*", "https://revue.example/11/#:~:text="}) {
    INFO(part << " in\n" << outcome.out);
    CHECK_THAT(outcome.out, Catch::Contains(part));
  }
  CHECK_THAT(outcome.out, !Catch::Contains("\033["));
  CHECK_THAT(outcome.err, Catch::Contains("passage"));
}

TEST_CASE("nothing found is status 1, said on standard error", "[cli][formats]") {
  const Place place;
  const auto outcome = place.query({"zorille"});
  CHECK(outcome.status == 1);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("rien trouvé"));
  const auto json = place.query({"--format", "json", "zorille"});
  CHECK(json.status == 1);
  CHECK(parse_json(json.out, "output")["hits"].empty());
  CHECK(parse_json(json.out, "output")["total"] == 0);
}

TEST_CASE("the JSON answer has the members of the design", "[cli][formats]") {
  const Place place;
  const auto outcome = place.query({"--format", "json", "acier", "et", "aluminium"});
  REQUIRE(outcome.status == 0);
  const auto answer = parse_json(outcome.out, "output");
  CHECK(answer["query"] == "acier et aluminium");
  CHECK(answer["total"].get<std::size_t>() == answer["hits"].size());
  CHECK(answer["exact"] == true);
  CHECK(answer["took_us"].is_number_integer());
  CHECK(answer["notes"].is_array());
  const auto& hit = answer["hits"][0];
  CHECK(hit["rank"] == 1);
  CHECK(hit["score"].is_number());
  CHECK(hit["id"] == "12#1");
  CHECK(hit["post"]["id"] == "12");
  CHECK(hit["post"]["title"] == "Les droits de douane, et après");
  CHECK(hit["post"]["url"] == "https://revue.example/12/");
  CHECK(hit["post"]["date"] == "2025-03-04T08:00:00");
  CHECK(hit["post"]["authors"].is_array());
  CHECK(hit["post"]["tags"].is_array());
  CHECK(hit["question"] == "Que changent les droits de douane ?");
  CHECK(hit["speaker"].is_string());
  CHECK(hit["snippet"]["text"].is_string());
  CHECK_THAT(hit["url"].get<std::string>(), Catch::StartsWith("https://revue.example/12/#:~:text="));
  CHECK_FALSE(hit.contains("explain"));
}

TEST_CASE("highlights are byte spans on word borders of the snippet", "[cli][formats]") {
  const Place place;
  for (const std::string words : {"droits de douane", "récolter plus tôt", "œillets", "logiciel libre talents",
                                  "europ*", "\"grand-mère\"", "grand-mere"}) {
    const auto outcome = place.query({"--format", "json", words});
    INFO(words << outcome.err);
    REQUIRE(outcome.status == 0);
    bool any = false;
    const auto answer = parse_json(outcome.out, "output");
    for (const auto& hit : answer["hits"]) {
      const auto text = hit["snippet"]["text"].get<std::string>();
      CHECK(is_utf8(text));
      std::size_t last = 0;
      for (const auto& span : hit["snippet"]["highlights"]) {
        any = true;
        REQUIRE(span.size() == 2);
        const auto begin = span[0].get<std::size_t>();
        const auto end = span[1].get<std::size_t>();
        CHECK(begin >= last);
        CHECK(begin < end);
        REQUIRE(end <= text.size());
        CHECK(is_utf8(text.substr(begin, end - begin)));
        CHECK(is_word_border(text, begin));
        CHECK(is_word_border(text, end));
        last = end;
      }
    }
    CHECK(any);
  }
}

TEST_CASE("ranks count from 1, scores fall, no passage comes twice", "[cli][formats]") {
  const Place place;
  const auto answer =
      parse_json(place.query({"--format", "json", "marais sel douane logiciel talents Europe"}).out, "output");
  std::set<std::string> ids;
  double last = 1e300;
  for (std::size_t i = 0; i < answer["hits"].size(); ++i) {
    const auto& hit = answer["hits"][i];
    CHECK(hit["rank"] == i + 1);
    CHECK(hit["score"].get<double>() <= last);
    CHECK(ids.insert(hit["id"].get<std::string>()).second);
    last = hit["score"].get<double>();
  }
  CHECK(ids.size() >= 4);
}

TEST_CASE("the flag -n gives so many hits and no more, the total stays", "[cli][formats]") {
  const Place place;
  const std::string words = "marais sel douane logiciel talents Europe";
  const auto all = parse_json(place.query({"--format", "json", "-n", "100", words}).out, "output");
  const auto two = parse_json(place.query({"--format", "json", "-n", "2", words}).out, "output");
  CHECK(two["hits"].size() == 2);
  CHECK(two["total"] == all["total"]);
  CHECK(two["hits"][1]["id"] == all["hits"][1]["id"]);
}

TEST_CASE("a TREC run has six columns in the order of the ranks", "[cli][formats]") {
  const Place place;
  const auto outcome = place.query({"--format", "trec", "droits", "de", "douane"});
  REQUIRE(outcome.status == 0);
  int rank = 0;
  for (const auto& line : lines_of(outcome.out)) {
    std::istringstream in(line);
    std::string qid, q0, id, run, rest;
    int r = 0;
    double score = 0;
    CHECK((in >> qid >> q0 >> id >> r >> score >> run));
    CHECK_FALSE(in >> rest);
    CHECK(q0 == "Q0");
    CHECK(r == ++rank);
    CHECK(run == "propos");
    if (rank == 1) CHECK(id == "12#1");
  }
  CHECK(rank > 0);
}

TEST_CASE("the flag --explain shows each word's share, in text and in JSON", "[cli][formats]") {
  const Place place;
  const auto json = parse_json(place.query({"--explain", "--format", "json", "droits de douane"}).out, "output");
  const auto& shares = json["hits"][0]["explain"];
  REQUIRE(shares.size() >= 2);
  bool names_word = false;
  for (const auto& share : shares) {
    CHECK(share["score"].is_number());
    names_word |= share["name"].get<std::string>().find("douane") != std::string::npos;
  }
  CHECK(names_word);
  CHECK_THAT(place.query({"--explain", "droits de douane"}).out, Catch::Contains("douane"));
}

TEST_CASE("a word that no passage holds is corrected, which is said, and --exact takes it as it is typed",
          "[cli][formats]") {
  const Place place;
  const auto corrected = place.query({"--format", "json", "aluminim"});
  CHECK(corrected.status == 0);
  const auto answer = parse_json(corrected.out, "output");
  REQUIRE_FALSE(answer["hits"].empty());
  CHECK(answer["hits"][0]["id"] == "12#1");
  CHECK_THAT(answer["notes"].dump(), Catch::Contains("aluminium"));
  CHECK_THAT(corrected.err, Catch::Contains("aluminium"));
  CHECK(place.query({"--exact", "aluminim"}).status == 1);
}

TEST_CASE("the flag --parse shows how a query is read, as text or as a tree, and needs no index", "[cli][formats]") {
  const auto text = run_query({"--parse", "prix NEAR/3 acier title:guerre (vin"});
  CHECK(text.status == 0);
  CHECK(text.out == "prix PRÈS/3 acier titre:guerre vin\n");
  CHECK_THAT(text.err, Catch::Contains("parenthèse non fermée"));
  const auto tree = parse_json(run_query({"--parse", "--format", "json", "acier -vin"}).out, "output");
  CHECK(tree["query"] == "acier -vin");
  CHECK(tree["notes"].empty());
  CHECK(dump_json(tree["tree"]) ==
        R"({"kind":"bag","parts":[{"kind":"words","text":"acier"},{"kind":"word","occur":"excluded","text":"vin"}]})");
}

TEST_CASE("filters alone give all their passages, the newest first", "[cli][formats]") {
  const Place place;
  const auto answer = parse_json(place.query({"--format", "json", "date:2025-03 -post:12"}).out, "output");
  CHECK(answer["total"] == 5);
  CHECK(answer["hits"][0]["post"]["id"] == "13");
  CHECK(answer["hits"][4]["post"]["id"] == "11");
  CHECK(answer["sort"] == "-date");
  CHECK_THAT(place.query({"date:2025-03"}).out, !Catch::Contains("[0.00]"));
}

TEST_CASE("what was asked is told in guillemets, once", "[cli][formats]") {
  const Place place;
  CHECK_THAT(place.query({"sel"}).err, Catch::Contains("pour «\u00A0sel\u00A0» ("));
  CHECK_THAT(place.query({"«\u00A0droits de douane\u00A0»"}).err,
             Catch::Contains("pour «\u00A0droits de douane\u00A0» ("));
  CHECK_THAT(place.query({"\"droits de douane\" sel"}).err,
             Catch::Contains("pour «\u00A0\"droits de douane\" sel\u00A0» ("));
}

TEST_CASE("several words on the command line are one query", "[cli][formats]") {
  const Place place;
  CHECK(place.query({"--format", "trec", "droits", "de", "douane"}).out ==
        place.query({"--format", "trec", "droits de douane"}).out);
}
