// What a search gives back, as JSON.
#include "query/answer/hits.hpp"

#include <catch2/catch.hpp>

#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Hit a_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 1.234567;
  hit.passage = passage_of("7#1", "Le sel est gris.", "Et le sel ?");
  hit.passage.post = "7";
  hit.passage.title = "Le marais";
  hit.passage.url = "https://revue.example/7/#:~:text=Le%20sel";
  hit.passage.notes = {"Une note."};
  hit.snippet = {"Le sel", {{3, 6}}, 0, {}, false, true};
  hit.question_marks = {{6, 9}};
  return hit;
}

}  // namespace

TEST_CASE("a hit has its passage, its post and its marks, and a score of four decimals", "[hits]") {
  const auto json = to_json(a_hit(), false);
  CHECK(json["rank"] == 1);
  CHECK(json["score"] == 1.2346);
  CHECK(json["id"] == "7#1");
  CHECK(json["kind"] == "answer");
  CHECK(json["post"]["title"] == "Le marais");
  CHECK(json["post"]["url"] == "https://revue.example/7/");
  CHECK(json["snippet"] == Json{{"text", "Le sel"}, {"highlights", {{3, 6}}}});
  CHECK(json["question_highlights"] == Json::parse("[[6,9]]"));
}

TEST_CASE("what was not asked for is no member", "[hits]") {
  const auto json = to_json(a_hit(), false);
  for (const auto* name : {"explain", "excerpts", "footnotes", "context", "heading", "post_total", "others"}) {
    INFO(name);
    CHECK_FALSE(json.contains(name));
  }
}

TEST_CASE("marks are the heading's where there is no question", "[hits]") {
  auto hit = a_hit();
  hit.passage.question.clear();
  hit.passage.heading = "Tout sel";
  const auto json = to_json(hit, false);
  CHECK(json["question_highlights"] == Json::array());
  CHECK(json["heading_highlights"] == Json::parse("[[6,9]]"));
}

TEST_CASE("excerpts, neighbours, footnotes and shares are there when they are given", "[hits]") {
  auto hit = a_hit();
  hit.whole = true;
  hit.excerpts = {{"Le sel", {}, 0, {}, false, false}, {"gris.", {{0, 4}}, 11, {}, true, false}};
  hit.context.after = Neighbour{"7#2", PassageKind::answer, "Et l’eau ?", "", ""};
  hit.shares = {{"terms", 0.99999}};
  const auto json = to_json(hit, true);
  CHECK(json["footnotes"] == Json{"Une note."});
  CHECK(json["excerpts"][1] == Json{{"text", "gris."}, {"begin", 11}, {"highlights", {{0, 4}}}});
  CHECK(json["context"]["after"]["id"] == "7#2");
  CHECK_FALSE(json["context"].contains("before"));
  CHECK(json["explain"] == Json::parse(R"([{"name":"terms","score":1.0}])"));
}

TEST_CASE("an answer says its order and what is not complete only where it must", "[hits]") {
  Answer answer;
  answer.query = "sel";
  answer.total = 1;
  answer.notes = {{"bonjour", "hello"}};
  answer.hits = {a_hit()};
  auto json = to_json(answer, false);
  CHECK(json["schema"] == answer_schema);
  CHECK(json["notes"] == Json::parse(R"([{"fr":"bonjour","en":"hello"}])"));
  CHECK(json["hits"].size() == 1);
  for (const auto* name : {"sort", "complete", "posts", "facets", "timeline"}) CHECK_FALSE(json.contains(name));
  answer.order = Order::newest;
  answer.complete = false;
  json = to_json(answer, false);
  CHECK(json["sort"] == "-date");
  CHECK(json["complete"] == false);
}

TEST_CASE("a collapsed hit holds the others of its post", "[hits]") {
  auto hit = a_hit();
  hit.post_total = 5;
  hit.others = {a_hit()};
  Answer answer;
  answer.hits = {hit};
  const auto json = to_json(answer, false);
  CHECK(json["hits"][0]["post_total"] == 5);
  CHECK(json["hits"][0]["others"].size() == 1);
}
