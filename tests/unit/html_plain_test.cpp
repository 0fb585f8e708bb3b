// The reader of HTML that keeps no tree: what makes it needed, and what it sees.
#include "indexer/html/html_plain.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"

using namespace propos;

namespace {

std::vector<Block> blocks_of(const std::string& html) {
  BlockBuilder builder;
  read_plain(html, builder);
  return builder.take({});
}

std::vector<std::string> shown(const std::string& html) {
  std::vector<std::string> out;
  for (const auto& block : blocks_of(html)) out.push_back(std::string(name_of(block.kind)) + "|" + block.text);
  return out;
}

using Lines = std::vector<std::string>;

std::string repeated(const std::string& text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("openings are lost when most paragraphs and headings end without having begun", "[html_plain]") {
  const std::vector<std::pair<std::string, bool>> rows = {{"<p>Un.</p><p>Deux.</p>", false},
                                                          {"Un.</p>Deux.</p>", true},
                                                          {"Un ?</h3>Deux.</p><p>Trois.</p>", true},
                                                          {"Un.</p>Deux.</p><p>Trois.</p><p>Quatre.</p>", false},
                                                          {"Une seule.</p>", false},
                                                          {"<p>Un<p>Deux<p>Trois", false},
                                                          {"<!-- --></p></div></p>", true},
                                                          {"<script>'</p></p></p>'</script><p>Un.</p>", false},
                                                          {"", false}};
  for (const auto& [html, lost] : rows) {
    INFO(html);
    CHECK(scan_html(html).openings_lost == lost);
  }
}

TEST_CASE("elements that need no end do not count as nesting, those that are never closed do in time",
          "[html_plain][limits]") {
  CHECK_FALSE(scan_html(repeated("<br><img src=x>", 5000)).too_much);
  CHECK_FALSE(scan_html(repeated("<div/>", 5000)).too_much);
  CHECK_FALSE(scan_html(repeated("<li>", limits::max_html_open_tags)).too_much);
  CHECK(scan_html(repeated("<li>", limits::max_html_open_tags + 1)).too_much);
  CHECK_FALSE(scan_html(repeated("<li>un</li>", limits::max_html_open_tags + 1)).too_much);
}

TEST_CASE("bold that is left open counts in each block behind it", "[html_plain][limits]") {
  const auto n = limits::max_html_reopened / 100;
  CHECK_FALSE(scan_html(repeated("<b>", 100) + repeated("<p></p>", n)).too_much);
  CHECK(scan_html(repeated("<b>", 100) + repeated("<p></p>", n + 1)).too_much);
}

TEST_CASE("a block's kind is seen where it ends", "[html_plain]") {
  CHECK(shown("Pourquoi ?</h3>Parce que.</p>Reste") ==
        Lines{"heading|Pourquoi ?", "paragraph|Parce que.", "paragraph|Reste"});
  CHECK(blocks_of("Pourquoi ?</h4>Oui.</p>").at(0).level == 4);
}

TEST_CASE("the next block ends one that is not closed", "[html_plain]") {
  CHECK(shown("Un<p>Deux<li>Trois<h2>Quatre</h2>") ==
        Lines{"paragraph|Un", "paragraph|Deux", "paragraph|Trois", "heading|Quatre"});
}

TEST_CASE("inline tags part no words, a break does", "[html_plain]") {
  CHECK(shown("<em>in</em>divisible et <b>un</b><br>seul</p>") == Lines{"paragraph|indivisible et un seul"});
}

TEST_CASE("entities are resolved, and spaces around them stay", "[html_plain]") {
  CHECK(shown("L&rsquo;eau <b>&amp;</b> le sel &lt; 3</p>") == Lines{"paragraph|L’eau & le sel < 3"});
  CHECK(shown("5 < 7 &amp; 7 > 5</p>") == Lines{"paragraph|5 < 7 & 7 > 5"});
}

TEST_CASE("white space of any kind beside an entity parts words, a no-break space stays", "[html_plain]") {
  for (const std::string space : {" ", "\t", "\r", "\n", "\f", "\r\n"}) {
    INFO(static_cast<int>(space[0]));
    CHECK(shown("<b>mot</b>" + space + "et l&rsquo;eau" + space + "<b>grise</b></p>") ==
          Lines{"paragraph|mot et l’eau grise"});
  }
  CHECK(shown("<b>mot</b>&nbsp;: l&rsquo;eau&nbsp;<b>!</b></p>") == Lines{"paragraph|mot\u00A0: l’eau\u00A0!"});
  CHECK(shown("<b>mot</b>&#32;et&#32;<b>sel</b></p>") == Lines{"paragraph|mot et sel"});
}

TEST_CASE("the cells of a table's row stand apart, as the other reader parts them", "[html_plain]") {
  const Lines row{"paragraph|An · Part", "paragraph|2024 · 3 %"};
  CHECK(shown("<table><tr><th>An</th><th>Part</th></tr><tr><td>2024</td><td>3 %</td></tr></table>") == row);
  CHECK(shown("<table>\n<tr>\n<th>An</th>\n<th>Part</th>\n</tr>\n<tr>\n<td>2024</td>\n<td>3 %</td>\n</tr>\n</table>") ==
        row);
  CHECK(shown("<table><tr><th>An<th>Part<tr><td>2024<td>3 %</table>") == row);
  CHECK(shown("An</th>Part</th></tr>2024</td>3 %</td></tr>") == row);
  CHECK(shown("<tr><td></td><td>seul</td><td> </td></tr>") == Lines{"paragraph|seul"});
}

TEST_CASE("every element that is a block to the other reader ends one", "[html_plain]") {
  for (const std::string name : {"main", "nav", "form", "address", "fieldset", "dl", "caption", "body", "section"}) {
    INFO(name);
    CHECK(shown("un<" + name + ">deux</" + name + ">trois") ==
          Lines{"paragraph|un", "paragraph|deux", "paragraph|trois"});
  }
}

TEST_CASE("scripts, styles and comments are not read", "[html_plain]") {
  CHECK(shown("<p>Un<script>var a = '<p>';</script><style>p{}</STYLE><!-- <p> --> seul</p>") ==
        Lines{"paragraph|Un seul"});
}

TEST_CASE("a number before a torn </sup> is a footnote call, any other text is not", "[html_plain]") {
  const auto torn = blocks_of("Il l’a dit<b></b>7</sup></a>, puis redit.</p>");
  REQUIRE(torn.size() == 1);
  CHECK(torn[0].text == "Il l’a dit, puis redit.");
  CHECK(torn[0].calls == std::vector<std::uint32_t>{12});
  const auto whole = blocks_of("le XIX<sup>e</sup> siècle, 10<sup>3</sup></p>");
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].text == "le XIXe siècle, 103");
  CHECK(whole[0].calls.empty());
}
