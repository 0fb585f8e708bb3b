// Why a passage is found or not, part by part.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/passages.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    std::vector<Passage> passages(2);
    passages[0].id = "1#1";
    passages[0].post = "1";
    passages[0].title = "Le port";
    passages[0].date = "2019-03-04";
    passages[0].speaker = "Jeanne Rozel";
    passages[0].question = "Qui paie ?";
    passages[0].text = "Le port perçoit des droits sur l’acier.";
    passages[1].id = "1#2";
    passages[1].post = "1";
    passages[1].text = "Les droits de douane montent.";
    add_to_index(directory / "index", passages);
  }
  Outcome why(const std::string& id, const std::string& query, const std::string& format = "text") const {
    return run_query({"-d", (directory / "index").string(), "--why", id, "--format", format, query});
  }
  Json json(const std::string& query) const { return parse_json(why("1#1", query, "json").out, "output"); }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("a phrase that does not stand there is told with its words", "[cli][why]") {
  const Place place;
  const auto outcome = place.why("1#1", "\"droits de douane\" date:2024..");
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.out, Catch::StartsWith("1#1 ne répond pas à «\u00A0\"droits de douane\" date:2024..\u00A0»\n\n"
                                            "  non  \"droits de douane\" (exigé)\u00A0: ne s’y trouve pas\n"
                                            "    oui  droits\u00A0: dans la réponse\n") &&
                              Catch::Contains("\n    non  douane\u00A0: ne s’y trouve pas\n"
                                              "  non  date:2024.. (filtre)\u00A0: 2019-03-04 n’est pas dans 2024..\n\n"
                                              "il échoue par\u00A0: \"droits de douane\", date:2024..\n"));
}

TEST_CASE("each kind of part is told", "[cli][why]") {
  const Place place;
  struct Row {
    std::string query;
    bool hit;
    std::vector<bool> fulfilled;
  };
  const std::vector<Row> rows = {{"acier", true, {true}},
                                 {"+acier -droits", false, {true, true}},
                                 {"+acier -douane", true, {true, false}},
                                 {"acier date:2019", true, {true, true}},
                                 {"locuteur:rozel acier", true, {true, true}},
                                 {"locuteur:martin acier", false, {false, true}},
                                 {"titre:acier", false, {false}},
                                 {"titre:port", true, {true}},
                                 {"=acier", true, {true}},
                                 {"=aciers", false, {false}},
                                 {"droits PRÈS/3 acier", true, {true}},
                                 {"port PRÈS/1 acier", false, {false}},
                                 {"acier ET douane", false, {true, false}},
                                 {"acier OU douane", true, {true, false}},
                                 {"acier SAUF port", false, {true, true}}};
  for (const auto& row : rows) {
    INFO(row.query);
    const auto why = place.json(row.query);
    CHECK(why["schema"] == "propos-why-1");
    CHECK(why["hit"] == row.hit);
    REQUIRE(why["parts"].size() == row.fulfilled.size());
    for (std::size_t i = 0; i < row.fulfilled.size(); ++i) CHECK(why["parts"][i]["fulfilled"] == row.fulfilled[i]);
    CHECK(place.why("1#1", row.query).status == (row.hit ? 0 : 1));
  }
}

TEST_CASE("a word is told with where it stands, a name with the one that the passage has", "[cli][why]") {
  const Place place;
  CHECK_THAT(place.why("1#1", "port").out, Catch::Contains("dans la réponse, le titre"));
  CHECK_THAT(place.why("1#1", "rozel").out, Catch::Contains("dans un nom"));
  CHECK_THAT(place.why("1#1", "acier locuteur:martin").out, Catch::Contains("le passage a «\u00A0Jeanne Rozel\u00A0»"));
  CHECK_THAT(place.why("1#2", "acier date:2024").out, Catch::Contains("le passage n’a pas de date"));
}

TEST_CASE("an unknown id is an error that says where ids stand", "[cli][why]") {
  const Place place;
  const auto outcome = place.why("9#9", "acier");
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::Contains("no passage \"9#9\"") && Catch::Contains("--why"));
}
