// Which part of a page is its article, and what in it is furniture.
#include "indexer/post/page_article.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

const std::string long_text =
    "Le vent d’est a séché les œillets pendant trois jours, et les paludiers ont levé le sel avant que la pluie ne "
    "revienne du large, comme leurs parents le faisaient déjà.";

std::string article_of(const std::string& body, const PageFacts& facts = {}) {
  const HtmlTree tree("<body>" + body + "</body>");
  return read_article(tree.root(), facts).html;
}

std::string paragraph(const std::string& text) { return "<p>" + text + "</p>"; }

}  // namespace

TEST_CASE("of several articles the one with the most text in paragraphs is taken", "[page_article]") {
  const auto html = article_of("<article><p>Court.</p></article><article><p>" + long_text +
                               "</p></article><article><div>" + long_text + long_text + "</div></article>");
  CHECK(html == paragraph(long_text));
}

TEST_CASE("an article with little of the page's text gives way to <main>", "[page_article]") {
  CHECK(article_of("<article><p>Court.</p></article><main>" + paragraph(long_text) + "</main>") ==
        paragraph(long_text));
}

TEST_CASE("a page without paragraphs is taken whole", "[page_article]") {
  CHECK(article_of("<div>Un mot.</div>") == "<div>Un mot.</div>");
  CHECK(article_of("").empty());
}

TEST_CASE("what is written is HTML again: escaped, closed, with the attributes that are looked at", "[page_article]") {
  CHECK(article_of("<article><p class=\"a&quot;b\" onclick=x>5 &lt; 7 &amp; <a href='?a=1&amp;b=2'>lien</a><br>" +
                   long_text) ==
        "<p class=\"a&quot;b\">5 &lt; 7 &amp; <a href=\"?a=1&amp;b=2\">lien</a><br>" + long_text + "</p>");
}

TEST_CASE("furniture goes by its element, role or name, and a name inside a longer word is none", "[page_article]") {
  for (const std::string furniture :
       {"<nav><a href=/>Accueil</a></nav>", "<aside>À part</aside>", "<div class='x sharedaddy'>Partager</div>",
        "<div role=navigation>Suivant</div>", "<span itemprop=author>Ana</span>", "<div id=comments>Bravo</div>",
        "<footer>Mentions</footer>"}) {
    INFO(furniture);
    CHECK(article_of("<article>" + paragraph(long_text) + furniture + "</article>") == paragraph(long_text));
  }
  CHECK(article_of("<article>" + paragraph(long_text) + "<div class=metaphore>Gardé</div></article>") ==
        paragraph(long_text) + "<div class=\"metaphore\">Gardé</div>");
}

TEST_CASE("what holds half of the text is no furniture, and neither are notes in a footer", "[page_article]") {
  CHECK(article_of("<article><div class=sidebar>" + paragraph(long_text) + "</div></article>") ==
        "<div>" + paragraph(long_text) + "</div>");
  CHECK(article_of("<article>" + paragraph(long_text) +
                   "<footer><ol class=footnotes><li>Une note</ol></footer></article>") ==
        paragraph(long_text) + "<footer><ol class=\"footnotes\"><li>Une note</li></ol></footer>");
}

TEST_CASE("the first h1 and headings that repeat the title go, other headings stay", "[page_article]") {
  PageFacts facts;
  facts.title = "L’été du sel";
  CHECK(article_of(
            "<article><h1>Une autre</h1><h2>L’ÉTÉ du  sel</h2><h2>Le vent</h2>" + paragraph(long_text) + "</article>",
            facts) == "<h2>Le vent</h2>" + paragraph(long_text));
}

TEST_CASE("a byline before the text goes, the same line behind it stays", "[page_article]") {
  PageFacts facts;
  facts.authors = {"Ana Vidal"};
  for (const std::string line : {"Par Jo Roux", "Publié le 3 mai 2024", "Temps de lecture : 5 minutes", "ANA VIDAL"}) {
    INFO(line);
    const auto text = paragraph(long_text + long_text);
    CHECK(article_of("<article>" + paragraph(line) + text + "</article>", facts) == text);
    CHECK(article_of("<article>" + text + paragraph(line) + "</article>", facts) == text + paragraph(line));
  }
  CHECK(article_of("<article><p>Par quel vent ?</p>" + paragraph(long_text) + "</article>", facts) ==
        paragraph("Par quel vent ?") + paragraph(long_text));
}
