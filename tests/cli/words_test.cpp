// Nothing is read as something else without a word: names, labels, foreign syntax, fields, in each format.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Arguments = std::vector<std::string>;

struct Place {
  Place() {
    auto passages = unrelated_passages();
    passages.push_back(passage_of("a#1", "Au mois de mai, le mal gagne la rive."));
    passages.push_back(passage_of("b#1", "Le gaz arrive bien ici, dit la garde."));
    passages.push_back(passage_of("c#1", "La garde veille ici sur le gaz et le bien commun."));
    passages.push_back(passage_of("d#1", "La culture des exportations et son impact sur l’entreprise."));
    passages.back().speaker = "Tidiane Rozel";
    passages.push_back(passage_of("e#1", "Nul ne va plus à Trévac le dimanche."));
    passages.push_back(passage_of("bare#1", "La 5 G couvre la ville, et 5 villages."));
    passages.push_back(passage_of("number#1", "Voir le n° 5 de la revue."));
    passages.push_back(passage_of("glued#1", "Notre R&D coûte cher."));
    passages.push_back(passage_of("spaced#1", "La R & D coûte cher."));
    passages.push_back(passage_of("letter#1", "Le plan D, puis le R."));
    passages.push_back(passage_of("student#1", "Les étudiant·e·s partent."));
    passages.push_back(passage_of("sold#1", "Ils ont vendu la maison."));
    index_passages(index(), passages);
  }
  std::string index() const { return (directory / "index").string(); }
  Outcome query(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"-d", index(), "--dictionary", ""});
    return run_query(arguments);
  }
  TemporaryDirectory directory;
};

const std::string missing_trump = "dans aucun passage\u00A0: «\u00A0Trump\u00A0»";

}  // namespace

TEST_CASE("a name that no passage has finds nothing, and what is spelled nearly so is offered", "[cli][words]") {
  const Place place;
  for (const std::string name :
       {"Mali", "Gaza", "Biden", "Lagarde", "laïcité", "mali", "biden", "lagarde", "GAZA", "Saint-Gaza"}) {
    INFO(name);
    const auto ids = place.query({"--template", "{id}", name});
    CHECK(ids.status == 1);
    CHECK(ids.out.empty());
    CHECK_THAT(ids.err, Catch::Contains("dans aucun passage\u00A0: «\u00A0" + name) && !Catch::Contains("lu «"));
    CHECK(place.query({"--count", name}).out == "0\n");
  }
  for (const std::string name : {"mali", "biden"}) {
    INFO(name);
    CHECK_THAT(place.query({name}).err, Catch::Contains("vouliez-vous dire"));
  }
}

TEST_CASE("for a name another name is offered, and no common word", "[cli][words]") {
  const Place place;
  for (const std::string name : {"Mali", "Gaza", "Biden", "Lagarde"}) {
    INFO(name);
    CHECK_THAT(place.query({name}).err, !Catch::Contains("vouliez-vous dire"));
  }
  CHECK_THAT(place.query({"Trévca"}).err, Catch::Contains("vouliez-vous dire «\u00A0trévac\u00A0»"));
}

TEST_CASE("a number behind n° is no number by itself, and signs with spaces are signs", "[cli][words]") {
  const Place place;
  const auto ids = [&](const std::string& query) { return place.query({"--template", "{id}", query}).out; };
  for (const std::string query : {"nº5", "n° 5", "no 5", "n°5"}) {
    INFO(query);
    CHECK(ids(query) == "number#1\n");
  }
  for (const std::string query : {"R&D", "R & D"}) {
    INFO(query);
    CHECK_THAT(ids(query), Catch::Contains("glued#1") && Catch::Contains("spaced#1") && !Catch::Contains("letter#1"));
  }
  CHECK(ids("étudiant/e/s") == ids("étudiant·e·s"));
  CHECK(ids("étudiant/e/s") == "student#1\n");
  CHECK(ids("vendre") == "sold#1\n");
}

TEST_CASE("a word that lacks is named in every format", "[cli][words]") {
  const Place place;
  const std::string words = "impact de Trump sur les exportations";
  for (const std::string format : {"text", "markdown"}) {
    INFO(format);
    const auto outcome = place.query({"--format", format, words});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.out, Catch::Contains("Trump") && Catch::Contains("dans aucun passage"));
    CHECK_THAT(outcome.err, !Catch::Contains("Trump\u00A0»\n"));
  }
  const auto json = parse_json(place.query({"--format", "json", words}).out, "output");
  CHECK(json["missing"] == Json::array({"Trump"}));
  CHECK_FALSE(json["hits"].empty());
  CHECK(parse_json(place.query({"--format", "json", "exportations"}).out, "output")["missing"].empty());
  for (const std::string format : {"csv", "tsv", "trec", "bibtex", "ris", "csl-json", "ndjson"}) {
    INFO(format);
    CHECK_THAT(place.query({"--format", format, words}).err, Catch::Contains(missing_trump));
  }
  CHECK_THAT(place.query({"--template", "{id}", words}).err, Catch::Contains(missing_trump));
  CHECK_THAT(place.query({"--facets", "year", "--format", "csv", words}).err, Catch::Contains(missing_trump));
  CHECK_THAT(place.query({"--kwic", words}).err, Catch::Contains("Trump"));
}

TEST_CASE("in a batch it is named with the query's id", "[cli][words]") {
  const Place place;
  const auto batch = (place.directory / "batch.tsv").string();
  write_file(batch, "q1\tgarde\nq2\timpact de Trump\n");
  for (const std::string format : {"csv", "trec", "ndjson"}) {
    INFO(format);
    const auto outcome = place.query({"--batch", batch, "--format", format});
    CHECK_THAT(outcome.err, Catch::Contains("q2\u00A0: " + missing_trump) && !Catch::Contains("q1"));
  }
  const auto lines = json_lines(place.query({"--batch", batch, "--format", "json"}).out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["missing"].empty());
  CHECK(lines[1]["missing"] == Json::array({"Trump"}));
}

TEST_CASE("a typing mistake is corrected in a ranked list, said in it, and never where passages are counted",
          "[cli][words]") {
  const Place place;
  const auto ranked = place.query({"entreprsie"});
  CHECK(ranked.status == 0);
  CHECK_THAT(ranked.out, Catch::Contains("« entreprsie » : lu « entreprise »"));
  CHECK(place.query({"--count", "entreprsie"}).out == "0\n");
  CHECK_THAT(place.query({"--count", "entreprsie"}).err, Catch::Contains("vouliez-vous dire"));
  for (const Arguments& arguments : std::vector<Arguments>{{"-n", "0", "--facets", "year"},
                                                           {"-n", "0", "--timeline"},
                                                           {"--kwic"},
                                                           {"--exact"},
                                                           {"--new-since", "1900"}}) {
    auto with_word = arguments;
    with_word.emplace_back("entreprsie");
    INFO(arguments.back());
    CHECK(place.query(with_word).status == 1);
  }
  const auto topics = (place.directory / "topics.tsv").string();
  write_file(topics, "t\tentreprsie\n");
  CHECK(place.query({"--topics", topics, "--topic", "t"}).status == 1);
  CHECK(place.query({"--topics", topics, "topic:t"}).status == 1);
  CHECK(place.query({"--topics", topics, "--matrix", "year"}).status == 1);
}

TEST_CASE("a typed label is words, but for one that the index has no word of", "[cli][words]") {
  const Place place;
  CHECK(place.query({"--count", "culture"}).out == "1\n");
  CHECK_THAT(place.query({"culture"}).out, Catch::Contains("topic:culture"));
  const auto farming = place.query({"--lang", "en", "Farming"});
  CHECK_THAT(farming.err + farming.out, Catch::Contains("read as the topic “Farming”"));
  CHECK_THAT(place.query({"--count", "Farming"}).err, Catch::Contains("topic:farming"));
}

TEST_CASE("foreign syntax has a hint, and a field that has nothing names one that does", "[cli][words]") {
  const Place place;
  CHECK_THAT(place.query({"speaker=Rozel"}).out, Catch::Contains("locuteur:Rozel"));
  CHECK_THAT(place.query({"garde", "before:2024"}).out, Catch::Contains("date:..2024"));
  CHECK_THAT(place.query({"auteur:Rozel"}).err,
             Catch::Contains("auteur:Rozel\u00A0: rien\u00A0; locuteur:Rozel\u00A0: 1 passage"));
  CHECK_THAT(place.query({"titre:garde"}).err, Catch::Contains("titre:garde\u00A0: rien\u00A0; réponse:garde"));
}
