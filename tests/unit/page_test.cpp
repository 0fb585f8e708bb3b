// Saved pages: what they say of their article, and which part of them it is.
#include "indexer/post/page.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "indexer/html/html.hpp"
#include "indexer/post/iso_dates.hpp"

using namespace propos;

namespace {

using Lines = std::vector<std::string>;

const std::string text_a =
    "Les paludiers récoltent le sel quand le vent d’est a séché les œillets, et cela depuis des siècles dans ce "
    "marais.";
const std::string text_b =
    "La zorille ne vit pas ici, mais la martre, elle, traverse la route chaque nuit pour rejoindre le bois de l’autre "
    "rive.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"fr-FR\"><head>" + head + "</head>" + body + "</html>";
}

std::string article() {
  return "<article><h1>Le sel</h1><p>" + text_a + "</p><h3>Et demain ?</h3><p>" + text_b + "</p></article>";
}

Post read(const std::string& html, const std::string& name = "page.html") { return post_from_page(html, name); }

/// The texts of the blocks that cut_post would see.
Lines blocks(const Post& post) {
  Lines out;
  for (const auto& block : read_blocks(post.html, post.footnotes).blocks)
    if (block.dropped.empty()) out.push_back(block.text);
  return out;
}

std::string json_ld(const std::string& json) { return "<script type=\"application/ld+json\">" + json + "</script>"; }

}  // namespace

TEST_CASE("JSON-LD gives title, date, authors, link and tags, also inside a graph", "[page]") {
  const std::string object =
      R"({"@type":["Article","BlogPosting"],"headline":"L&rsquo;eau","datePublished":"2025-09-10T17:30:00+02:00",
          "mainEntityOfPage":{"@id":"https://revue.example/eau/"},"author":[{"@id":"#lh"},{"name":"Ana Vidal"},"Jo Roux"],
          "keywords":"sel, mer","articleSection":["Entretien"],"inLanguage":"fr-FR"})";
  for (const auto& json : {R"({"@graph":[{"@type":"WebPage","name":"x"},)" + object +
                               R"(,{"@type":"Person","@id":"#lh","name":"Louïse Hamonic"}]})",
                           R"([{"@type":"Person","@id":"#lh","name":"Louïse Hamonic"},)" + object + "]"}) {
    INFO(json);
    const auto post = read(page(
        "<title>Autre</title><meta property=\"og:title\" content=\"Encore un autre\">" + json_ld(json), article()));
    CHECK(post.title == "L’eau");
    CHECK(post.date == "2025-09-10T17:30:00");
    CHECK(post.url == "https://revue.example/eau/");
    CHECK(post.authors == Lines{"Louïse Hamonic", "Ana Vidal", "Jo Roux"});
    CHECK(post.tags == Lines{"sel", "mer"});
    CHECK(post.categories == Lines{"Entretien"});
    CHECK(post.language == "fr");
  }
}

TEST_CASE("the site's name is OpenGraph's, else that of the publisher", "[page]") {
  const std::string json = json_ld(
      R"({"@graph":[{"@type":"Article","headline":"Un","publisher":{"@id":"#p"}},{"@id":"#p","name":"Groupe L&amp;B"}]})");
  CHECK(read(page(json, article())).site == "Groupe L&B");
  CHECK(read(page(json + "<meta property=\"og:site_name\" content=\"La Revue\">", article())).site == "La Revue");
  CHECK(read(page("<title>Un - La Revue</title>", article())).site.empty());
}

TEST_CASE("JSON-LD that is broken or of another type is passed over, raw line feeds are repaired", "[page]") {
  const std::string meta =
      "<meta property=\"og:title\" content=\"Le sel - Revue\"><meta property=\"og:site_name\" content=\"Revue\">";
  CHECK(read(page(meta + json_ld("{broken"), article())).title == "Le sel");
  CHECK(read(page(meta + json_ld(R"({"@type":"Organization","name":"x"})"), article())).title == "Le sel");
  CHECK(read(page(meta + json_ld("{\"@type\":\"Interview\",\"headline\":\"L'eau\nsalée\"}"), article())).title ==
        "L'eau salée");
  CHECK(read(page(meta + json_ld(std::string(100000, '[')), article())).title == "Le sel");
}

TEST_CASE("OpenGraph comes next, then title, time and links", "[page]") {
  const auto graph =
      read(page("<meta property=\"og:title\" content=\"Sel &amp; eau\"><meta property=\"og:url\" "
                "content=\"https://revue.example/a/\">"
                "<meta property=\"article:published_time\" content=\"2024-05-06T07:08:09+00:00\">"
                "<meta name=\"author\" content=\"Ana Vidal\"><meta property=\"article:tag\" content=\"mer\">"
                "<meta property=\"article:tag\" content=\"sel\"><link rel=\"canonical\" "
                "href=\"https://revue.example/b/\"><title>x</title>",
                article()));
  CHECK(graph.title == "Sel & eau");
  CHECK(graph.url == "https://revue.example/a/");
  CHECK(graph.date == "2024-05-06T07:08:09");
  CHECK(graph.authors == Lines{"Ana Vidal"});
  CHECK(graph.tags == Lines{"mer", "sel"});
  const auto plain = read(page("<title>Le sel</title><link rel=\"canonical\" href=\"https://revue.example/b/\">",
                               "<time datetime=\"2023-01-02\">2 janvier</time>" + article()));
  CHECK(plain.title == "Le sel");
  CHECK(plain.url == "https://revue.example/b/");
  CHECK(plain.date == "2023-01-02");
  CHECK(read(page("<link rel=\"canonical\" href=\"javascript:alert(1)\">", article())).url.empty());
}

TEST_CASE("the id is WordPress's own, else the hash of the link, else of the file's name", "[page]") {
  CHECK(read(page("", "<body class=\"single postid-123 x\">" + article() + "</body>")).id == "123");
  CHECK(read(page("<link rel='shortlink' href='https://revue.example/?p=45'>", article())).id == "45");
  const std::string canonical = "<link rel=\"canonical\" href=\"https://revue.example/b/\">";
  const auto linked = read(page(canonical, article()), "a.html").id;
  CHECK(linked.size() == 16);
  CHECK(linked == read(page(canonical, article()), "b.html").id);
  const auto named = read(article(), "a.html").id;
  CHECK(named.size() == 16);
  CHECK(named != read(article(), "b.html").id);
}

TEST_CASE("title, byline, share bars, comments, navigation, asides and footers are no part of the article", "[page]") {
  const auto post = read(page(
      json_ld(R"({"@type":"Article","headline":"Le sel","author":{"name":"Ana Vidal"},"articleSection":"Entretien"})"),
      "<body><header><nav><a href=\"/\">Accueil</a></nav></header><main><article class=\"post tag-share "
      "category-comments\">"
      "<header><span>Entretien</span><h1>Le sel</h1><div class=\"entry-meta\">Publié</div><p>Par Ana Vidal</p><p>Mis à "
      "jour le 3 mai</p>"
      "<p class=\"chapo\">Un chapeau d’une phrase.</p></header><div class=\"share-buttons\">Partager</div><p>" +
          text_a + "</p><aside><p>À lire aussi</p></aside><h3>Et demain ?</h3><p>" + text_b +
          "</p><ul class=\"social-links\"><li>Réseau</li></ul><div class=\"author-box\">Ana Vidal est "
          "journaliste.</div>"
          "<div id=\"comments\"><p>Bravo !</p></div><footer>Étiquettes</footer></article><article><p>Un autre "
          "article.</p></article></main>"
          "<footer><p>Mentions légales</p></footer></body>"));
  CHECK(blocks(post) == Lines{"Un chapeau d’une phrase.", text_a, "Et demain ?", text_b});
}

TEST_CASE("notes are kept wherever they stand, what holds most of the text is kept whatever its name", "[page]") {
  const auto notes =
      read(page("", "<article><p>" + text_a +
                        "<sup class=\"fn\"><a href=\"#n1\">1</a></sup></p><footer><ol class=\"wp-block-footnotes\">"
                        "<li id=\"n1\">Une note.</li></ol></footer></article>"));
  CHECK_THAT(notes.html, Catch::Contains("Une note."));
  const auto named = read(page("", "<article><div class=\"related-content\"><form><p>" + text_a + "</p><p>" + text_b +
                                       "</p></form></div></article>"));
  CHECK(blocks(named) == Lines{text_a, text_b});
}

TEST_CASE("without <article> the text is in <main>, else where paragraphs are densest", "[page]") {
  const auto inside = [](const std::string& open, const std::string& close) {
    return blocks(read(page("", "<body><div><p>Menu</p></div>" + open + "<p>" + text_a + "</p><p>" + text_b + "</p>" +
                                    close + "<div>Pied</div></body>")));
  };
  CHECK(inside("<main>", "</main>") == Lines{text_a, text_b});
  CHECK(inside("<div role=\"main\">", "</div>") == Lines{text_a, text_b});
  CHECK(inside("<div class=\"c\"><div>", "</div></div>") == Lines{text_a, text_b});
  CHECK(inside("<x-story><article></article><div>", "</div></x-story>") == Lines{text_a, text_b});
  CHECK(blocks(read(page("", "<body><article><x-text>" + text_a + "</x-text></article></body>"))) == Lines{text_a});
}

TEST_CASE("a page nested too deep is read whole by the plain reader, drawings do not count as depth", "[page]") {
  std::string drawings, divs;
  for (int i = 0; i < 600; ++i) drawings += "<svg><path d=\"M0\"/><g/></svg>";
  for (int i = 0; i < 100000; ++i) divs += "<div>";
  const std::string head = "<title>Le sel</title>" + json_ld(R"({"@type":"Article","headline":"Titre"})");
  CHECK(blocks(read(page(head, "<body><p>Menu</p>" + drawings + article() + "</body>"))) ==
        Lines{text_a, "Et demain ?", text_b});
  const auto deep = read(page(head, "<body>" + divs + article() + "</body>"));
  CHECK(deep.title == "Titre");
  CHECK_THAT(blocks(deep), Catch::VectorContains(text_a) && Catch::VectorContains(text_b));
}

TEST_CASE("scripts, comments and texts for machines are not read", "[page]") {
  const auto post =
      read(page("", "<body><!-- <p>non</p> --><script>var a = '<p>non</p>';</script><noscript><p>non</p></noscript>" +
                        article() + "<template><p>non</p></template></body>"));
  CHECK(post.html.find("non") == std::string::npos);
  CHECK(blocks(read(page("", "<body>" + article() + "<script>while (a < b"))) == Lines{text_a, "Et demain ?", text_b});
}

TEST_CASE("old pages in windows-1252 are read, bad bytes in UTF-8 are replaced", "[page]") {
  const auto old = read(
      "<html><head><meta "
      "charset=iso-8859-1><title>L\x92\xE9t\xE9</title></head><body><article><p>C\x9Cur</p></article></body></html>");
  CHECK(old.title == "L’été");
  CHECK(blocks(old) == Lines{"Cœur"});
  CHECK_FALSE(old.repaired);
  const auto bad = read(
      "<html><head><meta charset=\"utf-8\"><title>L\x92"
      "été</title></head><body><article><p>x</p></article></body></html>");
  CHECK(bad.title == "L\uFFFDété");
  CHECK(bad.repaired);
}

TEST_CASE("dates lose their zone, and what is no date is none", "[page][wxr]") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"2025-09-10T17:30:00+02:00", "2025-09-10T17:30:00"},
                                                                 {"2025-09-10 17:30:00", "2025-09-10T17:30:00"},
                                                                 {"2025-09-10T17:30", "2025-09-10T17:30"},
                                                                 {"2025-09-10", "2025-09-10"},
                                                                 {"2025-09", "2025-09"},
                                                                 {"2025", "2025"},
                                                                 {"2025-13-01", ""},
                                                                 {"0000-00-00 00:00:00", ""},
                                                                 {"hier", ""},
                                                                 {"", ""},
                                                                 {"2025-09-10T99:00", "2025-09-10"},
                                                                 {"2025-02-31", "2025-02"},
                                                                 {"2025-02-31T10:00:00", "2025-02"},
                                                                 {"2025-02-29", "2025-02"},
                                                                 {"2024-02-29", "2024-02-29"},
                                                                 {"1900-02-29", "1900-02"},
                                                                 {"2000-02-29", "2000-02-29"},
                                                                 {"2025-04-31 08:00:00", "2025-04"},
                                                                 {"2025-12-31", "2025-12-31"},
                                                                 {"2025-12-32", "2025-12"},
                                                                 {"2025-12-00", "2025-12"}};
  for (const auto& [given, expected] : rows) {
    INFO(given);
    CHECK(iso_date(given) == expected);
  }
  CHECK(iso_date_of_rfc822("Wed, 10 Sep 2025 15:30:00 +0000") == "2025-09-10T15:30:00");
  CHECK(iso_date_of_rfc822("10 Sep 2025 15:30") == "2025-09-10T15:30:00");
  CHECK(iso_date_of_rfc822("31 Feb 2025 15:30") == "2025-02");
  CHECK(iso_date_of_rfc822("demain").empty());
}
