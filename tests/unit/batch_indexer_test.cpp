// Batches of posts, indexed: what comes of each, and in which order batches are made.
#include "indexer/documents/batch_indexer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "indexer/documents/indexed_batches.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

bool is_new(const std::string&, const std::string&) { return false; }

PostPassages post_of_passages(const std::string& id, const std::vector<std::string>& texts) {
  PostPassages post{id, "hash of " + id, {}, false};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    post.passages.push_back(passage_of(id + '#' + std::to_string(i), texts[i]));
    post.passages.back().post = id;
  }
  return post;
}

/// Batches of one post each, `passages` passages long.
NextPosts some_batches(int n, std::size_t passages, int& given) {
  return [n, passages, &given]() -> ReadPosts {
    if (given == n) return {};
    return [id = std::to_string(given++), passages](const KnownPost&) {
      return PostBatch{{post_of_passages(id, std::vector<std::string>(passages, "Une loutre nage."))}, {}};
    };
  };
}

std::vector<std::string> posts_of(IndexedBatches& batches, const Model& model) {
  BatchIndexer indexer(model);
  std::vector<std::string> posts;
  while (const auto make = batches.next())
    for (const auto& post : make(indexer, is_new).posts) posts.push_back(post.post);
  return posts;
}

}  // namespace

TEST_CASE("each passage of a batch has its id, document, impacts and trace", "[batch-indexer]") {
  const auto model = Model::standard();
  BatchIndexer indexer(model);
  PostBatch batch{{post_of_passages("1", {"Une loutre nage.", "Un castor."}),
                   {"2", {}, {}, true},
                   post_of_passages("3", {"Un héron pêche."})},
                  {}};
  batch.report.note("fichier", "une note");
  const auto out = indexer.index(std::move(batch));
  REQUIRE(out.posts.size() == 3);
  CHECK(out.posts[0].passages == 2);
  CHECK(out.posts[0].hash == "hash of 1");
  CHECK(out.posts[1].unchanged);
  CHECK(out.posts[1].passages == 0);
  REQUIRE(out.passages.size() == 3);
  CHECK(out.passages[2].key == "/3#0");
  CHECK(load_passage(out.passages[1].document.data)->text == "Un castor.");
  CHECK(out.passages[0].impacts.size() == 2);
  CHECK(out.passages[1].impacts.size() == 1);
  CHECK(out.trace_ends.size() == 3);
  std::string traces;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK_FALSE(out.trace(i).empty());
    traces += out.trace(i);
  }
  CHECK(traces == out.traces);
  CHECK(out.report.incidents.size() == 1);
}

TEST_CASE("forms are counted by passage and handed over once", "[batch-indexer]") {
  const auto model = Model::standard();
  BatchIndexer indexer(model);
  auto forms = indexer.index({{post_of_passages("1", {"Loutre, loutre et loutre.", "La loutre."})}, {}}).forms;
  CHECK(forms.empty());
  indexer.move_forms_to(forms);
  CHECK(forms == FormCounts{{{"loutre", "loutre"}, 2}});
  FormCounts more;
  indexer.move_forms_to(more);
  CHECK(more.empty());
}

TEST_CASE("an indexer that has seen too many words forgets them between batches and counts all", "[batch-indexer]") {
  const auto model = Model::standard();
  BatchIndexer indexer(model);
  constexpr int words = 70000;
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += "zq";
    for (int rest = i, letters = 0; letters < 4; ++letters, rest /= 26) text += static_cast<char>('a' + rest % 26);
    text += ' ';
  }
  const auto first = indexer.index({{post_of_passages("1", {text})}, {}});
  CHECK(first.forms.empty());
  CHECK(first.passages.front().impacts.front().word->form == "zqaaaa");
  const auto second = indexer.index({{post_of_passages("2", {"zqbaaa"})}, {}});
  CHECK(second.forms.size() == words);
  FormCounts rest;
  indexer.move_forms_to(rest);
  CHECK(rest == FormCounts{{{"zqbaaa", "zqbaaa"}, 1}});
}

TEST_CASE("batches come in their order, those that were measured too", "[batch-indexer]") {
  for (const unsigned jobs : {1u, 3u})
    for (const bool measure : {false, true}) {
      INFO(jobs << ' ' << measure);
      int given = 0;
      IndexedBatches batches(some_batches(30, 500, given));
      auto model = Model::standard();
      if (measure) model = batches.measure(is_new, jobs);
      CHECK(given < 30);
      CHECK((given > 0) == measure);
      std::vector<std::string> wanted;
      for (int i = 0; i < 30; ++i) wanted.push_back(std::to_string(i));
      CHECK(posts_of(batches, model) == wanted);
    }
}

TEST_CASE("what is measured is the same for any number of threads", "[batch-indexer]") {
  const auto measured = [](unsigned jobs) {
    int given = 0;
    return IndexedBatches(some_batches(60, 150, given)).measure(is_new, jobs).to_json();
  };
  CHECK(measured(1) == measured(4));
  CHECK(measured(1) != Model::standard().to_json());
}
