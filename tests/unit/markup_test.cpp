// The tags and comments of an HTML text one by one: where each ends, and what is only a `<`.
#include "indexer/html/markup.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

TEST_CASE("a tag has its name in lower case and ends behind its >", "[markup]") {
  struct Row {
    std::string html, name;
    bool closing;
    std::size_t end;
  };
  const std::vector<Row> rows = {{"<p>Bonjour", "p", false, 3},
                                 {"<H3 class=x>Titre", "h3", false, 12},
                                 {"</BLOCKQUOTE >", "blockquote", true, 14},
                                 {"<br/>suite", "br", false, 5},
                                 {"<a title=\"plus > moins\">lien", "a", false, 24},
                                 {"<a title='1 > 0'>lien", "a", false, 17},
                                 {"<p title=l'eau>x", "p", false, 15}};
  for (const auto& row : rows) {
    INFO(row.html);
    const auto markup = MarkupScanner(row.html).at(0);
    CHECK(markup.name == row.name);
    CHECK(markup.closing == row.closing);
    CHECK(markup.end == row.end);
    CHECK_FALSE(markup.comment);
  }
}

TEST_CASE("a < that begins no tag is text", "[markup]") {
  for (const std::string html : {"<", "</", "< p>", "<3 fois", "</ p>", "<<p>", "<p sans fin", "<é>"}) {
    INFO(html);
    const auto markup = MarkupScanner(html).at(0);
    CHECK(markup.end == 0);
    CHECK(markup.name.empty());
  }
}

TEST_CASE("comments, doctypes and instructions have no name, and a comment ends at its dashes", "[markup]") {
  for (const std::string markup : {"<!-- a > b -->", "<!DOCTYPE html>", "<?xml version=\"1.0\"?>", "<![CDATA[x]]>"}) {
    INFO(markup);
    const auto found = MarkupScanner(markup + "<p>").at(0);
    CHECK(found.comment);
    CHECK(found.name.empty());
    CHECK(found.end == markup.size());
  }
  CHECK(MarkupScanner("<!-- jamais fermé > <p>").at(0).end == 0);
}

TEST_CASE("from a quote that is never closed on, the next > ends a tag", "[markup]") {
  const std::string html = "<a href=\"x>un</a> <b title='y'>deux</b>";
  MarkupScanner scanner(html);
  CHECK(scanner.at(0).end == html.find("un"));
  CHECK(scanner.at(html.find("<b")).end == html.find("deux"));
}

TEST_CASE("an element ends behind its own end tag, whatever stands inside", "[markup]") {
  const std::string html = "<script>if (a < b) '</p>'; </scripts></SCRIPT  >après";
  MarkupScanner scanner(html);
  CHECK(scanner.end_of_element(scanner.at(0)) == html.find("après"));
}

TEST_CASE("an element without an end tag has no end, another's may still be found", "[markup]") {
  const std::string html = "<style>p { } <script>x</script>";
  MarkupScanner scanner(html);
  CHECK(scanner.end_of_element(scanner.at(0)) == 0);
  CHECK(scanner.end_of_element(scanner.at(html.find("<script"))) == html.size());
}

TEST_CASE("only scripts, styles and text areas hold no markup", "[markup]") {
  for (const auto* name : {"script", "style", "textarea"}) CHECK(is_raw_element(name));
  for (const auto* name : {"pre", "title", "", "scripts"}) CHECK_FALSE(is_raw_element(name));
}
