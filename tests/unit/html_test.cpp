// HTML -> blocks: what kind a block is, what its text is, which boxes are dropped.
#include "indexer/html/html.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// `kind|text` of the kept blocks.
std::vector<std::string> shown(const std::string& html) {
  std::vector<std::string> out;
  for (const auto& block : read_blocks(html, {}).blocks)
    if (block.dropped.empty()) out.push_back(std::string(name_of(block.kind)) + "|" + block.text);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an element's kind is seen from the element, whatever its classes", "[html]") {
  const std::vector<std::pair<std::string, Lines>> rows = {
      {"<p>Un.</p><p class=\"wp-block-paragraph\">Deux.</p>", {"paragraph|Un.", "paragraph|Deux."}},
      {"<h2 class=\"wp-block-heading\">Quoi ?</h2>", {"heading|Quoi ?"}},
      {"<details class=\"wp-block-details\"><summary>Q ?</summary><p>R.</p></details>",
       {"summary|Q ?", "paragraph|R."}},
      {"<dl><dt>Q ?<dd>R.</dl>", {"term|Q ?", "definition|R."}},
      {"<ul><li>a</li><li>b</li></ul>", {"list item|a", "list item|b"}},
      {"<blockquote class=\"wp-block-quote\"><p>Cité.</p></blockquote>", {"quotation|Cité."}},
      {"<figure><img src=\"x\" alt=\"alt\"><figcaption>Une vue.</figcaption></figure>", {"caption|Une vue."}},
      {"<pre>a\n  b</pre>", {"preformatted|a\n  b"}},
      {"<div><div><p>Dedans.</p></div></div>", {"paragraph|Dedans."}},
      {"Texte nu", {"paragraph|Texte nu"}},
      {"<div>Avant<p>Dans</p>Après</div>", {"paragraph|Avant", "paragraph|Dans", "paragraph|Après"}},
      {"<p></p><p> &nbsp; </p>", {}}};
  for (const auto& [html, expected] : rows) {
    INFO(html);
    CHECK(shown(html) == expected);
  }
}

TEST_CASE("an accordion's heading is one, its panel is text", "[html]") {
  const auto blocks = shown(
      "<div class=\"wp-block-accordion-item\"><h3 class=\"wp-block-accordion-heading\"><button>Pourquoi "
      "?</button></h3>"
      "<div class=\"wp-block-accordion-panel\"><p>Parce que.</p></div></div>");
  CHECK(blocks == Lines{"accordion|Pourquoi ?", "paragraph|Parce que."});
}

TEST_CASE("a table's row is one block", "[html]") {
  const auto blocks = shown("<table><tr><th>An</th><th>Part</th></tr><tr><td>2024</td><td>3 %</td></tr></table>");
  REQUIRE(blocks.size() == 2);
  CHECK_THAT(blocks[1], Catch::StartsWith("table row|2024") && Catch::Contains("3 %"));
}

TEST_CASE("a table that only places text holds blocks, a table of figures rows", "[html]") {
  CHECK(shown("<table><tr><td><p><b>Quoi ?</b></p><p>Le sel.</p></td></tr></table>") ==
        Lines{"paragraph|Quoi ?", "paragraph|Le sel."});
  CHECK(shown("<table><tr><td>Quoi ?</td><td>Le sel.</td></tr><tr><td>Où ?</td><td>Ici.</td></tr></table>") ==
        Lines{"paragraph|Quoi ?", "paragraph|Le sel.", "paragraph|Où ?", "paragraph|Ici."});
  CHECK(shown("<table><tr><td>An</td><td>Part</td></tr><tr><td>2024</td><td>3 %</td></tr></table>").size() == 2);
  CHECK_THAT(shown("<table><tr><th>Mot</th></tr><tr><td>" + std::string(500, 'x') + "</td></tr></table>").back(),
             Catch::StartsWith("table row|"));
}

TEST_CASE("bold is what looks bold", "[html]") {
  const auto is_bold = [](const std::string& html) {
    const auto block = read_blocks(html, {}).blocks.front();
    return covers(block.bold, block.text);
  };
  CHECK_FALSE(is_bold("<b style=\"font-weight:normal;\"><p>Quoi ?</p></b>"));
  CHECK(is_bold("<b style=\"font-weight:normal;\"><p><span style=\"font-weight: 700\">Quoi ?</span></p></b>"));
  CHECK(is_bold("<p><b><span style=\"font-weight:400\">Quoi ?</span></b></p>"));
  CHECK(is_bold("<p style=\"font-weight:bold\">Quoi ?</p>"));
  CHECK_FALSE(is_bold("<p><span style=\"font-weight:400\">Quoi ?</span></p>"));
}

TEST_CASE("the titles of what builders fold are accordion headings", "[html]") {
  for (const std::string title :
       {"<div class=\"elementor-tab-title\"><a class=\"elementor-accordion-title\">Quoi ?</a></div>",
        "<div class=\"vc_toggle_title\"><h4>Quoi ?</h4></div>", "<h5 class=\"et_pb_toggle_title\">Quoi ?</h5>",
        "<h4 class=\"vc_tta-panel-title\"><a href=\"#a\"><span>Quoi ?</span></a></h4>"}) {
    INFO(title);
    CHECK(shown("<div>" + title + "<div><p>Le sel.</p></div></div>") == Lines{"accordion|Quoi ?", "paragraph|Le sel."});
  }
}

TEST_CASE("white space is one space, a break is a line feed, no-break spaces stay", "[html]") {
  CHECK(shown("<p>a \n\t b<br>c<br/> d</p>") == Lines{"paragraph|a b\nc\nd"});
  CHECK(shown("<p>Quoi&nbsp;? «\u202Foui\u202F»</p>") == Lines{"paragraph|Quoi\u00A0? «\u202Foui\u202F»"});
}

TEST_CASE("inline elements part no words, and entities are resolved", "[html]") {
  CHECK(shown("<p>l&rsquo;<em>œ</em>uvre <b>gr</b>asse &amp; fine &#8217; &hellip;</p>") ==
        Lines{"paragraph|l’œuvre grasse & fine ’ …"});
}

TEST_CASE("bold and italic are known by their range", "[html]") {
  const auto bold = read_blocks("<p><strong>Quoi ?</strong></p>", {}).blocks.front();
  CHECK(covers(bold.bold, bold.text));
  const auto part = read_blocks("<p><b>Quoi</b> donc ?</p>", {}).blocks.front();
  CHECK_FALSE(covers(part.bold, part.text));
  REQUIRE(part.bold.size() == 1);
  CHECK(part.text.substr(part.bold[0].begin, part.bold[0].end) == "Quoi");
  const auto italic = read_blocks("<p><em>Quoi</em> <i>donc</i> ?</p>", {}).blocks.front();
  CHECK(covers(italic.italic, italic.text));
}

TEST_CASE("boxes around the text are dropped", "[html]") {
  const std::vector<std::string> boxes = {
      "<figure class=\"wp-block-pullquote\"><blockquote><p>BOX</p></blockquote></figure>",
      "<blockquote class=\"wp-block-pullquote\"><p>BOX</p></blockquote>",
      "<figure class=\"wp-block-embed is-type-video\"><div>BOX</div><figcaption>BOX</figcaption></figure>",
      "<blockquote class=\"wp-embedded-content\"><a href=\"/x\">BOX</a></blockquote>",
      "<div class=\"sharedaddy sd-sharing-enabled\"><h3>BOX</h3><ul><li>BOX</li></ul></div>",
      "<div id=\"jp-relatedposts\" class=\"jp-relatedposts\"><h3>BOX</h3></div>",
      "<div class=\"newsletter-box\"><p>BOX</p></div>",
      "<aside class=\"donation\"><p>BOX</p></aside>",
      "<div class=\"lire-aussi\"><p>BOX</p></div>",
      "<nav><ul><li>BOX</li></ul></nav>",
      "<form><label>BOX</label></form>",
      "<script>var x = '<p>BOX</p>';</script>",
      "<style>p { content: 'BOX'; }</style>",
      "<noscript><img alt=\"BOX\"><p>BOX</p></noscript>",
      "<iframe src=\"x\">BOX</iframe>",
      "<template><p>BOX</p></template>",
      "<!-- <p>BOX</p> -->",
      "<p><span class=\"screen-reader-text\">BOX</span></p>"};
  for (const auto& box : boxes) {
    INFO(box);
    CHECK(shown("<p>Avant.</p>" + box + "<p>Après.</p>") == Lines{"paragraph|Avant.", "paragraph|Après."});
  }
}

TEST_CASE("what is dropped stays listed with its reason", "[html]") {
  const auto blocks = read_blocks("<p>A.</p><figure class=\"wp-block-pullquote\"><p>B.</p></figure>", {}).blocks;
  CHECK(dropped_texts(blocks) == Lines{"B."});
  CHECK_THAT(blocks.back().dropped, Catch::Contains("pull quote"));
}

TEST_CASE("a picture with its lazy double says its caption once", "[html]") {
  CHECK(shown("<figure class=\"wp-block-image\"><picture><source srcset=\"a\"><img data-src=\"a\" "
              "alt=\"Vue\"></picture>"
              "<noscript><img src=\"a\" alt=\"Vue\"></noscript><figcaption>Vue du port.</figcaption></figure>") ==
        Lines{"caption|Vue du port."});
}

TEST_CASE("HTML whose opening tags are lost is read by where blocks end", "[html]") {
  const auto list = read_blocks("Un début</p>\nDeux <em>mots</em></p>\nPourquoi ?</h3>\nParce que.</p>", {});
  CHECK(list.repaired);
  REQUIRE(list.blocks.size() == 4);
  CHECK(list.blocks[0].text == "Un début");
  CHECK(list.blocks[1].text == "Deux mots");
  CHECK(list.blocks[2].kind == BlockKind::heading);
  CHECK(list.blocks[2].level == 3);
  CHECK(list.blocks[3].text == "Parce que.");
}

TEST_CASE("the text of a fragment is one line without tags", "[html]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"Simple", "Simple"},
      {"L&rsquo;&eacute;t&eacute; &#8211; fin", "L’été – fin"},
      {"<em>Le</em> <b>sel</b>\n &amp; l’eau", "Le sel & l’eau"},
      {"Quoi&nbsp;?", "Quoi\u00A0?"},
      {"a<script>alert(1)</script>b", "ab"},
      {"1 < 2", "1 < 2"}};
  for (const auto& [html, expected] : rows) CHECK(plain_text(html) == expected);
}
