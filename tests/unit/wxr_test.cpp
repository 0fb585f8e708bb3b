// WordPress exports: items, posts, what is skipped, what is damaged.
#include "indexer/post/wxr.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Site</title>"
    "<wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[lh]]></wp:author_login>"
    "<wp:author_display_name><![CDATA[Louïse Hamonic]]></wp:author_display_name></wp:author>";
const std::string closing = "</channel></rss>\n";

std::string item(const std::string& id, const std::string& content, const std::string& more = {}) {
  return "<item><title>Titre " + id + "</title><content:encoded><![CDATA[" + content + "]]></content:encoded>" +
         (id.empty() ? "" : "<wp:post_id>" + id + "</wp:post_id>") + more + "</item>";
}

std::string kind(const std::string& type, const std::string& status, const std::string& password = {}) {
  return "<wp:post_type>" + type + "</wp:post_type><wp:status>" + status + "</wp:status><wp:post_password>" + password +
         "</wp:post_password>";
}

/// What came of one source.
struct Outcome {
  std::vector<Post> posts;
  std::vector<WxrItem> items;
  std::string error;
  std::string skipped;
  std::size_t repairs = 0;
};

Outcome read(const std::string& xml) {
  std::istringstream in(xml);
  WxrItems items(in, "export.xml");
  WxrSkips skips;
  Outcome outcome;
  try {
    for (WxrItem item; items.next(item);) {
      if (!item.too_big && !skips.skip(item))
        outcome.posts.push_back(post_from_wxr(item, items.authors(), items.link(), "here"));
      outcome.items.push_back(item);
    }
  } catch (const Error& e) {
    outcome.error = e.what();
  }
  outcome.skipped = skips.sentence();
  outcome.repairs = items.repairs();
  return outcome;
}

std::vector<std::string> ids(const Outcome& outcome) {
  std::vector<std::string> out;
  for (const auto& post : outcome.posts) out.push_back(post.id);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an item gives id, title, link, date, author by display name, tags and content", "[wxr]") {
  const auto outcome = read(
      opening +
      "<item><title><![CDATA[L&rsquo;eau &amp; le sel]]></title><link>https://revue.example/eau/</link>"
      "<pubDate>Wed, 10 Sep 2025 15:30:00 "
      "+0000</pubDate><dc:creator><![CDATA[lh]]></dc:creator><description>x</description>"
      "<content:encoded><![CDATA[Un.\n\nDeux.]]></content:encoded><excerpt:encoded><![CDATA[Extrait]]></"
      "excerpt:encoded>"
      "<wp:post_id>12</wp:post_id><wp:post_date><![CDATA[2025-09-10 17:30:00]]></wp:post_date>"
      "<category domain=\"category\" nicename=\"m\"><![CDATA[Mer]]></category><category domain=\"post_tag\" "
      "nicename=\"s\">Sel</category>"
      "<category domain=\"series\">x</category><wp:comment><wp:comment_content>Bravo</wp:comment_content></wp:comment>"
      "<wp:postmeta><wp:meta_key>autre</wp:meta_key><wp:meta_value>[1]</wp:meta_value></wp:postmeta>"
      "<wp:postmeta><wp:meta_key><![CDATA[footnotes]]></wp:meta_key>"
      "<wp:meta_value><![CDATA[[{\"content\":\"Une <em>note</em>.\",\"id\":\"n1\"}]]]></wp:meta_value></wp:postmeta>" +
      kind("post", "publish") + "</item>" + closing);
  CHECK(outcome.error.empty());
  REQUIRE(outcome.posts.size() == 1);
  const auto& post = outcome.posts.front();
  CHECK(post.id == "12");
  CHECK(post.title == "L’eau & le sel");
  CHECK(post.url == "https://revue.example/eau/");
  CHECK(post.date == "2025-09-10T17:30:00");
  CHECK(post.authors == Lines{"Louïse Hamonic"});
  CHECK(post.categories == Lines{"Mer"});
  CHECK(post.tags == Lines{"Sel"});
  CHECK(post.html == "<p>Un.</p>\n<p>Deux.</p>\n");
  CHECK(post.footnotes.at("n1") == "Une <em>note</em>.");
}

TEST_CASE("the channel's title is the site's name, its image's is not", "[wxr]") {
  const auto outcome = read("<rss><channel><title>La Revue &amp;amp; Co</title><image><title>Logo</title></image>" +
                            item("1", "a", kind("post", "publish")) + "</channel></rss>");
  REQUIRE(outcome.posts.size() == 1);
  CHECK(outcome.posts.front().site == "La Revue & Co");
}

TEST_CASE("only published posts without a password are taken, the others are counted by kind", "[wxr]") {
  const auto outcome =
      read(opening + item("1", "a", kind("post", "publish")) + item("2", "a", kind("page", "publish")) +
           item("3", "a", kind("page", "draft")) + item("4", "a", kind("post", "draft")) +
           item("5", "a", kind("post", "publish", "mot")) + item("6", "a", kind("attachment", "inherit")) +
           item("7", "a", kind("post", "private")) + closing);
  CHECK(ids(outcome) == Lines{"1"});
  CHECK(outcome.skipped == "skipped 1 attachment, 1 draft, 2 pages, 1 private post, 1 protected post");
}

TEST_CASE("the date is the site's, else the one in GMT, else that of publication", "[wxr]") {
  const auto date = [](const std::string& more) {
    return read(opening + item("1", "a", more) + closing).posts.at(0).date;
  };
  const std::string none = "<wp:post_date>0000-00-00 00:00:00</wp:post_date>";
  CHECK(
      date(
          "<wp:post_date>2016-03-04 08:00:00</wp:post_date><wp:post_date_gmt>2016-03-04 07:00:00</wp:post_date_gmt>") ==
      "2016-03-04T08:00:00");
  CHECK(date(none + "<wp:post_date_gmt>2016-03-04 07:00:00</wp:post_date_gmt>") == "2016-03-04T07:00:00");
  CHECK(date(none + "<pubDate>Fri, 04 Mar 2016 07:00:00 +0000</pubDate>") == "2016-03-04T07:00:00");
  CHECK(date(none).empty());
}

TEST_CASE("a feed's items are posts: ids from their guid or link, content as the site shows it", "[wxr]") {
  const auto outcome =
      read(opening +
           item("", "<p>Un,\ndeux.</p>", "<guid>https://revue.example/?p=77</guid><dc:creator>Ana Vidal</dc:creator>") +
           item("", "<p>x</p>", "<link>https://revue.example/x/</link>") + item("", "<p>y</p>", "") + closing);
  REQUIRE(outcome.posts.size() == 2);
  CHECK(outcome.posts[0].id == "77");
  CHECK(outcome.posts[0].authors == Lines{"Ana Vidal"});
  CHECK(outcome.posts[0].html == "<p>Un,\ndeux.</p>");
  CHECK(outcome.posts[1].id.size() == 16);
  CHECK_THAT(outcome.error, Catch::Contains("here") && Catch::Contains("field wp:post_id: expected"));
}

TEST_CASE("an id that is no number is refused by its field", "[wxr]") {
  for (const std::string id : {"abc", "-3", "1.5", "9007199254740992", "99999999999999999999"}) {
    INFO(id);
    CHECK_THAT(read(opening + item(id, "a") + closing).error, Catch::Contains("field wp:post_id: expected"));
  }
}

TEST_CASE("XML that breaks off or breaks keeps what was complete and names the byte", "[wxr]") {
  const auto good = opening + item("1", "a") + item("2", "b");
  struct Row {
    std::string rest, reason;
  };
  const std::vector<Row> rows = {{"<item><title>Tro", "no element found"},
                                 {"<item><content:encoded><![CDATA[x", "unclosed"},
                                 {"<item></rss>", "mismatched tag"},
                                 {"<item a=b></item>", "not well-formed"},
                                 {"", "no element found"}};
  for (const auto& row : rows) {
    const auto outcome = read(good + row.rest);
    INFO(row.rest << ": " << outcome.error);
    CHECK(ids(outcome) == Lines{"1", "2"});
    CHECK_THAT(outcome.error,
               Catch::Contains("export.xml:") && Catch::Contains("broken XML: ") && Catch::Contains(row.reason));
  }
  CHECK_THAT(read(good + "<item a=b>" + closing).error,
             Catch::Contains("export.xml:" + std::to_string(good.size() + 8) + ":"));
}

TEST_CASE("empty lines before the declaration and text behind the end do not matter", "[wxr]") {
  const auto outcome =
      read("\xEF\xBB\xBF\r\n\n" + opening + item("1", "a") + closing + "\n<br />\nWarning: PHP & more <b>");
  CHECK(outcome.error.empty());
  CHECK(ids(outcome) == Lines{"1"});
  CHECK(outcome.items.at(0).offset == 6 + opening.size());
}

TEST_CASE("bad UTF-8 and control characters are replaced, also at a chunk's border", "[wxr]") {
  for (const std::size_t filler : {std::size_t{0}, (std::size_t{1} << 16) - opening.size() - 80}) {
    for (std::size_t shift = 0; shift < 4; ++shift) {
      const auto outcome =
          read(opening + "<!--" + std::string(filler + shift, 'x') + "-->" +
               item("1", "Caf\xE9 cr\xC3\xA8me \xF0\x9F\x8C\x8A\x0B\xEF\xBF\xBF fin") + item("2", "b") + closing);
      INFO(filler + shift << ' ' << outcome.error);
      CHECK(ids(outcome) == Lines{"1", "2"});
      REQUIRE_FALSE(outcome.posts.empty());
      CHECK(outcome.posts[0].html == "<p>Caf\uFFFD crème 🌊 \uFFFD fin</p>\n");
      CHECK(outcome.posts[0].repaired);
      CHECK_FALSE(outcome.posts[1].repaired);
      CHECK(outcome.repairs == 3);
    }
  }
}

TEST_CASE("a multibyte character on a chunk's border is whole", "[wxr]") {
  for (std::size_t shift = 0; shift < 6; ++shift) {
    const auto outcome =
        read(opening + item("1", std::string((1u << 16) - opening.size() - 64 + shift, 'x') + "🌊é") + closing);
    CHECK_THAT(outcome.posts.at(0).html, Catch::EndsWith("x🌊é</p>\n"));
    CHECK(outcome.repairs == 0);
  }
}

TEST_CASE("old encodings are read as they declare themselves", "[wxr]") {
  const auto with = [](const std::string& encoding, const std::string& text) {
    auto xml = opening + item("1", text) + closing;
    xml.replace(xml.find("UTF-8"), 5, encoding);
    xml.replace(xml.find("Lou\xC3\xAFse"), 6, "Louise");
    return read(xml);
  };
  CHECK(with("ISO-8859-1", "\xE9t\xE9").posts.at(0).html == "<p>été</p>\n");
  CHECK(with("windows-1252", "l\x92\x9Cuvre").posts.at(0).html == "<p>l’œuvre</p>\n");
  CHECK(with("iso-8859-15", "\xBDuvre \xA4").posts.at(0).html == "<p>œuvre €</p>\n");
  CHECK_THAT(with("x-unknown", "a").error, Catch::Contains("unknown encoding"));
}

TEST_CASE("entities of HTML outside of CDATA stay, declared ones end the reading", "[wxr]") {
  const auto html_entity =
      read(opening + "<item><title>L&rsquo;eau&nbsp;!</title><wp:post_id>1</wp:post_id></item>" + closing);
  CHECK(html_entity.error.empty());
  CHECK(html_entity.posts.at(0).title == "L’eau\u00A0!");
  const std::string declared =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
  const auto bomb = read(declared + "<rss><item><wp:post_id>1</wp:post_id><title>&b;</title></item></rss>");
  CHECK(bomb.items.empty());
  CHECK_THAT(bomb.error, Catch::Contains("export.xml:") && Catch::Contains("declares entities"));
  const auto outside = read(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM "
      "\"file:///etc/passwd\">]><rss><item><title>&x;</title></item></rss>");
  CHECK(outside.items.empty());
  CHECK_THAT(outside.error, Catch::Contains("declares entities"));
}

TEST_CASE("an item past its limit is skipped, its neighbours are kept", "[wxr]") {
  const auto most = limits::max_post_bytes - std::string("Titre 2").size() - 1;
  const auto fits = read(opening + item("2", std::string(most, 'x')) + closing);
  REQUIRE(fits.posts.size() == 1);
  const auto outcome =
      read(opening + item("1", "a") + item("2", std::string(most + 1, 'x')) + item("3", "b") + closing);
  CHECK(ids(outcome) == Lines{"1", "3"});
  REQUIRE(outcome.items.size() == 3);
  CHECK(outcome.items[1].too_big);
  CHECK(outcome.items[1].content.empty());
  CHECK(outcome.items[1].offset == (opening + item("1", "a")).size());
}

TEST_CASE("XML nested over 64 deep, and a comment without end, are refused", "[wxr]") {
  const auto nested = [](std::size_t depth) {  // below rss and channel
    std::string xml = opening + item("1", "a");
    for (std::size_t i = 2; i < depth; ++i) xml += "<d>";
    for (std::size_t i = 2; i < depth; ++i) xml += "</d>";
    return read(xml + item("2", "b") + closing);
  };
  CHECK(ids(nested(64)) == Lines{"1", "2"});
  CHECK(ids(nested(65)) == Lines{"1"});
  CHECK_THAT(nested(65).error, Catch::Contains("nested over 64 deep"));
  const auto comment = read(opening + item("1", "a") + "<!--" + std::string(2 * limits::max_post_bytes, 'x'));
  CHECK(ids(comment) == Lines{"1"});
  CHECK_THAT(comment.error, Catch::Contains("longer than"));
}

TEST_CASE("where an item's link tells no site, the channel's does", "[wxr]") {
  const auto with_link = [](const std::string& link) {
    return read(opening + "<link>https://www.revue.example</link><image><link>https://logo.example</link></image>" +
                item("1", "a", link) + closing);
  };
  CHECK(with_link("").posts.at(0).host == "revue.example");
  CHECK(with_link("<link>/2016/un/</link>").posts.at(0).host == "revue.example");
  CHECK(with_link("<link>https://autre.example/1/</link>").posts.at(0).host.empty());
  CHECK(read(opening + item("1", "a") + closing).posts.at(0).host.empty());
}

TEST_CASE("an item that is a post but not for everyone is withdrawn, without text", "[wxr]") {
  const auto reason = [](const std::string& more) {
    const auto outcome = read(opening + item("1", "a", more) + closing);
    return reason_withdrawn(outcome.items.at(0));
  };
  CHECK(reason(kind("post", "publish")).empty());
  CHECK(reason("").empty());
  CHECK(reason(kind("post", "draft")) == "draft");
  CHECK(reason(kind("post", "trash")) == "post in the trash");
  CHECK(reason(kind("post", "private")) == "private post");
  CHECK(reason(kind("post", "publish", "mot")) == "protected post");
  CHECK(reason(kind("page", "draft")).empty());
  const auto outcome = read(opening + item("1", "a", kind("post", "private")) + closing);
  const auto post = post_from_wxr(outcome.items.at(0), {}, {}, "here");
  CHECK(post.withdrawn == "private post");
  CHECK(post.id == "1");
  CHECK(post.html.empty());
}
