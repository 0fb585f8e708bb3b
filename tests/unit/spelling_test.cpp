// Words that the index does not know, and labels that stand for topics.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "query/language/topics.hpp"
#include "query/meaning/edits.hpp"
#include "query/meaning/spelling.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::vector<Passage> passages() {
  auto all = unrelated_passages();
  all.push_back(passage_of("p1", "L’entreprise fabrique des semi-conducteurs depuis 2024."));
  all.push_back(passage_of("p2", "Une entreprise de transport, et son entrepôt."));
  return all;
}

}  // namespace

TEST_CASE("a likelier typing mistake costs less", "[spelling]") {
  const auto cost = [](const char* typed, const char* meant) { return typing_cost(typed, meant, 3); };
  CHECK(cost("tarif", "tarif") == 0);
  CHECK(cost("demision", "demission") < cost("demision", "decision"));
  CHECK(cost("tairf", "tarif") < cost("tabif", "tarif"));
  CHECK(cost("tzrif", "tarif") < cost("tprif", "tarif"));
  CHECK(cost("salere", "salaire") < cost("salere", "salle"));
  CHECK(cost("barif", "tarif") > cost("tabif", "tarif"));
  CHECK(typing_cost("tarif", "voiture", 2) > 2);
}

TEST_CASE("an unknown word is read as a known one, which a note says, and left alone by exact search", "[spelling]") {
  TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  for (const std::string typo : {"entreprsie", "lentreprise", "entrepise"}) {
    INFO(typo);
    const auto corrected = search(directory / "index", typo);
    CHECK(has_hit(corrected, "p1"));
    CHECK(corrected.missing == std::vector<std::string>{typo});
    REQUIRE(corrected.notes.size() == 2);
    CHECK_THAT(corrected.notes.back().fr, Catch::StartsWith("dans aucun passage") && Catch::Contains(typo));
    CHECK_THAT(corrected.notes.front().fr, Catch::Contains(typo) && Catch::Contains("entreprise"));
    CHECK(search(directory / "index", typo, true).hits.empty());
  }
}

TEST_CASE("words torn apart or written as one are read as they were meant", "[spelling]") {
  TemporaryDirectory directory;
  auto all = passages();
  all.push_back(passage_of("p3", "Le transport."));
  index_passages(directory / "index", all);
  for (const std::string typo : {"entrep rise", "entr eprise", "entreprisetransport"}) {
    INFO(typo);
    const auto corrected = search(directory / "index", typo);
    CHECK(has_hit(corrected, "p2"));
    const auto exact = search(directory / "index", typo, true);
    CHECK_FALSE(has_hit(exact, "p2"));
    REQUIRE(exact.notes.size() == 2);  // told what may be meant, not read so
    CHECK_THAT(exact.notes.back().fr, Catch::Contains("vouliez-vous dire «\u00A0") && Catch::Contains("entreprise") &&
                                          !Catch::Contains("lu «"));
  }
}

TEST_CASE("the query's other words choose between readings", "[spelling]") {
  TemporaryDirectory directory;
  auto all = unrelated_passages();
  all.push_back(passage_of("p1", "Le marché de l’emploi."));
  all.push_back(passage_of("p2", "La manche de la veste."));
  index_passages(directory / "index", all);
  const auto offer = [&](const std::string& query) { return search(directory / "index", query).notes.back().fr; };
  CHECK_THAT(offer("macche emploi"), Catch::Contains("dire «\u00A0marché emploi"));
  CHECK_THAT(offer("macche veste"), Catch::Contains("dire «\u00A0manche veste"));
}

TEST_CASE("numbers and known words are never corrected", "[spelling]") {
  TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  CHECK(search(directory / "index", "2025").hits.empty());
  CHECK(search(directory / "index", "entrepôt").notes.empty());
}

TEST_CASE("a typed label is words, and a note offers the topic, in either language", "[topics]") {
  const auto topics = load_topics({});
  for (const std::string label : {"tariffs", "Droits de douane", "droits de  douane", "TARIFFS"}) {
    INFO(label);
    const auto query = read_query(label, topics);
    CHECK(query.root == parse_query(label).root);
    REQUIRE(query.notes.size() == 1);
    CHECK_THAT(query.notes.front().fr, Catch::Contains("topic:tariffs"));
  }
  CHECK(read_query("tariffs acier", topics).notes.empty());
  const auto& tariffs = find_topic(topics, "tariffs");
  const auto query = read_as_topic("Tariffs", tariffs);
  CHECK(query.root == tariffs.query.root);
  REQUIRE(query.notes.size() == 1);
  CHECK_THAT(query.notes.front().en, Catch::Contains("in no passage, read as the topic “Tariffs”"));
}

TEST_CASE("a surely mistyped word has a light mistake behind its first letter", "[spelling]") {
  const auto sure = [](const char* typed, const char* meant, double cost) {
    return is_sure_mistake(typed, {{meant}, 1, cost});
  };
  CHECK(sure("demision", "démission", 0.5));
  CHECK(sure("mraais", "marais", 0.65));
  CHECK(sure("aluminim", "aluminium", 0.9));
  CHECK_FALSE(sure("autriche", "autrice", 0.7));
  CHECK_FALSE(sure("hollande", "hollandais", 0.2));
  CHECK_FALSE(sure("lambert", "ambert", 0.3));
  CHECK(sure("obligatore", "obligatoire", 0.9));
  CHECK(sure("lentreprise", "entreprise", 0.3));
  CHECK_FALSE(sure("biden", "bien", 0.9));
  CHECK_FALSE(sure("gaza", "gaz", 0.9));
  CHECK_FALSE(sure("soudan", "soudain", 0.9));
  CHECK_FALSE(sure("bonnet", "bonne", 0.7));
  CHECK_FALSE(sure("poutine", "routine", 0.7));
  CHECK_FALSE(sure("kossinger", "cossinger", 0.7));
  CHECK_FALSE(sure("avecque", "avec", 0.5));
  CHECK(is_sure_mistake("contrag", {{"contrat"}, 1, 1.2, true}));
  CHECK_FALSE(is_sure_mistake("biden", {{"bidon"}, 1, 0.9, true}));
  CHECK(is_sure_mistake("entreprisetransport", {{"entreprise", "transport"}, 1, 0.7}));
  CHECK_FALSE(is_sure_mistake("beauvoir", {{"beau", "voir"}, 1, 0.7}));
  CHECK_FALSE(is_sure_mistake("dansentreprise", {{"dans", "entreprise"}, 1, 1}));
  CHECK_FALSE(is_sure_mistake("selmaraisentreprise", {{"sel", "marais", "entreprise"}, 1, 1.4}));
}

TEST_CASE("readings share their likelihood, the best first", "[spelling]") {
  const TemporaryDirectory directory;
  auto all_passages = passages();
  all_passages.push_back(passage_of("p3", "Le transport."));
  index_passages(directory / "index", all_passages);
  const auto database = open_whole_index(directory / "index").database;
  Speller speller;
  const auto readings = speller.read("entreprsie", {}, database);
  REQUIRE_FALSE(readings.empty());
  CHECK(readings.front().words == std::vector<std::string>{"entreprise"});
  double all = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    all += readings[i].share;
    if (i > 0) CHECK(readings[i].share <= readings[i - 1].share);
  }
  CHECK(all == Approx(1));
  const auto glued = speller.read("entreprisetransport", {}, database);
  REQUIRE_FALSE(glued.empty());
  CHECK(glued.front().words == std::vector<std::string>{"entreprise", "transport"});
}

TEST_CASE("numbers, very short and very long words have no readings", "[spelling]") {
  const TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  const auto database = open_whole_index(directory / "index").database;
  Speller speller;
  for (const auto& word :
       {std::string("2025"), std::string("a4x"), std::string(), std::string("x"), std::string(65, 'x')}) {
    INFO(word);
    CHECK(speller.read(word, {}, database).empty());
  }
}

TEST_CASE("a speller knows the words of the index that it was told to read anew", "[spelling]") {
  const TemporaryDirectory directory;
  index_passages(directory / "index", passages());
  Speller speller;
  CHECK(speller.read("ornithorinque", {}, open_whole_index(directory / "index").database).empty());
  auto more = passages();
  more.push_back(passage_of("p9", "Un ornithorynque."));
  index_passages(directory / "more", more);
  const auto database = open_whole_index(directory / "more").database;
  CHECK(speller.read("ornithorinque", {}, database).empty());
  speller.forget();
  REQUIRE_FALSE(speller.read("ornithorinque", {}, database).empty());
}
