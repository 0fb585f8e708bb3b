#include "query/serve/page/html_writer.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace propos::serve;

TEST_CASE("a text never becomes a tag or a reference", "[html_writer]") {
  CHECK(text("a < b > c & d \" e ' f").html() == "a &lt; b &gt; c &amp; d &quot; e &#39; f");
  CHECK(text("<script>alert(1)</script>").html() == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(text("&lt;").html() == "&amp;lt;");
}

TEST_CASE("each of the 128 ASCII characters is itself, a reference, or a sign of what cannot be shown",
          "[html_writer]") {
  for (int c = 0; c < 128; ++c) {
    const std::string one(1, static_cast<char>(c));
    const auto html = text(one).html();
    INFO(c);
    if (one.find_first_of("<>&\"'") != std::string::npos) CHECK((html.front() == '&' && html.back() == ';'));
    else if ((c < 32 && c != '\t' && c != '\n') || c == 127) CHECK(html == "\uFFFD");
    else CHECK(html == one);
  }
}

TEST_CASE("bytes that are no UTF-8 become a sign of what cannot be shown", "[html_writer]") {
  CHECK(text("a\xFF"
             "b")
            .html() == "a\uFFFDb");
  CHECK(text("\xC0\xBC"
             "script")
            .html()
            .find('<') == std::string::npos);
  CHECK(text("\xC2\x85").html() == "\uFFFD");
}

TEST_CASE("an attribute never ends early", "[html_writer]") {
  const auto html = element("p", {{"title", "a\" onclick=\"alert(1)"}, {"class", "x"}}, text("t")).html();
  CHECK(html == "<p title=\"a&quot; onclick=&quot;alert(1)\" class=\"x\">t</p>");
}

TEST_CASE("only web addresses and own paths become links", "[html_writer]") {
  for (const auto* url :
       {"http://a.example/", "https://a.example/x?y#z", "HTTPS://a.example/", "/search?q=a", "/", "?q=a", "#main"}) {
    INFO(url);
    CHECK(may_link(url));
    CHECK(link(url, text("t")).html().starts_with("<a href=\""));
  }
  for (const auto* url : {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
                          "data:text/html,x", "vbscript:x", "//evil.example/", "/\\evil.example/", "\\\\evil.example/",
                          "mailto:a@b.example", "http:evil", "ftp://a.example/", "", "search", "https://a.example/ x",
                          "\x01https://a.example/", "/a\tb"}) {
    INFO(url);
    CHECK_FALSE(may_link(url));
    CHECK(link(url, text("t")).html() == "t");
    CHECK(element("a", {Attribute::href(url)}, text("t")).html() == "<a>t</a>");
    CHECK(element("form", {Attribute::action(url)}, {}).html() == "<form></form>");
    CHECK(element("blockquote", {Attribute::cite(url)}, {}).html() == "<blockquote></blockquote>");
  }
}

TEST_CASE("a link's address is escaped too", "[html_writer]") {
  CHECK(link("/search?q=a&lang=fr\"", text("t")).html() == "<a href=\"/search?q=a&amp;lang=fr&quot;\">t</a>");
}

TEST_CASE("a script is a file of our own", "[html_writer]") {
  CHECK(script_file("/static/page.js").html() == "<script src=\"/static/page.js\" defer=\"\"></script>");
  CHECK(script_file("https://evil.example/x.js").empty());
  CHECK(script_file("javascript:alert(1)").empty());
}

TEST_CASE("attributes without a value are written where they are set", "[html_writer]") {
  CHECK(void_element("input", {{"required", true}, {"disabled", false}}).html() == "<input required=\"\">");
}

TEST_CASE("elements that hold nothing have no end", "[html_writer]") {
  CHECK(void_element("br", {}).html() == "<br>");
  CHECK(element("input", {{"name", "q"}}, text("lost")).html() == "<input name=\"q\">");
  CHECK(void_element("rect", {{"x", "1"}}).html() == "<rect x=\"1\"></rect>");
}

TEST_CASE("marks are spans of bytes, and what stands in them is escaped", "[html_writer]") {
  CHECK(marked("l’été <b>", {{4, 9}}).html() == "l’<mark data-mark=\"\">été</mark> &lt;b&gt;");
  CHECK(marked("a b", {{0, 1}, {2, 3}}).html() == "<mark data-mark=\"\">a</mark> <mark data-mark=\"\">b</mark>");
  CHECK(marked("ab", {{1, 99}}).html() == "a<mark data-mark=\"\">b</mark>");
  CHECK(marked("ab", {{2, 3}, {1, 1}}).html() == "ab");
}

TEST_CASE("French signs never begin a line", "[html_writer]") {
  CHECK(prose("quoi ? oui ! non ; bien : « mot » 50 %").html() ==
        "quoi\u202F? oui\u202F! non\u202F; bien\u00A0: «\u00A0mot\u00A0» 50\u00A0%");
  CHECK(prose("a : ").html() == "a\u00A0: ");
  CHECK(prose("vers 10:30").html() == "vers 10:30");
  CHECK(marked("acier ?", {{0, 5}}).html() == "<mark data-mark=\"\">acier</mark>\u202F?");
}

TEST_CASE("a document says its language", "[html_writer]") {
  const auto html = document("fr", element("title", text("<")), element("body", text("t")));
  CHECK(html == "<!DOCTYPE html>\n<html lang=\"fr\"><head><title>&lt;</title></head><body>t</body></html>\n");
}
