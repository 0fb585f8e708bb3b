// Pieces of sources become posts with passages; what is damaged is told and the rest goes on.
#include "indexer/intake/intake.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

bool is_new(const std::string&, const std::string&) { return false; }

SourceItem object(const std::string& bytes, InputForm form = InputForm::posts, JsonItem::State state = {},
                  const std::string& source = "file") {
  // Items of one source share its name.
  static std::vector<std::shared_ptr<const std::string>> names;
  for (const auto& name : names)
    if (*name == source) return {name, JsonObject{{state, bytes, 0}, form}};
  names.push_back(std::make_shared<const std::string>(source));
  return {names.back(), JsonObject{{state, bytes, 0}, form}};
}

SourceItem rest(int id, const std::string& html) { return object(dump_json(rest_post(id, "Titre", html))); }

SourceItem ready(const std::string& post, int n, const std::string& source = "file") {
  return object(dump_json(Json{{"id", post + '#' + std::to_string(n)}, {"post", post}, {"text", "Une loutre."}}),
                InputForm::passages, {}, source);
}

PostBatch read(std::vector<SourceItem> items, const KnownPost& known = is_new) {
  Batch batch;
  for (auto& item : items) batch.add(std::move(item), 1);
  return read_posts(std::move(batch), known);
}

}  // namespace

TEST_CASE("posts come in order with their passages and are counted", "[intake]") {
  const auto batch = read({rest(3, "<h3>Que voit-on ?</h3><p>Une loutre.</p><h3>Et là ?</h3><p>Un castor.</p>"),
                           rest(1, "<p>Un héron.</p>"), rest(2, "")});
  REQUIRE(batch.posts.size() == 3);
  CHECK(batch.posts[0].post == "revue.example/3");
  CHECK(batch.posts[0].passages.size() == 2);
  CHECK(batch.posts[1].post == "revue.example/1");
  CHECK(batch.posts[2].passages.empty());
  CHECK(batch.report.posts == 3);
  CHECK(batch.report.passages == 3);
  CHECK(batch.report.empty == 1);
  REQUIRE(batch.report.incidents.size() == 1);
  CHECK(batch.report.incidents[0].reason == "no text, so no passage");
}

TEST_CASE("a post that the index holds as it is is not cut", "[intake]") {
  const auto item = [] { return rest(1, "<p>Une loutre.</p>"); };
  const auto hash = read({item()}).posts.at(0).hash;
  CHECK_FALSE(hash.empty());
  std::size_t cut = 0;
  Batch batch;
  batch.add(item(), 1);
  batch.add(rest(2, "<p>Un castor.</p>"), 1);
  const auto read = read_posts(
      std::move(batch), [&](const auto& post, const auto& known) { return post == "revue.example/1" && known == hash; },
      {}, [&](const Post&, const Cut&) { ++cut; });
  CHECK(read.posts.at(0).unchanged);
  CHECK(read.posts.at(0).passages.empty());
  CHECK_FALSE(read.posts.at(1).unchanged);
  CHECK(cut == 1);
  CHECK(read.report.unchanged == 1);
  CHECK(read.report.posts == 1);
  CHECK(read.report.passages == 1);
}

TEST_CASE("the hash of a post changes with its text", "[intake]") {
  const auto hash = [](const std::string& html) { return read({rest(1, html)}).posts.at(0).hash; };
  CHECK(hash("<p>a</p>") == hash("<p>a</p>"));
  CHECK(hash("<p>a</p>") != hash("<p>b</p>"));
}

TEST_CASE("ready passages of one post that stand together are one post", "[intake]") {
  const auto batch = read({ready("a", 1), ready("a", 2), ready("b", 1), ready("b", 2, "other file")});
  REQUIRE(batch.posts.size() == 3);
  CHECK(batch.posts[0].post == "/a");
  CHECK(batch.posts[0].passages.size() == 2);
  CHECK(batch.posts[1].post == "/b");
  CHECK(batch.posts[2].post == "/b");
  CHECK(batch.posts[0].hash != batch.posts[1].hash);
  const auto known = read({ready("a", 1), ready("a", 2)}, [](const auto&, const auto&) { return true; });
  CHECK(known.posts.at(0).unchanged);
  CHECK(known.posts.at(0).passages.empty());
}

TEST_CASE("what cannot be read is rejected where it stands, and the rest is read", "[intake]") {
  using State = JsonItem::State;
  struct Row {
    std::string bytes;
    State state;
    std::string reason;  ///< its beginning
  };
  const std::vector<Row> rows = {
      {"", State::too_big, "longer than"},
      {"", State::too_deep, "JSON nested over"},
      {"oops", State::stray, "expected a JSON object here"},
      {"\xFF\xFEo", State::stray, "UTF-16"},
      {"{\"content\":\"<p>Sans numéro</p>\"}", State::whole, "field id"},
  };
  for (const auto& row : rows) {
    INFO(row.bytes << row.reason);
    const auto batch = read({object(row.bytes, InputForm::posts, row.state), rest(1, "<p>Une loutre.</p>")});
    CHECK(batch.posts.size() == 1);
    REQUIRE(batch.report.incidents.size() == 1);
    CHECK(batch.report.incidents[0].kind == Incident::Kind::rejected);
    CHECK(batch.report.incidents[0].where.starts_with("file"));
    CHECK(batch.report.incidents[0].reason.starts_with(row.reason));
  }
}

TEST_CASE("incidents of the reading stand where they were met, repairs are told", "[intake]") {
  const auto name = std::make_shared<const std::string>("file");
  auto cut_off = object("{\"id\":5,\"content\":\"<p>Une loutre", InputForm::posts, JsonItem::State::cut_off);
  const auto batch =
      read({std::move(cut_off), {name, Incident{Incident::Kind::warning, "file", "une note"}}, object("x")});
  REQUIRE(batch.report.incidents.size() == 3);
  CHECK(batch.report.incidents[0].kind == Incident::Kind::repaired);
  CHECK(batch.report.repaired == 1);
  CHECK(batch.posts.at(0).passages.at(0).repaired);
  CHECK(batch.report.incidents[1].reason == "une note");
  CHECK(batch.report.incidents[2].kind == Incident::Kind::rejected);
}

TEST_CASE("several posts in one object are read one by one", "[intake]") {
  const Json list{{"posts", {rest_post(1, "Un", "<p>Une loutre.</p>"), rest_post(2, "Deux", "<p>Un castor.</p>")}}};
  const auto batch = read({object(dump_json(list))});
  REQUIRE(batch.posts.size() == 2);
  CHECK(batch.posts[1].post == "revue.example/2");
}

TEST_CASE("a post that is not for everyone is withdrawn, without text and without being rejected", "[intake]") {
  auto post = rest_post(5, "Titre", "<p>Une loutre.</p>");
  post["status"] = "private";
  const auto batch = read({object(dump_json(post))});
  REQUIRE(batch.posts.size() == 1);
  CHECK(batch.posts[0].post == "revue.example/5");
  CHECK(batch.posts[0].passages.empty());
  CHECK(batch.posts[0].hash.empty());
  REQUIRE(batch.posts[0].withdrawn);
  CHECK(batch.posts[0].withdrawn->where == "file:0: post 5");
  CHECK(batch.posts[0].withdrawn->reason == "not published (status private)");
  CHECK(batch.report.incidents.empty());
  CHECK(batch.report.posts == 0);
}

TEST_CASE("the site that is given is that of posts whose link tells none", "[intake]") {
  auto relative = rest_post(1, "Titre", "<p>Une loutre.</p>");
  relative["link"] = "/2016/loutre/";
  Batch batch;
  batch.add(object(dump_json(relative)), 1);
  batch.add(rest(2, "<p>Un castor.</p>"), 1);
  batch.add(ready("3", 1), 1);
  const auto read = read_posts(std::move(batch), is_new, "estuaire");
  REQUIRE(read.posts.size() == 3);
  CHECK(read.posts[0].post == "estuaire/1");
  CHECK(read.posts[0].passages.at(0).host == "estuaire");
  CHECK(read.posts[1].post == "revue.example/2");
  CHECK(read.posts[1].passages.at(0).host.empty());
  CHECK(read.posts[2].post == "estuaire/3");
}
