// The passages before and behind a hit in its post.
#include "query/answer/neighbours.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "common/schema.hpp"
#include "indexer/build/builder.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Two posts: `a` of three passages, which stand in the index in another order, and `b` of one.
struct Place {
  Place() {
    std::vector<Passage> passages;
    for (const int n : {2, 0, 1}) {
      passages.push_back(passage_of("a#" + std::to_string(n), "Réponse.", "Question " + std::to_string(n) + " ?"));
      passages.back().post = "a";
      passages.back().n = n;
      passages.back().url = "https://revue.example/a#" + std::to_string(n);
    }
    Builder builder({directory / "index", true, 0, 1});
    Report report;
    PostBatch batch;
    batch.posts = {{"revue.example/a", "1", passages, false}, {"/b", "2", {passage_of("b", "Seul.")}, false}};
    IndexedBatches batches([&, given = false]() mutable {
      return std::exchange(given, true) ? ReadPosts() : ReadPosts([&](const KnownPost&) { return batch; });
    });
    builder.run(batches, report);
    builder.finish();
    index = open_whole_index(directory / "index");
  }
  /// By the passage's key.
  Xapian::docid document(const std::string& key) const {
    return *index.database.postlist_begin(boolean_term(prefix::id, key));
  }
  TemporaryDirectory directory;
  Index index;
};

}  // namespace

TEST_CASE("a passage has its neighbours by their place in the post", "[neighbours]") {
  const Place place;
  Neighbours neighbours(place.index);
  const auto middle = neighbours.of(place.document("revue.example/a#1"), "revue.example/a");
  REQUIRE(middle.before);
  REQUIRE(middle.after);
  CHECK(middle.before->id == "a#0");
  CHECK(middle.before->question == "Question 0 ?");
  CHECK(middle.before->url == "https://revue.example/a#0");
  CHECK(middle.before->kind == PassageKind::answer);
  CHECK(middle.after->id == "a#2");
}

TEST_CASE("where the post begins or ends there is none", "[neighbours]") {
  const Place place;
  Neighbours neighbours(place.index);
  CHECK_FALSE(neighbours.of(place.document("revue.example/a#0"), "revue.example/a").before);
  CHECK(neighbours.of(place.document("revue.example/a#0"), "revue.example/a").after);
  CHECK_FALSE(neighbours.of(place.document("revue.example/a#2"), "revue.example/a").after);
  const auto alone = neighbours.of(place.document("/b"), "/b");
  CHECK_FALSE(alone.before);
  CHECK_FALSE(alone.after);
}

TEST_CASE("a passage that is not of the post has none", "[neighbours]") {
  const Place place;
  Neighbours neighbours(place.index);
  CHECK_FALSE(neighbours.of(place.document("/b"), "revue.example/a").before);
  CHECK_FALSE(neighbours.of(place.document("revue.example/a#1"), "/c").after);
}

TEST_CASE("passages that were replaced are no neighbours", "[neighbours]") {
  Place place;
  place.index.dead = place.index.silent = {place.document("revue.example/a#1")};
  Neighbours neighbours(place.index);
  CHECK(neighbours.of(place.document("revue.example/a#0"), "revue.example/a").after->id == "a#2");
  CHECK_FALSE(neighbours.of(place.document("revue.example/a#1"), "revue.example/a").before);
}
