// Walking a gumbo tree without recursion.
#include "indexer/html/html_tree.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

/// The first element of this kind below the root.
const GumboNode* find(const HtmlTree& tree, GumboTag tag) {
  const GumboNode* found = nullptr;
  walk_tree(
      tree.root(),
      [&](const GumboNode* node) {
        if (found == nullptr && is_element(node, tag)) found = node;
        return found == nullptr;
      },
      [](const GumboNode*) {});
  return found;
}

}  // namespace

TEST_CASE("a tree is walked in the order of its text, each element entered and left once", "[html_tree]") {
  const HtmlTree tree("<div><p>Un <b>deux</b></p><p>trois</p></div>");
  std::string way;
  walk_tree(
      find(tree, GUMBO_TAG_DIV),
      [&](const GumboNode* node) {
        way += is_text(node) ? node->v.text.text : "(";
        return true;
      },
      [&](const GumboNode*) { way += ")"; });
  CHECK(way == "((Un (deux))(trois))");
}

TEST_CASE("what is not entered is passed over with all inside, and not left", "[html_tree]") {
  const HtmlTree tree("<div><p>avant</p><ul><li>dedans</li></ul><p>après</p></div>");
  std::string text;
  int left = 0;
  walk_tree(
      find(tree, GUMBO_TAG_DIV),
      [&](const GumboNode* node) {
        if (is_text(node)) text += node->v.text.text;
        return !is_element(node, GUMBO_TAG_UL);
      },
      [&](const GumboNode* node) { left += is_element(node, GUMBO_TAG_UL) ? 100 : 1; });
  CHECK(text == "avantaprès");
  CHECK(left == 3);
}

TEST_CASE("an attribute's name is found in any case, one that is missing is empty", "[html_tree]") {
  const HtmlTree tree("<a HREF='/x?a=1&amp;b=2' title=''>lien</a>");
  const auto* link = find(tree, GUMBO_TAG_A);
  REQUIRE(link != nullptr);
  CHECK(attribute(link, "href") == "/x?a=1&b=2");
  CHECK(attribute(link, "title").empty());
  CHECK(attribute(link, "class").empty());
}

TEST_CASE("the text inside a node is one line, and ends soon behind its limit", "[html_tree]") {
  const HtmlTree tree("<div> Un\n<b>deux</b>\t<!-- rien --> trois </div>");
  const auto* box = find(tree, GUMBO_TAG_DIV);
  REQUIRE(box != nullptr);
  CHECK(text_inside(box, 1000) == "Un deux trois");
  CHECK(text_inside(box, 4) == "Un");
  CHECK(text_inside(box, 0).empty());
}

TEST_CASE("an empty text has a tree without text", "[html_tree]") {
  const HtmlTree tree("");
  CHECK(text_inside(tree.root(), 100).empty());
  CHECK(find(tree, GUMBO_TAG_P) == nullptr);
}
