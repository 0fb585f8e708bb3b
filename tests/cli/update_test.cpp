// The same index whatever the threads and the memory, posts that come again, and updates of an index that cannot
// delete.
#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <string>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  std::string path(const std::string& name) const { return (directory / name).string(); }
  std::string write(const std::string& name, const std::string& content) const {
    write_file(path(name), content);
    return path(name);
  }
  Index open(const std::string& name = "index") const { return open_whole_index(path(name)); }
  TemporaryDirectory directory;
};

Outcome build(const std::vector<std::string>& arguments) {
  auto outcome = run_index(arguments);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return outcome;
}

/// A post about an animal.
std::string animal_post(int id, const std::string& animal) {
  return dump_json(rest_post(id, "Une bête", "<h3>Que voit-on ?</h3><p>Une " + animal + " traverse le chemin.</p>")) +
         '\n';
}

/// Everything in an index, by document id and by key of metadata.
std::map<std::string, std::string> everything(const Index& index) {
  std::map<std::string, std::string> all;
  const auto& database = index.database;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
    all["metadata " + *key] = database.get_metadata(*key);
  const auto name = [](Xapian::docid document) { return "document " + std::to_string(document); };
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    const auto document = database.get_document(*it);
    auto& text = all[name(*it)] = document.get_data();
    for (const auto slot : {slot_date, slot_post, slot_place, slot_words}) text += '\x1f' + document.get_value(slot);
    text += '\x1f' + std::string(index.traces.of(*it));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      all[name(*it)] += '\x1f' + *term + '=' + std::to_string(it.get_wdf());
  return all;
}

bool finds(const Place& place, const std::string& word) {
  return propos::testing::search(place.path("index"), word, true).total > 0;
}

}  // namespace

TEST_CASE("the index is the same whatever the number of threads and the memory", "[cli][index][jobs]") {
  const Place place;
  // Posts that come again stand far from each other, so that they are in different batches.
  const auto posts =
      place.write("posts.ndjson", generated_posts(1600, 1) + generated_posts(20, 2) + "{\"id\": broken}\n");
  std::map<std::string, std::string> expected;
  std::string said;
  for (const std::vector<std::string>& flags : {std::vector<std::string>{"-j", "1"},
                                                {"-j", "2"},
                                                {"-j", "4"},
                                                {"-j", "1", "--max-memory", "32"},
                                                {"-j", "4", "--max-memory", "32"}}) {
    const auto index = place.path("index" + flags[1] + std::to_string(flags.size()));
    auto arguments = flags;
    arguments.insert(arguments.end(), {"-d", index, posts});
    const auto outcome = run_index(arguments);
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, Catch::Contains("20 came twice") && Catch::Contains("1 rejected"));
    const auto incidents = outcome.err.substr(0, outcome.err.find("MB in"));
    const auto all = everything(open_whole_index(index));
    if (expected.empty()) {
      expected = all;
      said = incidents;
      CHECK(expected.size() > 6000);
    }
    CHECK(said == incidents);
    CHECK(all == expected);
  }
}

TEST_CASE("of posts and passages that come again in other batches the last one counts", "[cli][index][jobs]") {
  const Place place;
  const std::string ready = "{\"id\":\"x\",\"post\":\"p1\",\"text\":\"Une zorille dort.\"}\n";
  const auto first =
      place.write("a.ndjson", animal_post(1, "belette") + generated_posts(1500, 1) + animal_post(1, "martre"));
  const auto second = place.write("b.ndjson", ready);
  const auto third = place.write("c.ndjson", "{\"id\":\"x\",\"post\":\"p2\",\"text\":\"Une fouine dort.\"}\n");
  const auto outcome = build({"-d", place.path("index"), "-j", "2", first, second, third});
  CHECK_THAT(outcome.err, Catch::Contains("1 came twice"));
  CHECK_FALSE(finds(place, "belette"));
  CHECK(finds(place, "martre"));
  CHECK_FALSE(finds(place, "zorille"));
  CHECK(finds(place, "fouine"));
  CHECK(place.open().dead.size() == 2);
  CHECK_THAT(build({"-d", place.path("index"), "-j", "2", third}).err, Catch::Contains("1 unchanged"));
}

TEST_CASE("ready passages of one post are one post, however small the batches", "[cli][index][jobs]") {
  const Place place;
  std::string lines;
  for (int post = 0; post < 40; ++post)
    for (int n = 0; n < 30; ++n)
      lines += dump_json(Json{{"id", "p" + std::to_string(post) + "#" + std::to_string(n)},
                              {"post", "p" + std::to_string(post)},
                              {"text", "Une zorille " + std::string(400, 'x')}}) +
               '\n';
  const auto passages = place.write("passages.ndjson", lines);
  const auto outcome = build({"-d", place.path("index"), "-j", "4", "--max-memory", "32", passages});
  CHECK_THAT(outcome.err, Catch::Contains("40 posts, 1200 passages") && !Catch::Contains("came twice"));
}

TEST_CASE("a replaced post stays as dead passages that no query finds, and goes with the merge",
          "[cli][index][update]") {
  const Place place;
  const auto posts = place.write("posts.ndjson", animal_post(1, "belette") + generated_posts(1000, 1));
  build({"-q", "-d", place.path("index"), posts});
  const auto before = place.open().passages();
  REQUIRE(before > 2000);
  build({"-q", "-d", place.path("index"), place.write("new.ndjson", animal_post(1, "martre"))});
  CHECK(place.open().dead == std::vector<Xapian::docid>{1});
  CHECK(place.open().passages() == before);
  CHECK_FALSE(finds(place, "belette"));
  CHECK(finds(place, "martre"));
  CHECK_THAT(build({"-d", place.path("index"), place.path("new.ndjson"), posts}).err,
             Catch::Contains("1001 unchanged") || Catch::Contains("1 post"));
  // A fifth of the posts changes: too many dead to keep.
  build({"-q", "-d", place.path("index"), place.write("many.ndjson", generated_posts(300, 2))});
  const auto merged = place.open();
  CHECK(merged.dead.empty());
  CHECK(merged.database.get_doccount() == merged.passages());
  CHECK_THAT(build({"-d", place.path("index"), place.path("many.ndjson")}).err, Catch::Contains("300 unchanged"));
}

TEST_CASE("a small index never holds dead passages", "[cli][index][update]") {
  const Place place;
  build({"-q", "-d", place.path("index"),
         place.write("a.ndjson", animal_post(1, "belette") + animal_post(2, "zorille") + animal_post(1, "fouine"))});
  CHECK(place.open().dead.empty());
  CHECK(place.open().database.get_doccount() == 2);
  build({"-q", "-d", place.path("index"), place.write("b.ndjson", animal_post(1, "martre"))});
  CHECK(place.open().dead.empty());
  CHECK(place.open().database.get_doccount() == 2);
  CHECK_FALSE(finds(place, "fouine"));
  CHECK(finds(place, "martre"));
  CHECK(finds(place, "zorille"));
}

TEST_CASE("an older version before the one that the index has changes nothing", "[cli][index][update]") {
  const Place place;
  const auto posts = place.write("posts.ndjson", animal_post(1, "belette") + generated_posts(600, 1));
  build({"-q", "-d", place.path("index"), posts});
  const auto before = content_lines(place.path("index"));
  const auto both = place.write("both.ndjson", animal_post(1, "martre") + animal_post(1, "belette"));
  build({"-q", "-d", place.path("index"), "-j", "1", both});
  CHECK(content_lines(place.path("index")) == before);
  CHECK_THAT(build({"-d", place.path("index"), posts}).err, Catch::Contains("601 unchanged"));
}

TEST_CASE("an index with dead passages is sound for Xapian's tools", "[cli][index][update]") {
  const auto check = find_program("xapian-check");
  if (check.empty()) return skip("xapian-tools are not installed");
  const Place place;
  build({"-q", "-d", place.path("index"), place.write("a.ndjson", generated_posts(900, 1))});
  build({"-q", "-d", place.path("index"), place.write("b.ndjson", generated_posts(20, 2))});
  CHECK_FALSE(place.open().dead.empty());
  const auto checked = run(check, {place.path("index")});
  INFO(checked.out << checked.err);
  CHECK(checked.status == 0);
  CHECK_THAT(checked.out, Catch::Contains("No errors found"));
}

TEST_CASE("an update reads only what a first run left, and repeats nothing", "[cli][index][update]") {
  const Place place;
  const auto first = place.write("first.ndjson", generated_posts(100, 1));
  build({"-q", "-d", place.path("index"), first});
  build({"-q", "-d", place.path("index"), place.write("more.ndjson", generated_posts(150, 1))});
  build({"-q", "-d", place.path("whole"), place.path("more.ndjson")});
  std::vector<std::string> ids[2];
  for (const auto* name : {"index", "whole"}) {
    const auto index = place.open(name);
    auto& list = ids[std::string(name) == "whole"];
    for (auto term = index.database.allterms_begin("Q"); term != index.database.allterms_end("Q"); ++term)
      list.push_back(*term);
    CHECK(index.dead.empty());
  }
  CHECK(ids[0] == ids[1]);
}

TEST_CASE("jobs and memory out of range are refused by name", "[cli][index][jobs]") {
  for (const std::vector<std::string>& flags :
       {std::vector<std::string>{"-j", "0"}, {"--jobs", "1000"}, {"--max-memory", "1"}}) {
    auto arguments = flags;
    arguments.push_back("nowhere.json");
    const auto outcome = run_index(arguments);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Catch::Contains(flags[0] == "-j" ? "--jobs" : flags[0]));
  }
}

TEST_CASE("posts whose corrections change are cut again, others are not", "[cli][index][corrections]") {
  const Place place;
  std::filesystem::create_directory(place.path("posts"));
  place.write("posts/posts.ndjson", animal_post(1, "zorille") + animal_post(2, "genette"));
  const auto correct = [&](const std::string& post, const std::string& speaker) {
    place.write("posts/corrections.toml", "[[correction]]\npost = " + post + "\nspeaker = \"" + speaker + "\"\n");
    return build({"-d", place.path("index"), place.path("posts")});
  };
  build({"-q", "-d", place.path("index"), place.path("posts")});
  CHECK_THAT(correct("1", "Ada Mer").err, Catch::Contains("1 post,") && Catch::Contains("1 unchanged"));
  CHECK(finds(place, "locuteur:Mer zorille"));
  CHECK_FALSE(finds(place, "locuteur:Mer genette"));
  CHECK_THAT(correct("1", "Ada Mer").err, Catch::Contains("2 unchanged"));
  CHECK_THAT(correct("1", "Jean Roc").err, Catch::Contains("1 unchanged"));
  CHECK(finds(place, "locuteur:Roc zorille"));
  // A correction that goes away is taken back, and one of no post is told.
  const auto last = correct("9", "Jean Roc");
  CHECK_FALSE(finds(place, "locuteur:Roc zorille"));
  CHECK_THAT(last.err, Catch::Contains("corrections.toml:1: no post 9 in the sources") &&
                           Catch::Contains("1 correction without effect"));
}

TEST_CASE("a file of corrections that is none ends the run before anything is written", "[cli][index][corrections]") {
  const Place place;
  const auto posts = place.write("posts.ndjson", animal_post(1, "zorille"));
  const auto bad = place.write("mine.toml", "[[correction]]\npost = \"1\"\nrole = \"poem\"\n");
  const auto outcome = run_index({"-d", place.path("index"), "--corrections", bad, posts});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("mine.toml:1: field role: expected one of"));
  CHECK_FALSE(std::filesystem::exists(place.path("index") + "/XAPIANDB"));
}
