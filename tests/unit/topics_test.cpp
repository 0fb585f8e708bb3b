#include "query/language/topics.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "common/error.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

namespace {

const std::string two_topics = R"({"topics":[
  {"id":"talent","label":{"fr":"Talents","en":"Talent"},"narrative":"Qui part.",
   "query":{"words":{"talents":2,"visa":1},"phrases":{"fuite des cerveaux":1.5}}},
  {"id":"open-source","label":{"fr":"Logiciel libre"},"query":{"words":["logiciel libre"],"phrases":[]}}]})";

std::string error_of(const std::string& text) {
  try {
    parse_topics(text, "t.json");
  } catch (const Error& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a topic has id, labels, narrative and a weighted query", "[topics]") {
  const auto topics = parse_topics(two_topics, "t.json");
  REQUIRE(topics.size() == 2);
  CHECK(topics[0].id == "talent");
  CHECK(topics[0].label_en == "Talent");
  CHECK(topics[0].narrative == "Qui part.");
  CHECK(to_text(topics[0].query) == "talents^2 visa ~\"fuite des cerveaux\"^1.5");
  CHECK(to_text(topics[1].query) == "logiciel libre");
}

TEST_CASE("topics may be an array, have a byte order mark, or be TSV lines", "[topics]") {
  CHECK(parse_topics(R"([{"id":"a","query":"droits de douane"}])", "t")[0].query.root ==
        parse_query("droits de douane").root);
  CHECK(parse_topics("\xEF\xBB\xBF" + two_topics, "t").size() == 2);
  const auto lines = parse_topics("q1\tdroits de douane\r\n\nq2\t\"open source\"\n", "t.tsv");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].id == "q1");
  CHECK(to_text(lines[0].query) == "droits de douane");
  CHECK(lines[1].query.root.kind == Node::Kind::phrase);
}

TEST_CASE("a topic is found by id or label, case and accents do not count", "[topics]") {
  const auto topics = parse_topics(two_topics, "t.json");
  for (const std::string name : {"open-source", "Open Source", "OPEN-SOURCE", "logiciel libre", "Logiciél  Libre"}) {
    INFO(name);
    CHECK(find_topic(topics, name).id == "open-source");
  }
  CHECK(find_topic(topics, "Talent").id == "talent");
}

TEST_CASE("an unknown topic is told with those there are", "[topics]") {
  const auto topics = parse_topics(two_topics, "t.json");
  CHECK_THROWS_WITH(find_topic(topics, "voile"), Catch::Contains("voile") && Catch::Contains("talent, open-source"));
}

TEST_CASE("a wrong topic is told with file, topic and field", "[topics]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "no topics"},
      {"[]", "no topics"},
      {"{}", "field topics: expected"},
      {"{\"topics\":{}}", "field topics: expected"},
      {"[1]", "expected an object"},
      {"{\"topics\":[", "not valid JSON"},
      {"[{\"query\":\"x\"}]", "field id: expected"},
      {"[{\"id\":\"a b\",\"query\":\"x\"}]", "field id: expected"},
      {"[{\"id\":\"a\"}]", "field query: expected"},
      {"[{\"id\":\"a\",\"query\":{}}]", "field query: expected"},
      {"[{\"id\":\"a\",\"query\":7}]", "field query: expected"},
      {"[{\"id\":\"a\",\"query\":\"x topic:b\"}]", "field query: expected"},
      {"[{\"id\":\"a\",\"query\":{\"words\":{\"x\":0}}}]", "field words: expected"},
      {"[{\"id\":\"a\",\"query\":{\"words\":{\"x\":\"y\"}}}]", "field words: expected"},
      {"[{\"id\":\"a\",\"query\":{\"words\":7}}]", "field words: expected"},
      {"[{\"id\":\"a\",\"label\":\"A\",\"query\":\"x\"}]", "field label: expected"},
      {"no tab here", "t.json:1"}};
  for (const auto& [text, part] : rows) {
    INFO(text);
    CHECK_THAT(error_of(text), Catch::StartsWith("t.json") && Catch::Contains(part));
  }
}

TEST_CASE("the topics that ship are sound and hold the three of the demonstration", "[topics]") {
  const auto topics = load_topics({});
  CHECK(topics.size() >= 12);
  std::set<std::string> ids;
  for (const auto& topic : topics) {
    INFO(topic.id);
    CHECK(ids.insert(topic.id).second);
    CHECK_FALSE(topic.label_fr.empty());
    CHECK_FALSE(topic.label_en.empty());
    CHECK_FALSE(topic.narrative.empty());
  }
  for (const std::string id : {"talent", "tariffs", "open-source"}) CHECK(ids.contains(id));
}

TEST_CASE("a topic stands inside any query, one that is not there is read as words", "[topics]") {
  const auto topics = parse_topics(two_topics, "t.json");
  const auto shown = [&](const std::string& typed) { return to_text(read_query(typed, topics)); };
  CHECK(shown("topic:talent") == "talents^2 visa ~\"fuite des cerveaux\"^1.5");
  CHECK(shown("sujet:Talents SAUF visa") == "talents^2 visa ~\"fuite des cerveaux\"^1.5 SAUF visa");
  CHECK(shown("auteur:Dupont topic:\"logiciel libre\"^2") == "auteur:Dupont (logiciel libre)^2");
  const auto unknown = read_query("topic:voile mer", topics);
  CHECK(to_text(unknown) == "~\"voile\" mer");
  REQUIRE(unknown.notes.size() == 1);
  CHECK_THAT(unknown.notes.front().fr, Catch::Contains("voile") && Catch::Contains("talent, open-source"));
}

TEST_CASE("batch lines are qid, tab, query", "[topics]") {
  const auto queries = parse_named_queries("1\ta b\n\n2\tc\td\n", "b.tsv");
  REQUIRE(queries.size() == 2);
  CHECK(queries[1].text == "c\td");
  CHECK_THROWS_WITH(parse_named_queries("1\ta\nno tab\n", "b.tsv"), Catch::StartsWith("b.tsv:2"));
  CHECK_THROWS_WITH(parse_named_queries("\ta\n", "b.tsv"), Catch::StartsWith("b.tsv:1"));
}
