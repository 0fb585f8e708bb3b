// The named fields of a hit.
#include "query/print/fields.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

#include "common/text.hpp"
#include "query/answer/hit_text.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Snippet snippet(const std::string& text, bool cut_before, bool cut_after, ByteSpans marks = {}) {
  return {text, std::move(marks), 0, {}, cut_before, cut_after};
}

}  // namespace

TEST_CASE("each field has a name of its own, by which it is found", "[fields]") {
  std::set<std::string_view> names;
  for (const auto& field : all_fields()) {
    CHECK(field_named(field.name) == &field);
    CHECK_FALSE(field.what.empty());
    names.insert(field.name);
  }
  CHECK(names.size() == all_fields().size());
  CHECK(field_named("") == nullptr);
  CHECK(field_named("Title") == nullptr);
}

TEST_CASE("what a passage does not say is an empty field, never an error", "[fields]") {
  const Answer answer;
  const Hit hit;
  for (const auto& field : all_fields()) {
    INFO(field.name);
    CHECK_NOTHROW(field.value({answer, hit, ""}));
  }
  CHECK(field_named("year")->value({answer, hit, ""}).empty());
  CHECK(field_named("post_total")->value({answer, hit, ""}).empty());
}

TEST_CASE("a page is the link without its text fragment", "[fields]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"https://revue.example/7/#:~:text=Le%20sel", "https://revue.example/7/"},
      {"https://revue.example/7/#note:~:text=Le", "https://revue.example/7/#note"},
      {"https://revue.example/7/", "https://revue.example/7/"},
      {"", ""}};
  for (const auto& [url, page] : rows) {
    auto passage = passage_of("7", "x");
    passage.url = url;
    CHECK(page_of(passage) == page);
  }
}

TEST_CASE("the speaker says it, or else the authors", "[fields]") {
  Hit hit;
  auto& passage = hit.passage;
  CHECK(who_says(hit).empty());
  passage.authors = {"Ana Vidal", "Jo Roux"};
  CHECK(who_says(hit) == "Ana Vidal, Jo Roux");
  passage.speaker = "Maëlle Kervadec";
  CHECK(who_says(hit) == "Maëlle Kervadec");
}

TEST_CASE("excerpts are one text with signs where something was cut, and their marks move along", "[fields]") {
  Hit hit;
  hit.snippet = snippet("Le sel gris.", true, true, {{3, 6}});
  auto shown = shown_snippet(hit);
  CHECK(shown.text == "[…] Le sel gris. […]");
  CHECK(shown.text.substr(shown.highlights[0].first, 3) == "sel");
  hit.excerpts = {snippet("Le sel.", false, true, {{3, 6}}), snippet("Un sel.", true, false, {{3, 6}})};
  shown = shown_snippet(hit);
  CHECK(shown.text == "Le sel. […] Un sel.");
  REQUIRE(shown.highlights.size() == 2);
  CHECK(shown.text.substr(shown.highlights[1].first, 3) == "sel");
}

TEST_CASE("paragraphs have the marks that begin in them", "[fields]") {
  const auto paragraphs = paragraphs_of(snippet("Le sel.\n\n\nUn sel\ngris.", false, false, {{3, 6}, {13, 16}}));
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].text == "Le sel.");
  CHECK(paragraphs[0].highlights == ByteSpans{{3, 6}});
  CHECK(paragraphs[1].text == "Un sel\ngris.");
  CHECK(paragraphs[1].highlights == ByteSpans{{3, 6}});
  CHECK(paragraphs_of({}).empty());
}

TEST_CASE("texts are joined with a separator between", "[fields]") {
  CHECK(joined({}, ", ").empty());
  CHECK(joined({"a"}, ", ") == "a");
  CHECK(joined({"a", "a", ""}, ", ") == "a, a, ");
}
