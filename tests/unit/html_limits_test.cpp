// HTML that was made to be slow. Nothing is timed: what is not linear here does not end before ctest's own
// limit.
#include <catch2/catch.hpp>

#include <string>

#include "common/limits.hpp"
#include "indexer/html/html.hpp"
#include "indexer/html/html_plain.hpp"

using namespace propos;

namespace {

std::string repeated(const std::string& text, std::size_t n) {
  std::string out;
  out.reserve(text.size() * n);
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

/// All kept text.
std::string text_of(const std::string& html) {
  std::string out;
  for (const auto& block : read_blocks(html, {}).blocks)
    if (block.dropped.empty()) out += (out.empty() ? "" : "|") + block.text;
  return out;
}

}  // namespace

TEST_CASE("HTML nested a million deep keeps its text", "[html][limits]") {
  constexpr std::size_t n = 1000000;
  CHECK(text_of(repeated("<div>", n) + "fond" + repeated("</div>", n) + "<p>après</p>") == "fond|après");
  CHECK(text_of(repeated("<div>", n) + "fond") == "fond");
  CHECK(text_of(repeated("<b><i>", n / 2) + "fond") == "fond");
  CHECK(text_of(repeated("<blockquote><ul><li>", n / 10) + "fond") == "fond");
}

TEST_CASE("closing tags without opening ones are passed a million times", "[html][limits]") {
  CHECK(text_of("<p>avant</p>" + repeated("</div></b></p>", 300000) + "après") == "avant|après");
}

TEST_CASE("a tag of a hundred thousand attributes keeps its text", "[html][limits]") {
  std::string tag = "<p";
  for (int i = 0; i < 100000; ++i) tag += " a" + std::to_string(i) + "=\"v\"";
  CHECK(text_of(tag + ">dedans</p><p>après</p>") == "dedans|après");
}

TEST_CASE("many unclosed paragraphs, list items and cells are read", "[html][limits]") {
  for (const std::string tag : {"<p>", "<li>", "<td>", "<option>", "<dt>"}) {
    INFO(tag);
    CHECK_THAT(text_of(repeated(tag + "mot ", 50000)), Catch::Contains("mot"));
  }
}

TEST_CASE("what is never closed ends with the post", "[html][limits]") {
  const std::string filler(1000000, 'x');
  for (const std::string opening :
       {"<!-- ", "<script>", "<style>", "<a href=\"", "<p class='", "<", "<!", "<?", "</", "<![CDATA["}) {
    INFO(opening);
    CHECK_THAT(text_of("<p>avant</p>" + opening + filler), Catch::StartsWith("avant"));
  }
}

TEST_CASE("many unclosed comments, scripts and brackets stay linear", "[html][limits]") {
  for (const std::string piece : {"<!--", "<script>", "<", "</", "<a<", "&", "&#", "&amp", "[mfn]", "((",
                                  "<script></scrip", "<sup>", "</sup>1"}) {
    INFO(piece);
    CHECK_THAT(text_of("<p>avant</p>" + repeated(piece, 200000)), Catch::StartsWith("avant"));
  }
}

TEST_CASE("formatting tags that gumbo would copy again and again stay linear", "[html][limits]") {
  CHECK_THAT(text_of(repeated("<b><p>mot", 50000)), Catch::Contains("mot"));
  CHECK_THAT(text_of(repeated("<a href=x><table>mot", 50000)), Catch::Contains("mot"));
}

TEST_CASE("nesting is too much one past its limit, not before", "[html][limits]") {
  for (const int extra : {-1, 0, 1}) {
    const auto depth = static_cast<std::size_t>(static_cast<int>(limits::max_html_depth) + extra);
    INFO(extra);
    CHECK(scan_html(repeated("<div>", depth) + "x" + repeated("</div>", depth)).too_much == (extra > 0));
  }
}

TEST_CASE("attributes are too many one past their limit, not before", "[html][limits]") {
  for (const int extra : {-1, 0, 1}) {
    std::string tag = "<p";
    for (int i = 0; i < static_cast<int>(limits::max_html_attributes) + extra; ++i)
      tag += " a" + std::to_string(i) + "=v";
    INFO(extra);
    CHECK(scan_html(tag + ">x</p>").too_much == (extra > 0));
  }
}

TEST_CASE("an ordinary long post is not too much", "[html][limits]") {
  CHECK_FALSE(scan_html(repeated("<div><p>Un <b>mot</b> <img src=\"x\"><br></p></div>", 20000)).too_much);
  CHECK_FALSE(scan_html(repeated("<div><p>Un <b>mot</b></p></div>", 20000)).openings_lost);
}

TEST_CASE("a title that was made to be slow is read too", "[html][limits]") {
  CHECK(plain_text(repeated("<div>", 100000) + "titre") == "titre");
}
