// One directory with everything that reading must survive, beside good posts: the good are indexed, each bad one is
// named.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

namespace fs = std::filesystem;

std::string times(std::size_t n, const std::string& text) {
  std::string all;
  all.reserve(n * text.size());
  for (std::size_t i = 0; i < n; ++i) all += text;
  return all;
}

std::string post(int id, const std::string& html) { return dump_json(rest_post(id, "Un article", html)); }

std::string interview(int id, const std::string& animal) {
  return post(id,
              "<h3>Que voit-on ?</h3><p>Une " + animal + " traverse.</p><h3>Et la nuit ?</h3><p>Rien ne bouge.</p>");
}

/// A file and what the run must say of it; nothing is said of what is merely survived.
struct Fault {
  std::string name;
  std::string content;
  std::string said;
};

std::vector<Fault> faults() {
  const auto good = interview(70, "zorille");
  return {
      {"b-empty.json", "", "empty file"},
      {"b-not-json.json", "nonsense", "b-not-json.json:0"},
      {"b-trailing.json", interview(71, "belette") + " trailing", "b-trailing.json:"},
      {"b-cut-off.json", good.substr(0, good.size() - 4), "repaired: "},
      {"b-raw-controls.json",
       "{\"id\":72,\"title\":{\"rendered\":\"T\"},\"content\":{\"rendered\":\"<p>une\nloutre</p>\"}}",
       "raw control characters"},
      {"b-surrogate.json", "{\"id\":73,\"content\":{\"rendered\":\"<p>une fouine \\ud800</p>\"}}", ""},
      {"b-bad-utf8.json", "{\"id\":74,\"content\":{\"rendered\":\"<p>un putois \xC3\x28 \xFF</p>\"}}",
       "b-bad-utf8.json"},
      {"b-utf16.json", std::string("\xFF\xFE{\0\"\0", 6), "UTF-16"},
      {"b-deep.json",
       "{\"id\":75,\"content\":" + times(limits::max_json_depth + 1, "[") + times(limits::max_json_depth + 1, "]") +
           "}",
       "deep"},
      {"b-no-id.json", "{\"content\":{\"rendered\":\"<p>x</p>\"}}", "field id"},
      {"b-wrong-type.json", "{\"id\":76,\"content\":12}", "field content"},
      {"b-huge-id.json", "{\"id\":9007199254740992,\"content\":{\"rendered\":\"<p>x</p>\"}}", "2^53"},
      {"b-not-a-number.json", "{\"id\":1e999,\"content\":{\"rendered\":\"<p>x</p>\"}}", "b-not-a-number.json"},
      {"b-too-big.json", post(77, "<p>" + times(limits::max_post_bytes, "x") + "</p>"), "longer than"},
      {"b-deep-html.json", post(78, times(100000, "<div>") + "une hermine"), ""},
      {"b-many-attributes.json", post(79, "<p " + times(100000, "a=1 ") + ">un vison</p>"), ""},
      {"b-open-comment.json", post(80, "<p>un furet</p><!-- " + times(100000, "x ")), ""},
      {"b-long-word.json", post(81, "<p>une martre " + times(1000000, "a") + "</p>"), ""},
      {"b-no-text.json", post(82, "<p></p>"), "no text"},
      {"b-protected.json", "{\"id\":83,\"content\":{\"rendered\":\"\",\"protected\":true}}", "protected"},
      {"b-lines.ndjson", interview(84, "genette") + "\n{\"id\":85,\"content\":{\n" + interview(86, "mangouste") + "\n",
       "b-lines.ndjson:"},
      {"b-broken.xml",
       "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>x</tit",
       "b-broken.xml"},
      {"b-other.xml", "<?xml version=\"1.0\"?><note/>", "b-other.xml"},
  };
}

}  // namespace

TEST_CASE("11 to 21: in a directory of everything bad the good are indexed and each bad one is named", "[faults]") {
  TemporaryDirectory directory;
  const auto posts = directory / "posts";
  fs::create_directories(posts / "sub");
  write_file(posts / "a-good.json", interview(1, "zibeline"));
  for (const auto& fault : faults()) write_file(posts / fault.name, fault.content);
  write_file(posts / "z-good.json", interview(2, "wolverine"));
  write_file(posts / "z-again.json", interview(2, "carcajou"));
  fs::create_directory_symlink(posts, posts / "sub" / "loop");
  fs::create_symlink("nowhere.json", posts / "dangling.json");
  REQUIRE(::mkfifo((posts / "pipe.json").c_str(), 0600) == 0);
  const auto index = (directory / "index").string();
  const auto outcome = run_index({"-d", index, posts.string()});
  INFO(outcome.err.substr(0, 6000));
  CHECK(outcome.status == 1);
  for (const auto& fault : faults()) {
    if (fault.said.empty()) continue;
    INFO(fault.name);
    CHECK_THAT(outcome.err, Catch::Contains(fault.name) && Catch::Contains(fault.said));
  }
  CHECK_THAT(outcome.err, Catch::Contains("pipe.json: not a regular file"));
  CHECK_THAT(outcome.err, Catch::Contains("dangling.json"));
  for (const auto* animal : {"zibeline", "zorille", "belette", "loutre", "fouine", "putois", "hermine", "vison",
                             "furet", "martre", "genette", "mangouste"}) {
    INFO(animal);
    CHECK(search(index, animal, true).total >= 1);
  }
  // One id twice: the last file in the order of names wins ("z-again" comes before "z-good").
  CHECK(search(index, "wolverine", true).total == 1);
  CHECK(search(index, "carcajou", true).total == 0);
}
