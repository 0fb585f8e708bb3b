// Damaged and hostile input to the indexer: the bad is named, the good is indexed, the run goes on.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <string>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/text.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

/// A directory of sources and an index made of it.
class Place {
 public:
  Place() { fs::create_directory(directory_ / "posts"); }

  fs::path posts() const { return directory_ / "posts"; }
  std::string index() const { return (directory_ / "index").string(); }
  void post(const std::string& name, const std::string& content) const { write_file(posts() / name, content); }
  Outcome run() const { return run_index({"-d", index(), posts().string()}); }
  Xapian::doccount passages() const { return open_index(index()).get_doccount(); }
  bool finds(const std::string& query, const std::string& id) const { return has_hit(search(index(), query), id); }

 private:
  TemporaryDirectory directory_;
};

std::string good(int id = 1) {
  return dump_json(rest_post(id, "Un bon article",
                             "<h3>Pourquoi la zorille ?</h3><p>Parce qu’elle est vive.</p>"
                             "<h3>Et demain ?</h3><p>La martre viendra.</p>"));
}

std::string with_html(int id, const std::string& html) { return dump_json(rest_post(id, "Un article", html)); }

}  // namespace

TEST_CASE("11: a truncated file, trailing bytes and an empty file are named, the others are indexed", "[faults]") {
  const Place place;
  place.post("a-good.json", good());
  place.post("b-empty.json", "");
  place.post("c-blank.json", " \n");
  place.post("d-word.json", "nonsense");
  place.post("e-broken.json", "{\"id\": 5, \"content\" \"x\"}");
  place.post("f-trailing.json", good(6) + " trailing bytes");
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  for (const std::string name :
       {"b-empty.json: ", "c-blank.json: ", "d-word.json:0: ", "e-broken.json:", "f-trailing.json:"}) {
    INFO(name << outcome.err);
    CHECK_THAT(outcome.err, Catch::Contains("rejected: ") && Catch::Contains(name));
  }
  CHECK(place.finds("zorille", "1#1"));
  CHECK(place.finds("zorille", "6#1"));
}

TEST_CASE("11: in NDJSON only the damaged line is lost", "[faults]") {
  const Place place;
  place.post("posts.ndjson", good(1) + "\n{\"id\": 2, \"content\": {\"rendered\" broken}}\n" + good(3) + "\n");
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err,
             Catch::Contains("posts.ndjson:" + std::to_string(good(1).size() + 1)) || Catch::Contains("1 rejected"));
  CHECK(place.passages() == 4);
}

TEST_CASE("12: raw control characters in strings are repaired and reported", "[faults]") {
  const Place place;
  place.post("raw.json", "{\"id\":1,\"content\":{\"rendered\":\"<p>La zorille\n\n court\tvite.</p>\"}}");
  const auto outcome = place.run();
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err,
             Catch::Contains("repaired") && Catch::Contains("raw.json") && Catch::Contains("control characters"));
  CHECK(place.finds("zorille", "1#0"));
}

TEST_CASE("13: lone surrogates, bad UTF-8 and a byte order mark are repaired, output never throws", "[faults]") {
  const Place place;
  place.post("bom.json", "\xEF\xBB\xBF" + good(1));
  place.post("latin1.json", "{\"id\":2,\"title\":\"Caf\xE9\",\"content\":\"<p>Le furet cr\xE8me.</p>\"}");
  place.post("surrogate.json", R"({"id":3,"title":"a\ud800b","content":"<p>Une belette \udc00 rousse.</p>"})");
  place.post("overlong.json", "{\"id\":4,\"content\":\"<p>Le blaireau \xC0\xAF gris.</p>\"}");
  CHECK(place.run().status == 0);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"zorille", "1#1"}, {"furet", "2#0"}, {"belette", "3#0"}, {"blaireau", "4#0"}};
  for (const auto& [word, id] : rows) {
    INFO(word);
    CHECK(place.finds(word, id));
    const auto answer = run_query({"-d", place.index(), "--format", "json", word});
    CHECK(answer.status == 0);
    CHECK(is_utf8(answer.out));
  }
  CHECK(is_utf8(run_index({"--dump", place.posts().string()}).out));
}

TEST_CASE("13: UTF-16 is refused by name", "[faults]") {
  for (const bool little : {true, false}) {
    const Place place;
    std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : good()) bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
    place.post("wide.json", bytes);
    place.post("good.json", good());
    const auto outcome = place.run();
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, Catch::Contains("wide.json") && Catch::Contains("UTF-16"));
    CHECK(place.finds("zorille", "1#1"));
  }
}

TEST_CASE("14: JSON nested too deep is refused while it is read", "[faults]") {
  const Place place;
  for (const std::size_t depth : {limits::max_json_depth, std::size_t{100000}, std::size_t{1000000}})
    place.post("deep" + std::to_string(depth) + ".json",
               "{\"id\":2,\"content\":\"x\",\"acf\":" + std::string(depth, '[') + std::string(depth, ']') + "}");
  place.post("good.json", good());
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  for (const std::string name : {"deep64.json", "deep100000.json", "deep1000000.json"})
    CHECK_THAT(outcome.err, Catch::Contains(name) && Catch::Contains("nested over 64 deep"));
  CHECK(place.finds("zorille", "1#1"));
}

TEST_CASE("15: a wrong type, a missing or too great id rejects the post, others are indexed", "[faults]") {
  const Place place;
  place.post("posts.json", "[" + good(1) + R"(,{"content":{"rendered":"x"}},{"id":9007199254740992,"content":"x"},)" +
                               R"({"id":1e999,"content":"x"},{"id":5,"content":[]},)" + good(8) + "]");
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  INFO(outcome.err);
  CHECK_THAT(outcome.err, Catch::Contains("field id: expected a whole number"));
  CHECK_THAT(outcome.err, Catch::Contains("field id: expected a number under 2^53"));
  CHECK_THAT(outcome.err, Catch::Contains("field content: expected"));
  CHECK_THAT(outcome.err,
             Catch::Contains("number overflow") || Catch::Contains("out_of_range") || Catch::Contains("1e999"));
  CHECK(place.finds("zorille", "1#1"));
  CHECK(place.finds("zorille", "8#1"));
  CHECK(place.passages() == 4);
}

TEST_CASE("15: a value of a list that is no object is rejected, the posts behind it are indexed", "[faults]") {
  const Place place;
  place.post("posts.json", "[" + good(1) + ",7,\"x\",[1],null," + good(8) + "]");
  CHECK(place.run().status == 1);
  CHECK(place.passages() == 4);
}

TEST_CASE("16: of one id twice the last wins, it is counted, and a rerun gives the same index", "[faults]") {
  const Place place;
  place.post("posts.ndjson", with_html(1, "<p>La première zorille.</p>") + "\n" + good(2) + "\n" +
                                 with_html(1, "<p>La dernière martre.</p>") + "\n");
  const auto outcome = place.run();
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("1 came twice"));
  CHECK_FALSE(place.finds("première", "1#0"));
  CHECK(place.finds("dernière", "1#0"));
  const auto before = content_lines(place.index());
  CHECK(place.run().status == 0);
  CHECK(content_lines(place.index()) == before);
}

TEST_CASE("17: a post past its limit is skipped, its neighbours are indexed", "[faults]") {
  const Place place;
  const auto huge = with_html(2, "<p>" + std::string(limits::max_post_bytes + 1, 'x') + "</p>");
  place.post("list.json", "[" + good(1) + "," + huge + "," + good(3) + "]");
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, Catch::Contains("longer than " + std::to_string(limits::max_post_bytes)));
  CHECK(place.passages() == 4);
}

TEST_CASE("18: hostile HTML is indexed beside good posts", "[faults]") {
  const auto repeated = [](const std::string& text, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += text;
    return out;
  };
  std::string attributes;
  for (int i = 0; i < 100000; ++i) attributes += " a" + std::to_string(i);
  const Place place;
  place.post("deep.json", with_html(2, repeated("<div>", 1000000) + "<p>La martre profonde.</p>"));
  place.post("attributes.json", with_html(3, "<p" + attributes + ">Le furet chargé.</p>"));
  place.post("comment.json", with_html(4, "<p>La belette.</p><!--" + std::string(500000, 'x')));
  place.post("script.json", with_html(5, "<p>Le blaireau.</p><script>" + std::string(500000, 'x')));
  place.post("good.json", good());
  CHECK(place.run().status == 0);
  for (const auto& [word, id] : std::vector<std::pair<std::string, std::string>>{
           {"profonde", "2#0"}, {"chargé", "3#0"}, {"belette", "4#0"}, {"blaireau", "5#0"}, {"zorille", "1#1"}}) {
    INFO(word);
    CHECK(place.finds(word, id));
  }
}

TEST_CASE("19: a word of megabytes and long names survive with their batch", "[faults]") {
  // Where each piece of the word looks at all that follows, this takes longer than the test may.
  const Place place;
  auto post = rest_post(2, std::string(100000, 't'), "<p>La martre " + std::string(5000000, 'a') + " dort.</p>");
  post["_embedded"]["author"] = Json::array({{{"name", std::string(2000, 'n')}}});
  place.post("long.json", dump_json(post));
  post["id"] = std::string(200, 'i');
  place.post("long-id.json", dump_json(post));
  place.post("good.json", good());
  CHECK(place.run().status == 0);
  CHECK(place.finds("martre", "2#0"));
  CHECK(place.finds("zorille", "1#1"));
  CHECK(place.finds(std::string(limits::max_query_bytes - 1, 'a'), "2#0"));
}

TEST_CASE("20: a post without text is reported, not an error", "[faults]") {
  const Place place;
  place.post("empty.json", with_html(2, "<figure><img src=\"x\"></figure>"));
  place.post("good.json", good());
  const auto outcome = place.run();
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.err, Catch::Contains("post 2") && Catch::Contains("no text"));
  CHECK_THAT(outcome.err, Catch::Contains("1 without text"));
}

TEST_CASE("20: a post of very many passages is capped, and that is reported", "[faults]") {
  std::string html;
  for (std::size_t i = 0; i < limits::max_passages_per_post + 10; ++i)
    html += "<h3>Q" + std::to_string(i) + " ?</h3><p>R.</p>";
  const Place place;
  place.post("many.json", with_html(2, html));
  const auto outcome = place.run();
  CHECK(place.passages() <= limits::max_passages_per_post);
  INFO(outcome.err);
  CHECK_THAT(outcome.err,
             Catch::Contains("past the limit of " + std::to_string(limits::max_passages_per_post) + " passages"));
}

TEST_CASE("21: loops, FIFOs, devices and files that vanish are reported, the run goes on", "[faults]") {
  const Place place;
  place.post("good.json", good());
  fs::create_directory_symlink(place.posts(), place.posts() / "loop");
  fs::create_symlink(place.posts() / "vanished.json", place.posts() / "dangling.json");
  fs::create_symlink("/dev/zero", place.posts() / "device.json");
  REQUIRE(::mkfifo((place.posts() / "fifo.json").c_str(), 0600) == 0);
  const auto outcome = run_index({"-d", place.index(), place.posts().string(), (place.posts() / "fifo.json").string(),
                                  "/dev/zero", (place.posts() / "nowhere.json").string()});
  CHECK(outcome.status == 1);
  for (const std::string name : {"dangling.json", "device.json", "fifo.json", "/dev/zero", "nowhere.json"}) {
    INFO(name << '\n' << outcome.err);
    CHECK_THAT(outcome.err, Catch::Contains("rejected: ") && Catch::Contains(name));
  }
  CHECK(place.passages() == 2);
}

TEST_CASE("21: a file without permission is reported, the run goes on", "[faults]") {
  if (::geteuid() == 0) return skip("root may read every file");
  const Place place;
  place.post("good.json", good());
  place.post("locked.json", good(2));
  fs::permissions(place.posts() / "locked.json", fs::perms::none);
  const auto outcome = place.run();
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, Catch::Contains("locked.json") && Catch::Contains("ermission denied"));
  CHECK(place.passages() == 2);
}
