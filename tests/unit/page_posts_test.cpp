// Which of the posts of a page it is about, and what of its text is not taken.
#include "indexer/post/page_posts.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "indexer/post/page_article.hpp"

using namespace propos;

namespace {

const std::string text = "Les paludiers récoltent le sel quand le vent d’est a séché les œillets de leur marais. ";

PageFacts facts_of(const std::string& title, const std::string& url = {}) {
  PageFacts facts;
  facts.title = title;
  facts.url = url;
  return facts;
}

std::string post(const std::string& link, const std::string& title, const std::string& words,
                 const std::string& element = "article") {
  return "<" + element + " class=hentry><h2><a href='" + link + "'>" + title + "</a></h2><p>" + text + words +
         "</p></" + element + ">";
}

PageArticle article_of(const std::string& body, const PageFacts& facts) {
  const HtmlTree tree("<body>" + body + "</body>");
  return read_article(tree.root(), facts);
}

}  // namespace

TEST_CASE("of several posts the one that the page speaks of is taken, not the longest", "[page_posts]") {
  const auto body = post("/eau/", "L’eau de mer", "Un." + text + text + text) +
                    post("https://revue.example/sel/", "Le sel gris", "Deux.") +
                    post("/vent/", "Le vent d’est", "Trois." + text);
  for (const auto& facts : {facts_of("", "http://www.revue.example/sel"), facts_of("Le sel gris")}) {
    const auto html = article_of(body, facts).html;
    CHECK_THAT(html, Catch::Contains("Deux.") && !Catch::Contains("Un.") && !Catch::Contains("Trois."));
  }
}

TEST_CASE("a post of the number that the page's body names is its subject", "[page_posts]") {
  PageFacts facts;
  facts.id = "12";
  const auto html = article_of("<div id=post-11><h2>Un</h2><p>" + text + text + text +
                                   "</p></div><div id=post-12><h2>" + "Deux</h2><p>" + text + "</p></div>",
                               facts)
                        .html;
  CHECK_THAT(html, Catch::Contains("Deux") && !Catch::Contains("Un"));
}

TEST_CASE("posts that lead elsewhere are none of the page's, however long", "[page_posts]") {
  const auto body = "<div class=content><h1>Le sel gris</h1><p>" + text + "</p></div>" +
                    "<article><h3>Le sel</h3></article>" +
                    post("/eau/", "L’eau de mer", "Un." + text + text + text + text + text + text);
  const auto article = article_of(body, facts_of("Le sel gris", "https://revue.example/sel/"));
  CHECK_THAT(article.html, Catch::Contains("Les paludiers") && !Catch::Contains("Un."));
  CHECK(article.outside.words > 40);
  CHECK_THAT(article.outside.beginning, Catch::StartsWith("Les paludiers"));
}

TEST_CASE("a single post whose heading leads to another address is the page's", "[page_posts]") {
  const auto html =
      article_of(post("/?p=12", "Le sel gris", "Un."), facts_of("Autre", "https://revue.example/sel/")).html;
  CHECK_THAT(html, Catch::Contains("Un."));
}

TEST_CASE("comments are no text, however many", "[page_posts]") {
  const auto body = "<div class=page><p>" + text + "</p><ol class=commentlist><li><p>" + text + text + text +
                    "Bravo.</p></li></ol></div>";
  const auto article = article_of(body, {});
  CHECK_THAT(article.html, Catch::Contains("Les paludiers") && !Catch::Contains("Bravo"));
  CHECK(article.outside.words == 0);
}

TEST_CASE("template lines before the text go: dates, authors, links to the comments", "[page_posts]") {
  const auto html = article_of(
                        "<article><p>avril 2, 2010 de Jean Catégorie : Port</p><p><a href=#c>Leave a "
                        "Comment</a></p><p>Le 2 avril 2010, la mer est montée.</p><p>" +
                            text + "</p></article>",
                        {})
                        .html;
  CHECK_THAT(html, !Catch::Contains("Catégorie") && !Catch::Contains("Leave") && Catch::Contains("la mer est montée"));
}

TEST_CASE("an aside among the paragraphs and who the author is stay as boxes, a list of links goes", "[page_posts]") {
  const auto html =
      article_of("<article><p>" + text + text + text + "</p><aside><h3>Le marais</h3><p>Il compte quatorze " +
                     "œillets et deux paludiers.</p></aside><p>" + text + "</p><aside><p><a href=/a>Un autre " +
                     "entretien, que vous lirez aussi volontiers</a></p></aside><div class=author-bio><p>" +
                     "Ana Vidal écrit sur la mer et sur les marais.</p></div></article>",
                 {})
          .html;
  CHECK_THAT(html, Catch::Contains("quatorze œillets") && Catch::Contains("Ana Vidal") && !Catch::Contains("Un autre"));
}
