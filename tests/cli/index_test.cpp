// propos-index: from sources to an index that our own and Xapian's tools open.
#include <catch2/catch.hpp>

#include <string>

#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

struct Place {
  Place() { write_file(posts(), sample_posts()); }
  std::string path(const std::string& name) const { return (directory / name).string(); }
  std::string posts() const { return path("posts.ndjson"); }
  TemporaryDirectory directory;
};

void build(const std::vector<std::string>& arguments, const RunOptions& options = {}) {
  const auto outcome = run_index(arguments, options);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
}

}  // namespace

TEST_CASE("posts become passages that a query finds", "[cli][index]") {
  const Place place;
  const auto outcome = run_index({"-d", place.path("index"), place.posts()});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err,
             Catch::Contains("3 posts, 7 passages") && Catch::Contains("MB/s") && Catch::Contains("on disk"));
  const auto answer = run_query({"-d", place.path("index"), "--format", "json", "Qui paie la taxe ?"});
  CHECK(parse_json(answer.out, "output")["hits"][0]["id"] == "12#2");
}

TEST_CASE("the same posts give the same index, whatever their layout", "[cli][index]") {
  const Place place;
  build({"-q", "-d", place.path("lines"), place.posts()});
  const auto expected = content_lines(place.path("lines"));
  REQUIRE(expected.size() == 7);
  std::string list;
  fs::create_directories(place.path("tree/deep"));
  int n = 0;
  for (const auto& line : lines_of(sample_posts())) {
    list += (list.empty() ? "" : ",\n") + line;
    write_file(place.path((n % 2 == 0 ? "tree/deep/post" : "tree/post") + std::to_string(n) + ".json"), line);
    ++n;
  }
  write_file(place.path("tree/readme.txt"), "not a post");
  write_file(place.path("array.json"), "[" + list + "]");
  write_file(place.path("posts.json"), "{\"posts\": [" + list + "], \"total\": 3}");
  for (const std::string source : {"array.json", "posts.json", "tree"}) {
    INFO(source);
    build({"-q", "-d", place.path("index-" + source), place.path(source)});
    CHECK(content_lines(place.path("index-" + source)) == expected);
  }
  RunOptions piped;
  piped.input = sample_posts();
  build({"-q", "-d", place.path("index-stdin"), "-"}, piped);
  CHECK(content_lines(place.path("index-stdin")) == expected);
}

TEST_CASE("the flag --dump piped into --input passages gives the same index", "[cli][index][dump]") {
  const Place place;
  build({"-q", "-d", place.path("direct"), place.posts()});
  const auto dump = run_index({"--dump", place.posts()});
  REQUIRE(dump.status == 0);
  RunOptions piped;
  piped.input = dump.out;
  build({"-q", "-d", place.path("piped"), "--input", "passages", "-"}, piped);
  CHECK(content_lines(place.path("piped")) == content_lines(place.path("direct")));
}

TEST_CASE("the flag --dump of the sample corpus piped into --input passages gives the same index",
          "[cli][index][dump]") {
  const Place place;
  const auto posts = (source_tree() / "corpus" / "posts").string();
  build({"-q", "-d", place.path("direct"), posts});
  RunOptions piped;
  piped.input = run_index({"--dump", posts}).out;
  build({"-q", "-d", place.path("piped"), "--input", "passages", "-"}, piped);
  const auto direct = content_lines(place.path("direct"));
  CHECK(direct.size() > 200);
  CHECK(content_lines(place.path("piped")) == direct);
}

TEST_CASE("the flag --dump prints passages as NDJSON and writes no index", "[cli][index][dump]") {
  const Place place;
  RunOptions there;
  there.directory = place.directory.path();
  const auto outcome = run_index({"--dump", place.posts()}, there);
  CHECK(outcome.status == 0);
  const auto passages = json_lines(outcome.out);
  REQUIRE(passages.size() == 7);
  for (const auto& passage : passages)
    for (const auto* member : {"id", "text", "kind", "post", "n"}) {
      INFO(member);
      CHECK(passage.contains(member));
    }
  CHECK(passages[1]["question"] == "Pourquoi revenir au marais ?");
  CHECK_FALSE(fs::exists(place.path("propos.db")));
}

TEST_CASE("a second run says unchanged and changes nothing", "[cli][index]") {
  const Place place;
  build({"-q", "-d", place.path("index"), place.posts()});
  const auto before = content_lines(place.path("index"));
  const auto outcome = run_index({"-d", place.path("index"), place.posts()});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("0 posts, 0 passages, 3 unchanged"));
  CHECK(content_lines(place.path("index")) == before);
}

TEST_CASE("a second run over ready passages says unchanged too", "[cli][index]") {
  const Place place;
  write_file(place.path("passages.ndjson"), run_index({"--dump", place.posts()}).out);
  build({"-q", "-d", place.path("index"), "--input", "passages", place.path("passages.ndjson")});
  const auto outcome = run_index({"-d", place.path("index"), "--input", "passages", place.path("passages.ndjson")});
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("3 unchanged"));
}

TEST_CASE("a changed post is replaced as a whole, the others are left alone", "[cli][index]") {
  const Place place;
  build({"-q", "-d", place.path("index"), place.posts()});
  const auto changed = dump_json(rest_post(12, "Les droits de douane, et après",
                                           "<h3>Et la zorille ?</h3><p>Elle court.</p><h3>Et la martre "
                                           "?</h3><p>Aussi.</p><h3>Et le furet ?</h3><p>Non.</p>"));
  RunOptions piped;
  piped.input = changed;
  const auto outcome = run_index({"-d", place.path("index"), "-"}, piped);
  CHECK_THAT(outcome.err, Catch::Contains("1 post, 3 passages") && Catch::Contains("8 passages"));
  CHECK(run_query({"-d", place.path("index"), "zorille"}).status == 0);
  CHECK(run_query({"-d", place.path("index"), "aluminium"}).status == 1);
  CHECK(run_query({"-d", place.path("index"), "paludière"}).status == 0);
}

TEST_CASE("the flag --rebuild forgets what is not named", "[cli][index]") {
  const Place place;
  build({"-q", "-d", place.path("index"), place.posts()});
  RunOptions piped;
  piped.input = lines_of(sample_posts()).front();
  build({"-q", "-d", place.path("index"), "--rebuild", "-"}, piped);
  CHECK(content_lines(place.path("index")).size() == 3);
}

TEST_CASE("ready passages with nothing but id and text are indexed", "[cli][index]") {
  const Place place;
  RunOptions piped;
  piped.input =
      "{\"id\":\"d1\",\"text\":\"La zorille court.\"}\n{\"id\":2,\"text\":\"La martre "
      "dort.\",\"title\":\"Martres\"}\n{\"id\":\"d3\"}\n";
  const auto outcome = run_index({"-d", place.path("index"), "--input", "passages", "-"}, piped);
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, Catch::Contains("field text: expected"));
  CHECK_THAT(run_query({"-d", place.path("index"), "--format", "trec", "zorille"}).out,
             Catch::StartsWith("1 Q0 d1 1 "));
  CHECK_THAT(run_query({"-d", place.path("index"), "--format", "trec", "martre"}).out, Catch::StartsWith("1 Q0 2 1 "));
}

TEST_CASE("posts and passages given as the other kind say which flag to use", "[cli][index]") {
  const Place place;
  RunOptions piped;
  piped.input = "{\"id\":\"d1\",\"text\":\"La zorille court.\"}\n";
  CHECK_THAT(run_index({"-d", place.path("index"), "--input", "posts", "-"}, piped).err,
             Catch::Contains("--input passages"));
}

TEST_CASE("xapian-delve and xapian-check open the index directory", "[cli][index]") {
  const auto delve = find_program("xapian-delve");
  const auto check = find_program("xapian-check");
  if (delve.empty() || check.empty()) return skip("xapian-tools are not installed");
  const Place place;
  build({"-q", "-d", place.path("index"), place.posts()});
  for (int round = 0; round < 2; ++round) {
    const auto stats = run(delve, {place.path("index")});
    INFO(stats.out << stats.err);
    CHECK(stats.status == 0);
    CHECK_THAT(stats.out, Catch::Contains("number of documents = 7"));
    CHECK_THAT(run(delve, {"-t", "XPrevue.example/12", place.path("index")}).out, Catch::Contains("termfreq 2"));
    const auto checked = run(check, {place.path("index")});
    INFO(checked.out << checked.err);
    CHECK(checked.status == 0);
    CHECK_THAT(checked.out, Catch::Contains("No errors found"));
    build({"-q", "-d", place.path("index"), "--rebuild", place.posts()});
  }
}

TEST_CASE("documents have Omega's boolean terms, values and one id each", "[cli][index]") {
  const Place place;
  build({"-q", "-d", place.path("index"), place.posts()});
  const auto database = open_index(place.path("index"));
  for (const std::string term : {"Qrevue.example/11#0", "Qrevue.example/11#1", "XPrevue.example/11", "Lfr", "Y2025",
                                 "M202503", "D20250303", "XKanswer", "XKintroduction"}) {
    INFO(term);
    CHECK(database.term_exists(term));
  }
  CHECK(database.get_termfreq("XPrevue.example/11") == 3);
  CHECK(database.get_termfreq("Qrevue.example/11#1") == 1);
  const auto document = database.get_document(*database.postlist_begin("Qrevue.example/11#1"));
  CHECK(document.get_value(slot_post) == "revue.example/11");
  CHECK_THAT(document.get_value(slot_date), Catch::StartsWith("2025-03-03"));
}

TEST_CASE("the index's place comes from -d, from PROPOS_DB, or is propos.db", "[cli][index]") {
  const Place place;
  RunOptions there;
  there.directory = place.directory.path();
  build({"-q", place.posts()}, there);
  CHECK(fs::exists(place.path("propos.db")));
  CHECK(run_query({"douane"}, there).status == 0);
  there.environment = {{"PROPOS_DB", place.path("other")}};
  build({"-q", place.posts()}, there);
  CHECK(fs::exists(place.path("other")));
  CHECK(run_query({"douane"}, there).status == 0);
}
