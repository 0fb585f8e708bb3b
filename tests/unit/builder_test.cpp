// Building an index, and bringing it up to date.
#include "indexer/build/builder.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Each passage as a post of its own, all in one batch. The hash is that of the text.
IndexedBatches batch_of(const std::vector<Passage>& passages) {
  PostBatch batch;
  batch.report.posts = batch.report.passages = passages.size();
  for (const auto& passage : passages)
    batch.posts.push_back({post_key(passage), hex_of(hash_of(passage.text)), {passage}, false});
  return IndexedBatches([batch, given = false]() mutable {
    return std::exchange(given, true) ? ReadPosts() : ReadPosts([batch](const KnownPost&) { return batch; });
  });
}

Report build(const std::filesystem::path& directory, const std::vector<Passage>& passages, bool rebuild = false) {
  Builder builder({directory, rebuild, 0, 1});
  Report report;
  auto batches = batch_of(passages);
  builder.run(batches, report);
  builder.finish();
  return report;
}

std::uint64_t passages_in(const std::filesystem::path& directory) { return open_whole_index(directory).passages(); }

}  // namespace

TEST_CASE("a first build indexes all posts and counts them", "[builder]") {
  const TemporaryDirectory directory;
  Builder builder({directory.path(), false, 0, 2});
  Report report;
  auto batches = batch_of({passage_of("1", "Le sel est gris."), passage_of("2", "L’eau est froide.")});
  builder.run(batches, report);
  builder.finish();
  CHECK(report.posts == 2);
  CHECK(report.passages == 2);
  CHECK(builder.passages() == 2);
  CHECK(builder.bytes() > 0);
}

TEST_CASE("without its finish a build leaves nothing", "[builder]") {
  const TemporaryDirectory directory;
  {
    Builder builder({directory.path(), false, 0, 1});
    Report report;
    auto batches = batch_of({passage_of("1", "Le sel est gris.")});
    builder.run(batches, report);
  }
  const IndexDirectory left(directory.path(), 0);
  CHECK_FALSE(left.has_index());
}

TEST_CASE("an update keeps what does not come again, replaces what does", "[builder]") {
  const TemporaryDirectory directory;
  build(directory.path(), {passage_of("1", "Le sel est gris."), passage_of("2", "L’eau est froide.")});
  build(directory.path(), {passage_of("2", "L’eau est tiède."), passage_of("3", "Le vent est fort.")});
  CHECK(passages_in(directory.path()) == 3);
  CHECK(has_hit(search(directory.path(), "tiède"), "2"));
  CHECK_FALSE(has_hit(search(directory.path(), "froide", true), "2"));
  CHECK(has_hit(search(directory.path(), "sel"), "1"));
}

TEST_CASE("a rebuild starts from nothing", "[builder]") {
  const TemporaryDirectory directory;
  build(directory.path(), {passage_of("1", "Le sel est gris."), passage_of("2", "L’eau est froide.")});
  build(directory.path(), {passage_of("3", "Le vent est fort.")}, true);
  CHECK(passages_in(directory.path()) == 1);
}

TEST_CASE("a small index has no dead passages after an update, they are merged away", "[builder]") {
  const TemporaryDirectory directory;
  build(directory.path(), {passage_of("1", "Le sel est gris."), passage_of("2", "L’eau est froide.")});
  const auto before = current_generation(directory.path());
  build(directory.path(), {passage_of("2", "L’eau est tiède.")});
  CHECK(open_whole_index(directory.path()).dead.empty());
  CHECK(current_generation(directory.path()) != before);
}

TEST_CASE("of a post that comes twice the last counts", "[builder]") {
  const TemporaryDirectory directory;
  const auto report =
      build(directory.path(), {passage_of("1", "Le sel est gris."), passage_of("1", "Le sel est blanc.")});
  CHECK(report.repeated == 1);
  CHECK(passages_in(directory.path()) == 1);
  CHECK(has_hit(search(directory.path(), "blanc"), "1"));
}

TEST_CASE("an index of nothing can be built and searched", "[builder]") {
  const TemporaryDirectory directory;
  build(directory.path(), {});
  CHECK(passages_in(directory.path()) == 0);
  CHECK(search(directory.path(), "sel").hits.empty());
}

TEST_CASE("what interrupts a build ends it, and the old index stays", "[builder]") {
  const TemporaryDirectory directory;
  build(directory.path(), {passage_of("1", "Le sel est gris.")});
  {
    Builder builder({directory.path(), true, 0, 1}, [] { throw std::runtime_error("assez"); });
    Report report;
    auto batches = batch_of({passage_of("2", "L’eau est froide.")});
    CHECK_THROWS_AS(builder.run(batches, report), std::runtime_error);
  }
  CHECK(has_hit(search(directory.path(), "sel"), "1"));
}

TEST_CASE("a full build leaves out what is withdrawn behind its publication", "[builder][withdrawn]") {
  const auto report_of = [](std::vector<PostPassages> posts, const std::filesystem::path& directory) {
    Builder builder({directory, true, 0, 1});
    Report report;
    std::size_t next = 0;  // a batch of each
    IndexedBatches batches([&] {
      return next == posts.size() ? ReadPosts() : ReadPosts([post = posts[next++]](const KnownPost&) {
        return PostBatch{{post}, {}};
      });
    });
    builder.run(batches, report);
    builder.finish();
    return report;
  };
  const PostPassages published{"/1", "h", {passage_of("1", "Le sel est gris.")}, false};
  const PostPassages withdrawn{"/1", {}, {}, false, Withdrawal{"fichier", "draft"}};
  const TemporaryDirectory directory;
  const auto hash = [&] {
    return open_whole_index(directory.path()).database.get_metadata(std::string(metadata::post_hash) + "/1");
  };
  CHECK(report_of({published, withdrawn}, directory.path()).withdrawn() == 1);
  CHECK(passages_in(directory.path()) == 0);
  CHECK(hash().empty());
  CHECK(report_of({withdrawn, published}, directory.path()).withdrawn() == 0);
  CHECK(passages_in(directory.path()) == 1);
  CHECK(hash() == "h");
  const auto never = report_of({withdrawn}, directory.path());
  CHECK(never.withdrawn() == 0);
  CHECK(never.incidents.at(0).reason == "draft, skipped");
}

TEST_CASE("two sites keep a post of one id each, in a build and in an update", "[builder][sites]") {
  const auto of = [](const std::string& host, const std::string& text) {
    auto passage = passage_of("42", text);
    passage.host = host;
    return passage;
  };
  const TemporaryDirectory directory;
  CHECK(build(directory.path(), {of("une.example", "Le sel."), of("deux.example", "Le vent.")}).repeated == 0);
  CHECK(passages_in(directory.path()) == 2);
  build(directory.path(), {of("trois.example", "La mer."), of("une.example", "Le gel.")});
  CHECK(passages_in(directory.path()) == 3);
  CHECK(search(directory.path(), "sel", true).total == 0);
  CHECK(search(directory.path(), "vent", true).total == 1);
}
