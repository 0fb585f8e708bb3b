// What is shown of a hit: excerpts, whole answers, neighbours, concordances, in each format and with each way
// of asking.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() { index(sample_posts()); }
  void index(const std::string& posts) {
    write_file(directory / "posts.ndjson", posts);
    REQUIRE(run_index({"-q", "-d", database(), (directory / "posts.ndjson").string()}).status == 0);
  }
  std::string database() const { return (directory / "index").string(); }
  Outcome query(std::vector<std::string> arguments, const std::string& input = {}) const {
    arguments.insert(arguments.begin(), {"-d", database()});
    RunOptions options;
    options.input = input;
    return run_query(arguments, options);
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--format", "json"});
    return parse_json(query(arguments).out, "output");
  }
  TemporaryDirectory directory;
};

/// A post with one long answer that has paragraphs and a footnote.
std::string long_post() {
  std::string html = "<h3>Qui récolte ?</h3><p>Le paludier récolte le sel" +
                     std::string("<sup><a href=\"#fn1\" id=\"fnref1\">1</a></sup> à la main.") + "</p>";
  for (int i = 0; i < 20; ++i)
    html += "<p>Une phrase creuse, la " + std::to_string(i) + "e. Elle ne dit rien du tout de la récolte d’hiver.</p>";
  html +=
      "<p>Le sel sèche au vent.</p><ol class=\"footnotes\"><li id=\"fn1\">En Bretagne.</li></ol><h3>Et après "
      "?</h3><p>Rien.</p>";
  return dump_json(rest_post(21, "Le marais", html)) + '\n';
}

}  // namespace

TEST_CASE("excerpts are parts of the answer, the snippet is the best of them", "[cli][shown]") {
  Place place;
  place.index(sample_posts() + long_post());
  const auto hit = place.json({"--excerpts", "3", "-n", "1", "sel récolter post:21"})["hits"][0];
  REQUIRE(hit["excerpts"].size() >= 2);
  CHECK(hit["excerpts"][0]["begin"] < hit["excerpts"][1]["begin"]);
  CHECK_THAT(hit["excerpts"].back()["text"].get<std::string>(), Catch::Contains("Le sel sèche"));
  CHECK_FALSE(place.json({"sel post:21"})["hits"][0].contains("excerpts"));
  const std::vector<std::string> words = {"--excerpts", "3", "-n", "1", "sel post:21"};
  for (const std::string format : {"text", "csv", "markdown", "bibtex", "csl-json"}) {
    auto arguments = words;
    arguments.insert(arguments.begin(), {"--format", format});
    const auto out = place.query(arguments).out;
    INFO(out);
    CHECK_THAT(out, Catch::Contains("paludier") && Catch::Contains("sèche") && Catch::Contains("[…"));
  }
  CHECK_THAT(place.query({"--template", "{snippet}", "--excerpts", "3", "sel post:21"}).out,
             Catch::Contains("main.") && Catch::Contains(" […] ") && Catch::Contains("Le sel sèche au vent."));
}

TEST_CASE("the whole answer keeps its paragraphs and has its footnotes", "[cli][shown]") {
  Place place;
  place.index(long_post());
  const auto hit = place.json({"--full", "-n", "1", "=paludier"})["hits"][0];
  CHECK(place.query({"--template", "{text}", "-n", "1", "=paludier"}).out ==
        hit["snippet"]["text"].get<std::string>() + "\n");
  REQUIRE(hit.contains("footnotes"));
  CHECK(hit["footnotes"] == Json::array({"En Bretagne."}));
  const auto text = place.query({"--full", "-n", "1", "=paludier"}).out;
  CHECK_THAT(text, Catch::Contains("    Le *paludier* récolte le sel à la main.\n\n    Une phrase creuse, la 0e.") &&
                       Catch::Contains("\n\n    Notes\u00A0:\n    - En Bretagne.\n") && !Catch::Contains("[…]"));
  CHECK_THAT(place.query({"--full", "--lang", "en", "-n", "1", "=paludier"}).out, Catch::Contains("    Notes:\n"));
  CHECK_THAT(place.query({"--full", "--format", "markdown", "-n", "1", "=paludier"}).out,
             Catch::Contains("> Le paludier récolte le sel à la main.\n>\n> Une phrase") &&
                 Catch::Contains("> - En Bretagne.\n"));
  CHECK_FALSE(place.json({"-n", "1", "=paludier"})["hits"][0].contains("footnotes"));
}

TEST_CASE("the context of a hit are the questions beside it", "[cli][shown]") {
  const Place place;
  const auto hit = place.json({"--context", "-n", "1", "récoltait"})["hits"][0];
  REQUIRE(hit["id"] == "11#1");
  CHECK(hit["context"]["before"]["id"] == "11#0");
  CHECK(hit["context"]["before"]["kind"] == "introduction");
  CHECK(hit["context"]["after"]["id"] == "11#2");
  CHECK(hit["context"]["after"]["question"] == "Le climat change-t-il le métier ?");
  CHECK_FALSE(place.json({"--context", "-n", "1", "rencontrée"})["hits"][0]["context"].contains("before"));
  CHECK_FALSE(place.json({"récoltait"})["hits"][0].contains("context"));
  const auto text = place.query({"--context", "-n", "1", "récoltait"}).out;
  CHECK_THAT(text, Catch::Contains("    ↑ … [11#0]\n    — Pourquoi") &&
                       Catch::Contains("    ↓ Le climat change-t-il le métier ? [11#2]\n"));
}

TEST_CASE("passages that were replaced are nobody's context", "[cli][shown]") {
  Place place;
  place.index(sample_posts() + generated_posts(700, 3));  // in a small index what was replaced is gone at once
  auto posts = sample_posts();
  posts.replace(posts.find("Le climat change-t-il"), 21, "Le temps change-t-il");
  place.index(posts);
  REQUIRE_FALSE(open_whole_index(place.database()).dead.empty());
  const auto hit = place.json({"--context", "-n", "1", "récoltait"})["hits"][0];
  CHECK(hit["context"]["before"]["id"] == "11#0");
  CHECK(hit["context"]["after"]["question"] == "Le temps change-t-il le métier ?");
}

TEST_CASE("a concordance has a line for each marked place", "[cli][shown]") {
  const Place place;
  const auto text = place.query({"--kwic", "acier"});
  CHECK(text.status == 0);
  CHECK(lines_of(text.out).size() == 1);
  CHECK_THAT(text.out, Catch::StartsWith("12#1  ") && Catch::Contains("renchérissent l’acier et l’aluminium.\n"));
  CHECK_THAT(text.err, Catch::Contains("«\u00A0acier\u00A0»"));
  const auto json = place.json({"--kwic=12", "\"droits de douane\""});
  REQUIRE(json["kwic"].size() == 2);  // in the question too
  CHECK(json["kwic"][1]["left"] == "Les ");
  CHECK(json["kwic"][1]["keyword"] == "droits de douane");
  CHECK(json["kwic"][1]["right"].get<std::string>() == "");
  CHECK(json["hits"].size() >= 1);
  const auto lines = json_lines(place.query({"--kwic", "--format", "ndjson", "recrutent"}).out);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["schema"] == "propos-kwic-1");
  CHECK_THAT(place.query({"--kwic", "--format", "csv", "acier"}).out,
             Catch::StartsWith("id,date,speaker,left,keyword,right,url,field\r\n12#1,") &&
                 Catch::Contains(",acier, et l’aluminium.,"));
  CHECK_THAT(place.query({"--kwic", "--format", "tsv", "acier"}).out, Catch::Contains("\tacier\t et l’aluminium.\t"));
}

TEST_CASE("the width of a concordance does not swallow the query", "[cli][shown]") {
  const Place place;
  CHECK(place.query({"--kwic", "acier"}).out == place.query({"acier", "--kwic"}).out);
  CHECK(place.json({"--kwic", "12", "acier"})["query"] == "12 acier");
  CHECK_THAT(place.query({"--kwic=6", "acier"}).out, Catch::EndsWith("  l’acier et\n"));
}

TEST_CASE("a concordance looks through all passages unless it is told how many, which it says", "[cli][shown]") {
  Place place;
  place.index(generated_posts(400, 7));
  const auto lines = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--kwic", "--format", "ndjson"});
    return json_lines(place.query(std::move(arguments)).out);
  };
  std::set<std::string> all, some;
  for (const auto& line : lines({"marais"})) all.insert(line["id"]);
  for (const auto& line : lines({"-n", "3", "marais"})) some.insert(line["id"]);
  const auto passages = place.json({"--count", "marais"})["total"];
  CHECK(passages > 100);
  CHECK(all.size() == passages);
  CHECK(some.size() == 3);
  CHECK_THAT(place.query({"--kwic", "-n", "3", "marais"}).err,
             Catch::Contains("3 passages lus sur " + std::to_string(all.size())));
  CHECK_THAT(place.query({"--kwic", "marais"}).err, !Catch::Contains("lus sur"));
  CHECK(place.json({"--kwic", "marais"})["hits"].size() == 100);
  CHECK(place.json({"marais"})["hits"].size() == 10);
}

TEST_CASE("a concordance by date has its lines in order of time, from either end", "[cli][shown]") {
  Place place;
  place.index(generated_posts(60, 7));
  const auto dates = [&](const std::string& order) {
    std::vector<std::string> found;
    const auto out = place.query({"--kwic", "--kwic-sort", order, "--format", "ndjson", "marais"}).out;
    for (const auto& line : json_lines(out)) found.push_back(line["date"]);
    return found;
  };
  const auto oldest = dates("date");
  const auto newest = dates("-date");
  REQUIRE(oldest.size() > 10);
  CHECK(oldest.front() < oldest.back());
  CHECK(std::is_sorted(oldest.begin(), oldest.end()));
  CHECK(std::is_sorted(newest.rbegin(), newest.rend()));
  CHECK(oldest.size() == newest.size());
}

TEST_CASE("a concordance without a line has status 1, also where a title matches", "[cli][shown]") {
  const Place place;
  const auto title = place.query({"--kwic", "titre:sel"});
  REQUIRE(place.query({"--count", "titre:sel"}).status == 0);
  CHECK(title.out.empty());
  CHECK(title.status == 1);
  CHECK_THAT(title.err, Catch::Contains("aucune ligne"));
  CHECK(place.query({"--kwic", "zyzzyva"}).status == 1);
}

TEST_CASE("lines stand in questions too, and say so", "[cli][shown]") {
  const Place place;
  std::set<std::string> fields;
  for (const auto& line : json_lines(place.query({"--kwic", "--format", "ndjson", "métier"}).out))
    fields.insert(line["field"]);
  CHECK(fields.count("question") == 1);
}

TEST_CASE("a concordance is sorted by the words beside the keyword", "[cli][shown]") {
  Place place;
  place.index(generated_posts(60, 7));
  for (const std::string side : {"left", "right"}) {
    std::vector<std::string> keys;
    const auto answer = place.json({"--kwic", "--kwic-sort", side, "marais"});
    for (const auto& line : answer["kwic"]) {
      const auto words = collapse_space(fold(line[side].get<std::string>()));
      const auto space = side == "left" ? words.rfind(' ') : words.find(' ');
      keys.push_back(side == "left" ? words.substr(space == std::string::npos ? 0 : space + 1)
                                    : words.substr(0, space));
    }
    std::erase_if(keys, [](const std::string& key) {
      return key.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    });
    REQUIRE(keys.size() > 3);
    CHECK(std::is_sorted(keys.begin(), keys.end()));
  }
}

TEST_CASE("several questions have excerpts, context and concordances each", "[cli][shown]") {
  const Place place;
  const std::string batch = "a\tacier\nb\ttalents\n";
  CHECK_THAT(place.query({"--kwic", "--batch", "-"}, batch).out,
             Catch::StartsWith("== a\u00A0: acier\n\n12#1") && Catch::Contains("== b"));
  CHECK_THAT(place.query({"--kwic", "--format", "csv", "--batch", "-"}, batch).out,
             Catch::StartsWith("qid,id,date") && Catch::Contains("\r\nb,13#1,"));
  const auto answers = json_lines(place.query({"--kwic", "--format", "json", "--batch", "-"}, batch).out);
  REQUIRE(answers.size() == 2);
  CHECK(answers[1]["kwic"][0]["keyword"] == "talents");
  CHECK(place.query({"--kwic", "--topic", "tariffs"}).status == 0);
  CHECK_THAT(place.query({"--kwic", "--all-topics"}).out, Catch::Contains("== tariffs"));
  CHECK_THAT(place.query({"--context", "--excerpts", "2", "--topic", "tariffs"}).out, Catch::Contains("↓ "));
  CHECK(json_lines(place.query({"--full", "--context", "--format", "json", "--batch", "-"}, batch).out)[0]["hits"][0]
            .contains("context"));
}

TEST_CASE("what cannot be shown is refused with the reason", "[cli][shown]") {
  const Place place;
  const auto most = std::to_string(limits::max_kwic_columns);
  const auto over = std::to_string(limits::max_kwic_columns + 1);
  const auto excerpts_over = std::to_string(limits::max_excerpts + 1);
  const std::vector<std::pair<std::vector<std::string>, std::string>> rows = {
      {{"--excerpts", "0", "sel"}, "--excerpts"},
      {{"--excerpts", "-1", "sel"}, "--excerpts"},
      {{"--excerpts", "1e3", "sel"}, "--excerpts"},
      {{"--excerpts", "", "sel"}, "--excerpts"},
      {{"--excerpts", "99999999999999999999", "sel"}, "--excerpts"},
      {{"--excerpts", excerpts_over, "sel"}, "not in range 1 to 10"},
      {{"--kwic=0", "sel"}, "--kwic=0: expected columns of context from 1 to " + most},
      {{"--kwic=-1", "sel"}, "--kwic=-1"},
      {{"--kwic=1e3", "sel"}, "--kwic=1e3"},
      {{"--kwic=", "sel"}, "--kwic=: expected columns"},
      {{"--kwic=false", "sel"}, "--kwic=false"},
      {{"--kwic=" + over, "sel"}, "--kwic=" + over},
      {{"--kwic=99999999999999999999", "sel"}, "--kwic=99999999999999999999"},
      {{"--kwic-sort", "middle", "--kwic", "sel"}, "--kwic-sort"},
      {{"--kwic-sort", "left", "sel"}, "--kwic-sort requires --kwic"},
      {{"--kwic", "--full", "sel"}, "excludes"},
      {{"--kwic", "--context", "sel"}, "excludes"},
      {{"--full", "--excerpts", "2", "sel"}, "excludes"},
      {{"--kwic", "--format", "bibtex", "sel"}, "--kwic has the formats"},
      {{"--kwic", "--template", "{id}", "sel"}, "--kwic has the formats"},
      {{"--kwic", "--explain", "sel"}, "--format json"},
      {{"--context", "--format", "csv", "sel"}, "--context has the formats"},
      {{"--full", "--format", "trec", "sel"}, "holds no text"},
      {{"--full", "--matrix", "year"}, "--matrix shows no hits"}};
  for (const auto& [arguments, part] : rows) {
    const auto outcome = place.query(arguments);
    INFO(arguments[0] << ' ' << arguments[1] << '\n' << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains(part));
  }
  CHECK(place.query({"--kwic=" + most, "sel"}).status == 0);
  CHECK(place.query({"--excerpts", std::to_string(limits::max_excerpts), "sel"}).status == 0);
}
