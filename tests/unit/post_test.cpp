#include "indexer/post/post.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Post read(const std::string& json) { return post_from_rest(parse_json(json, "here"), "here"); }

std::string error_of(const std::string& json) {
  try {
    read(json);
  } catch (const Error& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a post of the REST API gives id, title, link, date and HTML", "[post]") {
  const auto post = read(
      R"({"id":12,"date":"2025-03-04T08:00:00","date_gmt":null,"slug":"x","status":"publish","type":"post",
          "link":"https://revue.example/12/","title":{"rendered":"L&rsquo;eau &#8211; «&nbsp;le&nbsp;sel&nbsp;»"},
          "content":{"rendered":"<p>Un.</p>","protected":false},"excerpt":{"rendered":"x"},"author":3,
          "categories":[1],"tags":[2],"yoast_head":"<x>","acf":{"a":[1]}})");
  CHECK(post.id == "12");
  CHECK(post.title == "L’eau – «\u00A0le\u00A0sel\u00A0»");
  CHECK(post.url == "https://revue.example/12/");
  CHECK(post.date == "2025-03-04T08:00:00");
  CHECK(post.html == "<p>Un.</p>");
  CHECK(post.authors.empty());
}

TEST_CASE("embedded authors, categories and tags are read, error objects passed over", "[post]") {
  const auto post = read(
      R"({"id":1,"content":{"rendered":""},"_embedded":{
          "author":[{"code":"rest_user_invalid_id","message":"x"},{"name":"Lou&iuml;se Hamonic"}],
          "wp:term":[[{"name":"Mer","taxonomy":"category"}],[{"name":"Sel &amp; eau","taxonomy":"post_tag"},
                     {"code":"x"}],{"code":"y"}]}})");
  CHECK(post.authors == std::vector<std::string>{"Louïse Hamonic"});
  CHECK(post.categories == std::vector<std::string>{"Mer"});
  CHECK(post.tags == std::vector<std::string>{"Sel & eau"});
}

TEST_CASE("the site's name is what Yoast's plugin says, or puts behind the title", "[post]") {
  const auto site = [](const std::string& yoast) {
    return read(R"({"id":1,"title":{"rendered":"L&rsquo;eau - le sel"},"content":{"rendered":""},)" + yoast + "}").site;
  };
  CHECK(site(R"("yoast_head_json":{"og_site_name":"La Revue &amp; Co"},"yoast_head":"<title>x</title>")") ==
        "La Revue & Co");
  CHECK(site(R"("yoast_head":"<meta property=\"og:site_name\" content=\"La Revue\" />\n<title>x</title>")") ==
        "La Revue");
  CHECK(site(R"("yoast_head":"<title>L&#8217;eau - le sel - La Revue</title>")") == "La Revue");
  CHECK(site(R"("yoast_head":"<title>L'eau – le sel | La Revue</title>")") == "La Revue");
  for (const std::string yoast :
       {R"("yoast_head":"<title>L'eau - le sel</title>")", R"("yoast_head":"<title>Autre titre - x</title>")",
        R"("yoast_head":"<title>")", R"("yoast_head":7,"yoast_head_json":[])",
        R"("yoast_head_json":{"og_site_name":1})"}) {
    INFO(yoast);
    CHECK(site(yoast).empty());
  }
}

TEST_CASE("old sites without status, plain strings for title and content, ids as strings", "[post]") {
  const auto post = read(R"({"id":"a-7","title":"Un titre","content":"<p>Un.</p>","link":"/2016/un-titre/"})");
  CHECK(post.id == "a-7");
  CHECK(post.title == "Un titre");
  CHECK(post.html == "<p>Un.</p>");
}

TEST_CASE("footnotes kept in the meta field are read, an empty or broken field is no error", "[post]") {
  const auto with = read(
      R"({"id":1,"content":{"rendered":""},"meta":{"footnotes":"[{\"content\":\"Une <em>note</em>.\",\"id\":\"n1\"}]"}})");
  CHECK(with.footnotes.at("n1") == "Une <em>note</em>.");
  for (const std::string meta :
       {R"("")", R"("[")", "[]", R"({"footnotes":""})", R"({"footnotes":"[1]"})", R"({"footnotes":"{}"})"}) {
    INFO(meta);
    CHECK(read(R"({"id":1,"content":{"rendered":""},"meta":)" + meta + "}").footnotes.empty());
  }
}

TEST_CASE("what cannot be indexed says which field and what was expected", "[post]") {
  struct Row {
    std::string json, part;
  };
  const std::vector<Row> rows = {
      {"[]", "expected a JSON object"},
      {R"({"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":null,"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":-3,"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":1.5,"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":[1],"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":"","content":{"rendered":""}})", "field id: expected"},
      {R"({"id":true,"content":{"rendered":""}})", "field id: expected"},
      {R"({"id":1})", "field content: expected"},
      {R"({"id":1,"content":7})", "field content: expected"},
      {R"({"id":1,"content":{"rendered":[]}})", "field content.rendered: expected"},
      {R"({"id":1,"title":[],"content":{"rendered":""}})", "field title: expected"},
      {R"({"id":1,"title":{"rendered":3},"content":{"rendered":""}})", "field title.rendered: expected"},
      {R"({"id":1,"date":2025,"content":{"rendered":""}})", "field date: expected"},
      {R"({"id":1,"link":{},"content":{"rendered":""}})", "field link: expected"},
      {R"({"id":1,"text":"t"})", "--input passages"}};
  for (const auto& row : rows) {
    INFO(row.json);
    CHECK_THAT(error_of(row.json), Catch::StartsWith("here") && Catch::Contains(row.part));
  }
}

TEST_CASE("a member of any type is read, passed over, or told by its name", "[post]") {
  const std::vector<std::string> values = {"null",
                                           R"("")",
                                           R"("un")",
                                           "[]",
                                           "[null]",
                                           "[[null]]",
                                           "[1]",
                                           "{}",
                                           R"({"rendered":null})",
                                           R"({"rendered":[]})",
                                           R"({"rendered":7})",
                                           R"({"rendered":{}})",
                                           R"({"protected":null})",
                                           "7",
                                           "-1",
                                           "1.5",
                                           "true",
                                           "false"};
  for (const std::string name : {"id", "content", "title", "excerpt", "link", "guid", "date", "status", "lang",
                                 "author", "categories", "_embedded", "meta"})
    for (const auto& value : values) {
      auto json = parse_json(R"({"id":1,"content":{"rendered":"<p>Un.</p>"}})", "here");
      json[name] = parse_json(value, "here");
      INFO(json.dump());
      CHECK_THAT(error_of(json.dump()),
                 Catch::Equals("none") || Catch::Contains("field " + name) || Catch::Contains("not published"));
    }
}

TEST_CASE("what is embedded is passed over where it is of another type", "[post]") {
  for (const std::string value : {"null", R"("un")", "[]", "{}", "7", "true"})
    for (const std::string before :
         {R"({"author":)", R"({"author":[)", R"({"author":[{"name":)", R"({"wp:term":)", R"({"wp:term":[)",
          R"({"wp:term":[[)", R"({"wp:term":[[{"taxonomy":"category","name":)",
          R"({"wp:term":[[{"name":"Mer","taxonomy":)"}) {
      auto embedded = before + value;
      for (auto at = before.size(); at-- > 0;) {
        if (before[at] == '{') embedded += '}';
        if (before[at] == '[') embedded += ']';
      }
      INFO(embedded);
      const auto post = read(R"({"id":1,"content":{"rendered":"<p>Un.</p>"},"_embedded":)" + embedded + "}");
      CHECK(post.html == "<p>Un.</p>");
      CHECK(post.authors.size() + post.categories.size() == (before.ends_with("\"name\":") && value == R"("un")"));
    }
}

TEST_CASE("an optional member that is null is as good as none, content is not optional", "[post]") {
  const auto post = read(
      R"({"id":1,"content":{"rendered":"<p>Un.</p>","protected":null},"title":null,"excerpt":null,"link":null,
          "guid":null,"date":null,"status":null,"lang":null,"_embedded":null,"meta":null})");
  CHECK(post.html == "<p>Un.</p>");
  CHECK(post.title.empty());
  CHECK(post.url.empty());
  CHECK(post.date.empty());
  CHECK(post.language == "fr");
  CHECK(read(R"({"id":1,"title":{"rendered":null},"content":""})").title.empty());
  CHECK_THAT(error_of(R"({"id":1,"content":null})"), Catch::Contains("post 1: field content: expected an object"));
  for (const std::string content : {R"({})", R"({"rendered":null})", R"({"raw":"<p>Un.</p>"})"}) {
    INFO(content);
    CHECK_THAT(error_of(R"({"id":1,"content":)" + content + "}"),
               Catch::Contains("field content.rendered: expected a string"));
  }
}

TEST_CASE("an id is exact up to 2^53 and refused from there on", "[post]") {
  const auto with = [](const std::string& id) { return R"({"id":)" + id + R"(,"content":{"rendered":""}})"; };
  CHECK(read(with("9007199254740991")).id == "9007199254740991");
  for (const std::string id : {"9007199254740992", "9007199254740993", "18446744073709551615"}) {
    INFO(id);
    CHECK_THAT(error_of(with(id)), Catch::Contains("field id: expected a number under 2^53"));
  }
  CHECK_THAT(error_of(with("1e300")), Catch::Contains("field id: expected"));
  CHECK(read(with("4294967296")).id == "4294967296");
}

TEST_CASE("a post that is not for everyone is withdrawn, whatever else it says", "[post]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"("status":"draft","content":{"rendered":"<p>x</p>"})", "not published (status draft)"},
      {R"("status":"private","content":{"rendered":"<p>x</p>"})", "not published (status private)"},
      {R"("status":"trash")", "not published (status trash)"},
      {R"("status":"pending","content":{"rendered":""})", "not published (status pending)"},
      {R"("status":"future","content":{"rendered":""})", "not published (status future)"},
      {R"("status":"publish","content":{"rendered":"","protected":true})", "protected by a password"},
      {R"("content":{"rendered":"<p>x</p>","protected":true})", "protected by a password"},
      {R"("password":"mot","content":{"rendered":"<p>x</p>","protected":false})", "protected by a password"},
      {R"("status":"publish","password":"","content":{"rendered":"<p>x</p>","protected":false})", ""},
      {R"("status":"","content":{"rendered":"<p>x</p>"})", ""}};
  for (const auto& [members, reason] : rows) {
    INFO(members);
    const auto post = read(R"({"id":1,"link":"https://revue.example/1/",)" + members + "}");
    CHECK(post.withdrawn == reason);
    CHECK(post.id == "1");
    CHECK(post.url == "https://revue.example/1/");
    CHECK(post.html.empty() != reason.empty());
  }
}

TEST_CASE("where the link tells no site, the guid does", "[post]") {
  const auto post = read(R"({"id":1,"guid":{"rendered":"https://revue.example/?p=1"},"status":"trash"})");
  CHECK(post.url.empty());
  CHECK(post.host == "revue.example");
}
