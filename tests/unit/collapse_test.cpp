// One hit a post.
#include "query/answer/collapse.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "common/index.hpp"
#include "common/site.hpp"
#include "indexer/build/builder.hpp"
#include "query/rank/impact_weight.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Posts `a` of six passages (documents 1 to 6), `b` of two (7, 8) and `c` of one (9), all of the same words.
struct Place {
  Place() {
    Builder builder({directory / "index", true, 0, 1});
    Report report;
    PostBatch batch;
    for (const auto& [post, count] : std::vector<std::pair<std::string, int>>{{"a", 6}, {"b", 2}, {"c", 1}}) {
      std::vector<Passage> passages;
      for (int n = 0; n < count; ++n) {
        passages.push_back(passage_of(post + std::to_string(n), "Le sel gris."));
        passages.back().post = post;
        passages.back().n = n;
      }
      batch.posts.push_back({site_key({}, post), post, passages, false});
    }
    IndexedBatches batches([&, given = false]() mutable {
      return std::exchange(given, true) ? ReadPosts() : ReadPosts([&](const KnownPost&) { return batch; });
    });
    builder.run(batches, report);
    builder.finish();
    database = open_whole_index(directory / "index").database;
  }
  /// Posts with their documents: `c 9; a 1 2`.
  std::string collapsed(const std::vector<Xapian::docid>& ranking, PostsWanted wanted) {
    const Xapian::Query query("sel");
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(ImpactWeight());
    enquire.set_query(query);
    std::vector<Candidate> candidates;
    for (const auto document : ranking) {
      candidates.emplace_back();
      candidates.back().document = document;
      candidates.back().first = 1;
      candidates.back().score = 10.0 - static_cast<double>(candidates.size());
    }
    std::string out;
    const auto totals = passages_by_post(database, matching_documents(database, query));
    for (const auto& post : collapse(candidates, enquire, query, database, totals, wanted)) {
      out += (out.empty() ? "" : "; ") + std::string(id_in_key(post.post));
      for (const auto& passage : post.passages) out += " " + std::to_string(passage.document);
    }
    return out;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
};

}  // namespace

TEST_CASE("passages are counted by their post", "[collapse]") {
  const Place place;
  const auto totals = passages_by_post(place.database, matching_documents(place.database, Xapian::Query("sel")));
  CHECK(totals.size() == 3);
  CHECK(totals.at("/a") == 6);
  CHECK(totals.at("/c") == 1);
  CHECK(passages_by_post(place.database, DocumentSet(9)).empty());
}

TEST_CASE("posts stand in the order of their best passages, with up to three others", "[collapse]") {
  Place place;
  CHECK(place.collapsed({8, 3, 9, 1, 2, 7, 4, 5, 6}, {0, 10}) == "b 8 7; a 3 1 2 4; c 9");
}

TEST_CASE("what stands behind the ranking's beginning is added, each passage once", "[collapse]") {
  Place place;
  CHECK(place.collapsed({5, 1}, {0, 10}) == "a 5 1 2 3; b 7 8; c 9");
  CHECK(place.collapsed({9}, {0, 10}) == "c 9; a 1 2 3 4; b 7 8");
}

TEST_CASE("as many posts are given as are wanted and there", "[collapse]") {
  Place place;
  CHECK(place.collapsed({9}, {0, 1}) == "c 9");
  CHECK(place.collapsed({9}, {1, 1}) == "a 1 2 3 4");
  CHECK(place.collapsed({9}, {2, 10}) == "b 7 8");
  CHECK(place.collapsed({9}, {3, 10}).empty());
  CHECK(place.collapsed({9}, {0, 0}).empty());
  CHECK(place.collapsed({}, {0, 10}).empty());
}
