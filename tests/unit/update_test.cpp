// An update of an index from indexed batches: what counts afterwards.
#include "indexer/build/update.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "common/index.hpp"
#include "common/passage.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

PostPassages post(const std::string& id, const std::string& text, const std::string& hash) {
  return {site_key({}, id), hash, {passage_of(id, text)}, false};
}

PostPassages withdrawn(const std::string& id) {
  return {site_key({}, id), {}, {}, false, Withdrawal{"fichier: post " + id, "draft"}};
}

/// Batches as a reader makes them: posts that the index holds are left unchanged.
IndexedBatches batches_of(std::vector<PostBatch> batches) {
  return IndexedBatches([batches = std::move(batches), next = std::size_t{0}]() mutable -> ReadPosts {
    if (next == batches.size()) return {};
    return [batch = batches[next++]](const KnownPost& known) {
      auto out = batch;
      for (auto& post : out.posts)
        if (!post.withdrawn && (post.unchanged = known(post.post, post.hash))) post.passages.clear();
      return out;
    };
  });
}

/// The texts that count, sorted.
std::vector<std::string> living(const std::filesystem::path& directory) {
  const auto index = open_whole_index(directory);
  std::vector<std::string> texts;
  for (auto it = index.database.postlist_begin(""); it != index.database.postlist_end(""); ++it)
    if (!std::binary_search(index.dead.begin(), index.dead.end(), *it))
      texts.push_back(load_passage(index.database.get_document(*it).get_data())->text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// Updates an index of the posts 1 (loutre) and 2 (castor).
struct Updated {
  explicit Updated(std::vector<PostBatch> batches, unsigned jobs = 1, bool finish = true) {
    index_passages(directory.path() / "index", {passage_of("1", "loutre"), passage_of("2", "castor")});
    Update update(path(), jobs, [] {});
    auto all = batches_of(std::move(batches));
    update.run(all, report);
    if (finish) update.finish();
  }
  std::filesystem::path path() const { return directory / "index"; }
  TemporaryDirectory directory;
  Report report;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a changed post replaces what the index has, a new one is added", "[update]") {
  const Updated updated({{{post("1", "loutre de mer", "h1"), post("3", "héron", "h3")}, {}}});
  CHECK(living(updated.path()) == Texts{"castor", "héron", "loutre de mer"});
  CHECK(open_whole_index(updated.path()).dead.size() == 1);
}

TEST_CASE("of a post that comes twice the last one counts, also when it is as the index had it", "[update]") {
  const auto before = hex_of(hash_of("loutre"));
  for (const unsigned jobs : {1u, 3u}) {
    INFO(jobs);
    const Updated twice({{{post("1", "un", "h1")}, {}}, {{post("1", "deux", "h2")}, {}}}, jobs);
    CHECK(living(twice.path()) == Texts{"castor", "deux"});
    CHECK(twice.report.repeated == 1);
    const Updated back({{{post("1", "un", "h1")}, {}}, {{post("1", "loutre", before)}, {}}}, jobs);
    CHECK(living(back.path()) == Texts{"castor", "loutre"});
  }
}

TEST_CASE("a passage that comes under another post leaves the first", "[update]") {
  auto moved = post("9", "loutre ailleurs", "h9");
  moved.passages[0].id = "1";
  CHECK(living(Updated({{{moved}, {}}}).path()) == Texts{"castor", "loutre ailleurs"});
}

TEST_CASE("what is unchanged, or not finished, leaves the index as it was", "[update]") {
  const Updated same({{{post("1", "loutre", hex_of(hash_of("loutre")))}, {}}});
  CHECK(open_whole_index(same.path()).dead.empty());
  CHECK(open_whole_index(same.path()).database.get_lastdocid() == 2);
  const Updated unfinished({{{post("1", "un", "h1")}, {}}}, 1, false);
  CHECK(living(unfinished.path()) == Texts{"castor", "loutre"});
}

TEST_CASE("an interrupt ends the update and the index stays as it was", "[update]") {
  const TemporaryDirectory directory;
  index_passages(directory / "index", {passage_of("1", "loutre")});
  {
    Update update(directory / "index", 2, [] { throw std::runtime_error("interrupted"); });
    auto batches = batches_of({{{post("1", "un", "h1")}, {}}});
    Report report;
    CHECK_THROWS_WITH(update.run(batches, report), "interrupted");
  }
  CHECK(living(directory / "index") == Texts{"loutre"});
}

TEST_CASE("a post that is withdrawn leaves with its hash, and the report says it", "[update][withdrawn]") {
  const Updated gone({{{withdrawn("1")}, {}}});
  CHECK(living(gone.path()) == Texts{"castor"});
  CHECK(gone.report.withdrawn() == 1);
  CHECK(gone.report.rejected() == 0);
  CHECK(gone.report.incidents.at(0).where == "fichier: post 1");
  const auto index = open_whole_index(gone.path());
  CHECK(index.database.get_metadata(std::string(metadata::post_hash) + "/1").empty());
  CHECK_FALSE(index.database.get_metadata(std::string(metadata::post_hash) + "/2").empty());
}

TEST_CASE("a withdrawn post that was never there changes nothing and is only noted", "[update][withdrawn]") {
  const Updated never({{{withdrawn("9"), withdrawn("9")}, {}}});
  CHECK(living(never.path()) == Texts{"castor", "loutre"});
  CHECK(open_whole_index(never.path()).database.get_lastdocid() == 2);
  CHECK(never.report.withdrawn() == 0);
  REQUIRE(never.report.incidents.size() == 1);
  CHECK(never.report.incidents[0].kind == Incident::Kind::warning);
  CHECK(never.report.incidents[0].reason == "draft, skipped");
  auto counted = withdrawn("9");
  counted.withdrawn->counted = true;
  CHECK(Updated({{{counted}, {}}}).report.incidents.empty());
}

TEST_CASE("of a withdrawal and a publication in one run the last counts", "[update][withdrawn]") {
  const auto as_it_was = post("1", "loutre", hex_of(hash_of("loutre")));
  for (const unsigned jobs : {1u, 3u}) {
    INFO(jobs);
    const Updated back({{{withdrawn("1")}, {}}, {{as_it_was}, {}}}, jobs);
    CHECK(living(back.path()) == Texts{"castor", "loutre"});
    CHECK(back.report.withdrawn() == 0);
    const Updated changed({{{withdrawn("1")}, {}}, {{post("1", "loutre de mer", "h")}, {}}}, jobs);
    CHECK(living(changed.path()) == Texts{"castor", "loutre de mer"});
    CHECK(changed.report.withdrawn() == 0);
    for (const auto& first : {as_it_was, post("1", "loutre de mer", "h")}) {
      const Updated gone({{{first}, {}}, {{withdrawn("1"), withdrawn("1")}, {}}}, jobs);
      CHECK(living(gone.path()) == Texts{"castor"});
      CHECK(gone.report.withdrawn() == 1);
    }
    const Updated came({{{post("3", "héron", "h3")}, {}}, {{withdrawn("3")}, {}}}, jobs);
    CHECK(living(came.path()) == Texts{"castor", "loutre"});
  }
}
