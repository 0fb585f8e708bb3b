// Posts of several sites in one index, and posts that their site withdraws.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Post 42 of a site, which speaks of an animal; `status` may be one that withdraws it.
std::string post_of_site(const std::string& link, const std::string& animal, const std::string& status = "publish") {
  auto post = rest_post(42, "Une bête", "<h3>Que voit-on ?</h3><p>Une " + animal + " traverse le chemin.</p>");
  post["link"] = link;
  post["status"] = status;
  return dump_json(post) + '\n';
}

const std::string first = "https://une.example/42/";
const std::string second = "https://deux.example/42/";

/// The same post locked by a password, as the site's interface gives it.
std::string locked_post() {
  auto post = parse_json(post_of_site(first, "loutre"), "post");
  post["content"] = {{"rendered", ""}, {"protected", true}};
  return dump_json(post) + '\n';
}

std::string export_of(const std::string& items) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
         "xmlns:wp=\"http://wordpress.org/export/1.2/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Une</title>"
         "<link>https://une.example</link>" +
         items + "</channel></rss>\n";
}

std::string export_item(const std::string& status, const std::string& password = {}) {
  return "<item><title>Une bête</title><link>https://une.example/?p=42</link><content:encoded><![CDATA[<p>Une loutre "
         "traverse.</p>]]></content:encoded><wp:post_id>42</wp:post_id><wp:post_type>post</wp:post_type><wp:status>" +
         status + "</wp:status><wp:post_password>" + password + "</wp:post_password></item>";
}

struct Place {
  std::string path(const std::string& name) const { return (directory / name).string(); }
  Outcome index(const std::string& content, const std::vector<std::string>& more = {},
                const std::string& name = "source") const {
    write_file(path(name), content);
    std::vector<std::string> arguments = {"-d", path("index"), path(name)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_index(arguments);
  }
  std::string query(const std::vector<std::string>& words) const {
    std::vector<std::string> arguments = {"-d", path("index")};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const auto outcome = run_query(arguments);
    return outcome.status == 2 ? outcome.err : outcome.out;
  }
  std::string count(const std::string& word) const { return query({"--exact", "--count", word}); }
  /// `host id` of the hits, sorted by the caller's query.
  std::string hits(const std::string& text) const { return query({"--template", "{host} {id}\\n", text}); }
  /// Whether a word stands in any file of the index, as it is or folded.
  bool holds(const std::string& word) const {
    const auto index = open_whole_index(path("index"));
    for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it)
      if (index.database.get_document(*it).get_data().find(word) != std::string::npos) return true;
    for (auto it = index.database.allterms_begin(word); it != index.database.allterms_end(word); ++it) return true;
    for (auto key = index.database.metadata_keys_begin("propos.forms.");
         key != index.database.metadata_keys_end("propos.forms."); ++key)
      if (index.database.get_metadata(*key).find(word) != std::string::npos) return true;
    return false;
  }
  TemporaryDirectory directory;
};

}  // namespace

TEST_CASE("two sites with a post of one id keep both, in one run and in two", "[cli][sites]") {
  const Place together;
  CHECK_THAT(together.index(post_of_site(first, "loutre") + post_of_site(second, "fouine")).err,
             Catch::Contains("2 posts, 2 passages"));
  const Place apart;
  CHECK(apart.index(post_of_site(first, "loutre")).status == 0);
  CHECK(apart.index(post_of_site(second, "fouine")).status == 0);
  for (const auto* place : {&together, &apart}) {
    CHECK(place->count("loutre") == "1\n");
    CHECK(place->count("fouine") == "1\n");
    CHECK(place->count("post:42") == "2\n");
    CHECK(place->count("post:une.example/42") == "1\n");
    CHECK(place->count("post:trois.example/42") == "0\n");
  }
  CHECK_THAT(apart.index(post_of_site("http://WWW.Une.example/42/", "martre")).err, Catch::Contains("1 post"));
  CHECK(apart.count("loutre") == "0\n");
  CHECK(apart.count("post:42") == "2\n");
}

TEST_CASE("an id that several sites have is asked back, with its site it is one passage", "[cli][sites]") {
  const Place place;
  place.index(post_of_site(first, "loutre") + post_of_site(second, "fouine"));
  const auto asked = run_query({"-d", place.path("index"), "--like", "42#1"});
  CHECK(asked.status == 2);
  CHECK_THAT(asked.err, Catch::Contains("deux.example/42#1, une.example/42#1"));
  CHECK(place.query({"--like", "une.example/42#1", "--template", "{host} {id}\\n"}) == "deux.example 42#1\n");
  const auto facets = parse_json(place.query({"--facets", "post", "-n", "0", "--format", "json", "chemin"}), "facets");
  std::vector<std::string> values;
  for (const auto& value : facets["facets"]["post"]) values.push_back(value["value"]);
  CHECK(values == std::vector<std::string>{"deux.example/42", "une.example/42"});
  const auto posts = parse_json(place.query({"--collapse", "post", "--format", "json", "chemin"}), "posts");
  CHECK(posts["posts"] == 2);
  CHECK(posts["hits"].size() == 2);
}

TEST_CASE("the flag --site is the site of what has no absolute link, and of nothing else", "[cli][sites]") {
  const Place place;
  CHECK(place.index(post_of_site("/42/", "loutre") + post_of_site(second, "fouine"), {"--site", "www.Une.example"})
            .status == 0);
  CHECK(place.count("post:une.example/42") == "1\n");
  CHECK(place.count("post:deux.example/42") == "1\n");
  CHECK(place.index(post_of_site("/42/", "martre"), {"--site", "trois.example"}).status == 0);
  CHECK(place.count("post:42") == "3\n");
  for (const std::string wrong : {"", "a/b", "a b"}) {
    INFO(wrong);
    CHECK(place.index(post_of_site("/42/", "martre"), {"--site", wrong}).status == 2);
  }
}

TEST_CASE("passages that were dumped make the index that the posts make", "[cli][sites]") {
  const Place posts;
  const auto content = post_of_site(first, "loutre") + post_of_site(second, "fouine") + post_of_site("/42/", "martre");
  REQUIRE(posts.index(content, {"--site", "estuaire"}).status == 0);
  const auto dump = run_index({"--dump", "--site", "estuaire", posts.path("source")});
  const Place passages;
  REQUIRE(passages.index(dump.out).status == 0);
  CHECK(content_lines(passages.path("index")) == content_lines(posts.path("index")));
}

TEST_CASE("ready passages keep their ids, and their link tells their site", "[cli][sites]") {
  const Place place;
  place.index(
      "{\"id\":\"a/42\",\"text\":\"Une loutre.\"}\n{\"id\":\"x\",\"url\":\"https://une.example/x\",\"text\":\"Une "
      "fouine.\"}\n{\"id\":\"x\",\"host\":\"deux.example\",\"text\":\"Une fouine.\"}\n"
      "{\"id\":\"y\",\"host\":\"a/b\",\"text\":\"Une martre.\"}\n");
  CHECK(place.hits("loutre") == " a/42\n");
  CHECK(place.count("post:a/42") == "1\n");
  CHECK(place.count("post:x") == "2\n");
  CHECK(place.count("martre") == "0\n");
}

TEST_CASE("a post that comes back private, locked or unpublished leaves the index in that run", "[cli][withdrawn]") {
  std::vector<std::string> sources = {locked_post(), export_of(export_item("draft")), export_of(export_item("trash")),
                                      export_of(export_item("private")), export_of(export_item("publish", "mot"))};
  for (const std::string status : {"private", "draft", "trash", "pending", "future"})
    sources.push_back(post_of_site(first, "loutre", status));
  for (const auto& source : sources) {
    INFO(source);
    const Place place;
    REQUIRE(place.index(post_of_site(first, "loutre") + post_of_site(second, "fouine")).status == 0);
    const auto outcome = place.index(source, {"--report", place.path("report")});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Catch::Contains("1 withdrawn") && Catch::Contains("post 42"));
    std::ifstream report(place.path("report"));
    const std::string lines((std::istreambuf_iterator<char>(report)), {});
    std::size_t withdrawn = 0;
    for (const auto& line : json_lines(lines)) withdrawn += line["kind"] == "withdrawn";
    CHECK(withdrawn == 1);
    CHECK(place.count("loutre") == "0\n");
    CHECK(place.count("fouine") == "1\n");
    CHECK_FALSE(place.holds("loutr"));
    CHECK(place.holds("fouine"));
    CHECK(place.index(source).status == 0);
    REQUIRE(place.index(post_of_site(first, "loutre")).status == 0);
    CHECK(place.count("loutre") == "1\n");
  }
}

TEST_CASE("what was never there is noted, and the run is done", "[cli][withdrawn]") {
  const Place place;
  const auto outcome = place.index(post_of_site(first, "loutre", "draft") + post_of_site(second, "fouine"));
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("not published (status draft), skipped") && !Catch::Contains("withdrawn") &&
                              !Catch::Contains("rejected"));
  CHECK(place.count("loutre") == "0\n");
  CHECK_THAT(run_index({"--dump", place.path("source")}).err, Catch::Contains("skipped"));
}

TEST_CASE("of a withdrawal and a publication in one run the last counts", "[cli][withdrawn]") {
  const auto published = post_of_site(first, "loutre");
  const auto withdrawn = post_of_site(first, "loutre", "private");
  for (const bool rebuild : {false, true}) {
    INFO(rebuild);
    const Place place;
    place.index(post_of_site(second, "fouine") + published);
    const std::vector<std::string> more = rebuild ? std::vector<std::string>{"--rebuild"} : std::vector<std::string>{};
    CHECK(place.index(post_of_site(second, "fouine") + published + withdrawn, more).status == 0);
    CHECK(place.count("loutre") == "0\n");
    CHECK_FALSE(place.holds("loutr"));
    CHECK(place.index(post_of_site(second, "fouine") + withdrawn + published, more).status == 0);
    CHECK(place.count("loutre") == "1\n");
    CHECK(place.count("fouine") == "1\n");
  }
}

TEST_CASE("an index of the layout before sites is refused with the command that rebuilds it", "[cli][sites]") {
  const Place place;
  REQUIRE(place.index(post_of_site(first, "loutre")).status == 0);
  {
    Xapian::WritableDatabase database(current_generation(place.path("index")).string(),
                                      generation_flags | Xapian::DB_OPEN);
    database.set_metadata(std::string(metadata::schema), "2");
    database.commit();
  }
  const std::string command = "propos-index --rebuild -d DIR SOURCE…";
  const auto asked = run_query({"-d", place.path("index"), "loutre"});
  CHECK(asked.status == 2);
  CHECK_THAT(asked.err, Catch::Contains(command));
  const auto updated = place.index(post_of_site(second, "fouine"));
  CHECK(updated.status == 2);
  CHECK_THAT(updated.err, Catch::Contains(command));
  CHECK(place.index(post_of_site(first, "loutre"), {"--rebuild"}).status == 0);
  CHECK(place.count("loutre") == "1\n");
}
