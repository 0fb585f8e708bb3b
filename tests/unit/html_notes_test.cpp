// Footnotes: the call leaves the sentence, the note's text goes to the block that calls it.
#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

#include "indexer/html/html.hpp"

using namespace propos;

namespace {

struct Shape {
  std::string name;
  std::string html;
  std::map<std::string, std::string> footnotes;
};

const std::string id = "5f0c1a7e-0a11-4c7e-9d52-1b7a5c0e9a01";

/// Each says "Le sel, dit-elle, reste." with a note "Une note." behind `sel`, and then "Fin."
std::vector<Shape> shapes() {
  return {
      {"core",
       "<p>Le sel<sup data-fn=\"" + id + "\" class=\"fn\"><a href=\"#" + id + "\" id=\"" + id +
           "-link\">1</a></sup>, dit-elle, reste.</p><p>Fin.</p>"
           "<ol class=\"wp-block-footnotes\"><li id=\"" +
           id + "\">Une note. <a href=\"#" + id + "-link\">↩︎</a></li></ol>",
       {}},
      {"core, texts in the meta field",
       "<p>Le sel<sup data-fn=\"" + id + "\" class=\"fn\"><a href=\"#" + id + "\" id=\"" + id +
           "-link\">1</a></sup>, dit-elle, reste.</p><p>Fin.</p>",
       {{id, "Une <em>note</em>."}}},
      {"Easy Footnotes",
       "<p>Le sel<span id=\"easy-footnote-1-12\" class=\"easy-footnote-margin-adjust\"></span><span "
       "class=\"easy-footnote\">"
       "<a href=\"#easy-footnote-bottom-1-12\" title=\"Une note.\"><sup>1</sup></a></span>, dit-elle, "
       "reste.</p><p>Fin.</p>"
       "<div class=\"easy-footnote-title\"><h4>Notes</h4></div><ol class=\"easy-footnotes-wrapper\">"
       "<li class=\"easy-footnote-single\"><span id=\"easy-footnote-bottom-1-12\"></span>Une note."
       "<a class=\"easy-footnote-to-top\" href=\"#easy-footnote-1-12\"></a></li></ol>",
       {}},
      {"Modern Footnotes, the text inside the sentence",
       "<p>Le sel<sup class=\"modern-footnotes-footnote\" data-mfn=\"1\"><a "
       "href=\"javascript:void(0)\">1</a></sup>"
       "<span class=\"modern-footnotes-footnote__note\" data-mfn=\"1\">Une note.</span>, dit-elle, "
       "reste.</p><p>Fin.</p>",
       {}},
      {"unrendered mfn", "<p>Le sel[mfn]Une note.[/mfn], dit-elle, reste.</p><p>Fin.</p>", {}},
      {"unrendered double brackets", "<p>Le sel ((Une note.)), dit-elle, reste.</p><p>Fin.</p>", {}},
      {"by hand, an anchor",
       "<p>Le sel<a href=\"#note1\"><sup>1</sup></a>, dit-elle, reste.</p><p>Fin.</p><p id=\"note1\">Une "
       "note. ↑</p>",
       {}},
      {"by hand, a bracketed number",
       "<p>Le sel<sup><a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></sup>, dit-elle, reste.</p><p>Fin.</p>"
       "<p id=\"_ftn1\">Une note.</p>",
       {}},
  };
}

std::vector<std::string> kept(const std::vector<Block>& blocks) {
  std::vector<std::string> texts;
  for (const auto& block : blocks)
    if (block.dropped.empty()) texts.push_back(block.text);
  return texts;
}

}  // namespace

TEST_CASE("each style of footnote leaves the sentence and is kept as a note", "[html][notes]") {
  for (const auto& shape : shapes()) {
    DYNAMIC_SECTION(shape.name) {
      const auto list = read_blocks(shape.html, shape.footnotes);
      CHECK(kept(list.blocks) == std::vector<std::string>{"Le sel, dit-elle, reste.", "Fin."});
      REQUIRE_FALSE(list.blocks.empty());
      CHECK(list.blocks.front().notes == std::vector<std::string>{"Une note."});
      CHECK(list.blocks.front().calls == std::vector<std::uint32_t>{6});
    }
  }
}

TEST_CASE("an exponent that is no call stays in the text", "[html][notes]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<p>Le XX<sup>e</sup> siècle, 10 m<sup>2</sup>, CO<sub>2</sub>.</p>", "Le XXe siècle, 10 m2, CO2."},
      {"<p>M<sup>me</sup> Kervadec</p>", "Mme Kervadec"},
      {"<p>voir <a href=\"#suite\">la suite</a></p>", "voir la suite"},
      {"<p>f((x)) = 2</p>", "f((x)) = 2"}};
  for (const auto& [html, expected] : rows)
    CHECK(kept(read_blocks(html, {}).blocks) == std::vector<std::string>{expected});
}

TEST_CASE("two calls in one sentence keep the order of their notes", "[html][notes]") {
  const auto list = read_blocks(
      "<p>Un<sup class=\"fn\"><a href=\"#b\">1</a></sup> et deux<sup class=\"fn\"><a "
      "href=\"#a\">2</a></sup>.</p>"
      "<ol class=\"wp-block-footnotes\"><li id=\"a\">Alpha.</li><li id=\"b\">Bêta.</li></ol>",
      {});
  REQUIRE_FALSE(list.blocks.empty());
  CHECK(list.blocks.front().text == "Un et deux.");
  CHECK(list.blocks.front().notes == std::vector<std::string>{"Bêta.", "Alpha."});
}

TEST_CASE("calls whose tags were torn leave no number behind", "[html][notes]") {
  const auto list = read_blocks("Un mot</span>7</sup></a></span></span> de trop.</p>\nLa fin.</p>\nEncore.</p>", {});
  CHECK(kept(list.blocks) == std::vector<std::string>{"Un mot de trop.", "La fin.", "Encore."});
}

TEST_CASE("a long sentence with many calls keeps each place right", "[html][notes]") {
  std::string html = "<p>";
  std::string expected;
  for (int i = 0; i < 200; ++i) {
    html += "mot" + std::to_string(i) + "<sup class=\"fn\"><a href=\"#n" + std::to_string(i) + "\">" +
            std::to_string(i % 90) + "</a></sup> ";
    expected += (i > 0 ? " mot" : "mot") + std::to_string(i);
  }
  const auto list = read_blocks(html + "</p>", {});
  REQUIRE(list.blocks.size() == 1);
  CHECK(list.blocks.front().text == expected);
  REQUIRE(list.blocks.front().calls.size() == 200);
  for (const auto call : list.blocks.front().calls) CHECK((call == expected.size() || expected[call] == ' '));
}
