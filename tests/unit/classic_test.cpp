// Raw content -> HTML: block comments, paragraphs of the classic editor, shortcodes.
#include "indexer/post/classic.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

#include "indexer/post/shortcodes.hpp"

using namespace propos;

namespace {

struct Row {
  std::string given, expected;
};

std::string repeated(const std::string& text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("an empty line parts paragraphs, a line end is a <br>", "[classic]") {
  const std::vector<Row> rows = {{"Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>\n"},
                                 {"Un.\r\n \r\nDeux.", "<p>Un.</p>\n<p>Deux.</p>\n"},
                                 {"Un,\ndeux.", "<p>Un,<br>\ndeux.</p>\n"},
                                 {"Un,<br />\ndeux.", "<p>Un,<br>\ndeux.</p>\n"},
                                 {"<strong>Q ?</strong>\nR.", "<p><strong>Q ?</strong><br>\nR.</p>\n"},
                                 {"\n\nUn.\n\n\n\n", "<p>Un.</p>\n"},
                                 {"a <b>c\n\nd</b>", "<p>a <b>c</p>\n<p>d</b></p>\n"},
                                 {"3 < 4\n\n5 > 4", "<p>3 < 4</p>\n<p>5 > 4</p>\n"},
                                 {"", ""}};
  for (const auto& row : rows) {
    INFO(row.given);
    CHECK(render_content(row.given) == row.expected);
  }
}

TEST_CASE("no paragraph is made around block elements, in headings and in <pre>", "[classic]") {
  const std::vector<Row> rows = {
      {"Un.\n<h3>Q ?</h3>\nR.", "<p>Un.</p>\n<h3>Q ?</h3><p>R.</p>\n"},
      {"<h3>Une\nquestion ?</h3>", "<h3>Une<br>\nquestion ?</h3>"},
      {"<pre>a\n\n  b\n</pre>\nR.", "<pre>a\n\n  b\n</pre><p>R.</p>\n"},
      {"<p style=\"x\">Un.</p>\n\nDeux.", "<p style=\"x\">Un.</p><p>Deux.</p>\n"},
      {"<p>Un.\n\nDeux.</p>", "<p>Un.</p><p>Deux.</p>"},
      {"<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li><p>a</p>\n</li><li><p>b</p>\n</li></ul>"}};
  for (const auto& row : rows) {
    INFO(row.given);
    CHECK(render_content(row.given) == row.expected);
  }
}

TEST_CASE("content with blocks loses their comments and gets no paragraphs", "[classic]") {
  CHECK(render_content("<!-- wp:paragraph {\"dropCap\":true} -->\n<p>Un,\ndeux.</p>\n<!-- /wp:paragraph -->") ==
        "\n<p>Un,\ndeux.</p>\n");
  CHECK(render_content("Un.<!--more-->\n\nDeux.") == "<p>Un.</p>\n<p>Deux.</p>\n");
  CHECK(render_content("<!-- wp:paragraph") == "<!-- wp:paragraph");
}

TEST_CASE("a line that is only an address was an embedded page", "[classic]") {
  CHECK(render_content("Un.\n\nhttps://video.example/7\n\nDeux.") ==
        "<p>Un.</p>\n<figure class=\"wp-block-embed\">https://video.example/7</figure>\n<p>Deux.</p>\n");
  CHECK(render_content("Voir https://video.example/7 enfin") == "<p>Voir https://video.example/7 enfin</p>\n");
}

TEST_CASE("shortcodes go, prose in brackets stays", "[shortcodes]") {
  const std::vector<Row> rows = {
      {"a [gallery ids=\"1,2\"] b", "a  b"},
      {"a [gallery] b", "a  b"},
      {"a [embed]https://x.example[/embed] b", "a  b"},
      {"a [audio mp3=\"x.mp3\"][/audio] b [playlist] c", "a  b  c"},
      {"[gallery][gallery ids=\"1\"]x[/gallery] b", " b"},
      {"[contact-form-7 id=\"12\" title=\"Écrire\"]", ""},
      {"[contact-form-8 id=&#8221;12&#8243;]", ""},
      {"[vc_row][vc_column width=\"1/2\"]Texte[/vc_column][/vc_row]", "Texte"},
      {"[encadre]Texte[/encadre]", "Texte"},
      {"[encadre titre='x']Texte [sic][/encadre]", "Texte [sic]"},
      {"[widget n=1/]", ""},
      {"Il dit […] et [sic], puis [1], [ndlr : non], [Rires] et [i].",
       "Il dit […] et [sic], puis [1], [ndlr : non], [Rires] et [i]."},
      {"[mfn]Une note.[/mfn]", "[mfn]Une note.[/mfn]"},
      {"Écrivez [[gallery ids=\"1\"]].", "Écrivez [[gallery ids=\"1\"]]."},
      {"<pre>[gallery ids=\"1\"]</pre><code>[toc]</code>", "<pre>[gallery ids=\"1\"]</pre><code>[toc]</code>"},
      {"<a title=\"[toc]\">x</a>", "<a title=\"[toc]\">x</a>"},
      {"[gallery ids=\"1\"", "[gallery ids=\"1\""},
      {"[note = non] [a [b", "[note = non] [a [b"}};
  for (const auto& row : rows) {
    INFO(row.given);
    CHECK(remove_shortcodes(row.given) == row.expected);
  }
}

TEST_CASE("a builder's titles become headings, and what it sets apart is parted", "[shortcodes]") {
  const std::vector<Row> rows = {
      {"[et_pb_row][et_pb_blurb title=\"Encart\"]Un.[/et_pb_blurb][et_pb_toggle title=\"Quoi ?\"]Deux.[/et_pb_toggle]",
       "<h3>Encart</h3>Un.<hr><h3>Quoi ?</h3>Deux."},
      {"Avant[vc_toggle title=&#8221;Quoi ?&#8221;]Un.[/vc_toggle]", "Avant<hr><h3>Quoi ?</h3>Un."},
      {"[vc_tta_section title=\"Quoi ?\" tab_id=\"1[0]\"]Un.[/vc_tta_section]", "<h3>Quoi ?</h3>Un."},
      {"[vc_custom_heading text=\"Le ``sel``\"]", "<h3>Le \"sel\"</h3>"},
      {"[vc_row]Un.[vc_raw_html]JTNDcCUzRQ==[/vc_raw_html]Deux.", "Un.<hr>Deux."},
      {"Le [su_highlight color=\"red\"]mot[/su_highlight] juste", "Le mot juste"},
      {"[accordion_item title=\"Quoi ?\"]Un.[/accordion_item]", "<h3>Quoi ?</h3>Un."},
      {"[et_pb_image title=\"img_12\"]", ""}};
  for (const auto& row : rows) {
    INFO(row.given);
    CHECK(remove_shortcodes(row.given) == row.expected);
  }
}

TEST_CASE("a caption's text is kept as figcaption", "[shortcodes]") {
  const std::vector<Row> rows = {
      {"[caption id=\"a\" width=\"3\"]<img src=\"x.jpg\" /> Le marais, [sic] 2016.[/caption]",
       "<figure><img src=\"x.jpg\" /><figcaption> Le marais, [sic] 2016.</figcaption></figure>"},
      {"[caption]<a href=\"y\"><img src=\"x\"></a> Vue[/caption]",
       "<figure><a href=\"y\"><img src=\"x\"></a><figcaption> Vue</figcaption></figure>"},
      {"[caption caption=\"Vue\"]<img src=\"x\">[/caption]",
       "<figure><img src=\"x\"><figcaption>Vue</figcaption></figure>"},
      {"[caption width=\"3\"]sans fin", "sans fin"}};
  for (const auto& row : rows) {
    INFO(row.given);
    CHECK(remove_shortcodes(row.given) == row.expected);
  }
}

TEST_CASE("hostile content is rendered in linear time", "[classic][shortcodes]") {
  const auto start = std::chrono::steady_clock::now();
  for (const std::string piece :
       {"[gallery]", "[caption]", "[a b=\"", "[/a", "[[", "[embed]x", "<a b=\"", "<pre>", "<!-- wp:", "<!--", "\n \n",
        "<p>\n\n", "<", "</p", "[caption]<img", "<script>", "[vc_row a=\"", "[et_pb_toggle title=\"a\"]"}) {
    INFO(piece);
    CHECK(render_content(repeated(piece, 100000) + "[/gallery][/caption][/embed]").size() < 10000000);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
