// What a saved page says of its article besides the text.
#include "indexer/post/page_facts.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

using Lines = std::vector<std::string>;

PageFacts from_json_ld(const std::vector<std::string>& scripts, const PageFacts& page = {}) {
  return facts_from_json_ld(scripts, page);
}

PageFacts from_tree(const std::string& html, PageFacts facts = {}) {
  const HtmlTree tree(html);
  add_facts_from_tree(tree.root(), facts);
  return facts;
}

}  // namespace

TEST_CASE("JSON-LD is found in its scripts only, wherever they stand", "[page_facts]") {
  const std::string html =
      "<script type='application/ld+json'>{\"a\":1}</script><script>{\"b\":2}</script>"
      "<!-- <script type='application/ld+json'>{\"c\":3}</script> --><p><SCRIPT TYPE=\"application/ld+json\">"
      "{\"d\":\"</p>\"}</SCRIPT>";
  CHECK(json_ld_scripts(html) == Lines{"{\"a\":1}", "{\"d\":\"</p>\"}"});
  CHECK(json_ld_scripts("<script type='application/ld+json'>{\"jamais\":").size() <= 1);
  CHECK(json_ld_scripts("").empty());
}

TEST_CASE("the first article of the scripts counts, and other objects are passed over", "[page_facts]") {
  const auto facts =
      from_json_ld({R"({"@type":"WebSite","name":"La revue"})", "[1,2,\"x\",null]",
                    R"([{"@type":"NewsArticle","headline":"Le sel"}])", R"({"@type":"Article","headline":"L’eau"})"});
  CHECK(facts.title == "Le sel");
  CHECK(from_json_ld({R"({"@type":"WebPage","name":"Accueil"})"}).title.empty());
  CHECK(from_json_ld({}).title.empty());
}

TEST_CASE("of several articles the one of the page's address counts, else the one of its title", "[page_facts]") {
  const Lines scripts = {
      R"([{"@type":"Article","headline":"Le sel","url":"https://revue.example/sel/"},
          {"@type":"Article","headline":"L’eau","url":"https://revue.example/eau/"}])",
      R"({"@type":"Article","headline":"Le vent"})"};
  PageFacts page;
  CHECK(from_json_ld(scripts, page).title == "Le sel");
  page.title = "Le Vent";
  CHECK(from_json_ld(scripts, page).title == "Le vent");
  page.url = "https://revue.example/eau/";
  CHECK(from_json_ld(scripts, page).title == "L’eau");
}

TEST_CASE("members of the wrong kind are no facts", "[page_facts]") {
  const auto facts = from_json_ld(
      {R"({"@type":"Article","headline":7,"name":"Le sel","datePublished":"bientôt","url":"/sel","author":[null,{},3],
           "keywords":{"x":1},"inLanguage":["fr"]})"});
  CHECK(facts.title == "Le sel");
  CHECK(facts.date.empty());
  CHECK(facts.url.empty());
  CHECK(facts.authors.empty());
  CHECK(facts.tags.empty());
  CHECK(facts.language.empty());
}

TEST_CASE("a name is told once, as plain text, and an address is no name", "[page_facts]") {
  const auto facts = from_json_ld(
      {R"({"@type":"Article","author":["Ana&nbsp;Vidal","Jo Roux",{"name":"Jo Roux"},"https://revue.example/ana"],
           "keywords":"sel, mer,, sel"})"});
  CHECK(facts.authors.size() == 2);
  CHECK(facts.authors.back() == "Jo Roux");
  CHECK(facts.tags == Lines{"sel", "mer"});
}

TEST_CASE("the tree fills only what is empty", "[page_facts]") {
  PageFacts known;
  known.title = "Le sel";
  known.authors = {"Ana Vidal"};
  const auto facts = from_tree(
      "<html lang='fr-BE'><head><title>Autre</title><meta name=author content='Jo Roux'>"
      "<link rel=canonical href='https://revue.example/sel/'></head><body class='single postid-41'></body></html>",
      known);
  CHECK(facts.title == "Le sel");
  CHECK(facts.authors == Lines{"Ana Vidal"});
  CHECK(facts.url == "https://revue.example/sel/");
  CHECK(facts.language == "fr");
  CHECK(facts.id == "41");
}

TEST_CASE("a title loses the name of its site, but not all of itself", "[page_facts]") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"Le sel - La revue", "Le sel"},
                                                                 {"Le sel | La revue", "Le sel"},
                                                                 {"Le sel selon La revue", "Le sel selon La revue"},
                                                                 {"La revue", "La revue"},
                                                                 {"Le sel", "Le sel"}};
  for (const auto& [title, expected] : rows) {
    INFO(title);
    CHECK(from_tree("<meta property=og:site_name content='La revue'><title>" + title + "</title>").title == expected);
  }
}

TEST_CASE("OpenGraph goes before the title, a time element is the last date", "[page_facts]") {
  const auto facts = from_tree(
      "<title>Deux</title><meta property=og:title content='Un'><body><time datetime='2024-05-06'>mai</time>"
      "<time datetime='2020-01-01'>avant</time>");
  CHECK(facts.title == "Un");
  CHECK(facts.date == "2024-05-06");
  CHECK(from_tree("<meta property=article:published_time content='2023-02-03T10:00:00Z'><time datetime=2024-05-06>")
            .date == "2023-02-03T10:00:00");
}
