// The best of what matches.
#include "query/rank/matches.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace propos;

namespace {

std::vector<Xapian::docid> best_of(std::size_t depth, const std::vector<ScoredDocument>& offered) {
  BestMatches best(depth);
  for (const auto& match : offered) best.offer(match.document, match.score);
  std::vector<Xapian::docid> documents;
  for (const auto& match : std::move(best).sorted()) documents.push_back(match.document);
  return documents;
}

}  // namespace

TEST_CASE("higher scores stand first, of equal ones the lower document", "[matches]") {
  CHECK(best_of(10, {{1, 0.5}, {2, 2}, {3, 0.5}, {4, 1}}) == std::vector<Xapian::docid>{2, 4, 1, 3});
  CHECK(best_of(10, {{9, 1}, {3, 1}, {5, 1}}) == std::vector<Xapian::docid>{3, 5, 9});
}

TEST_CASE("only the best so many are kept, in whatever order they come", "[matches]") {
  const std::vector<ScoredDocument> offered = {{1, 1}, {2, 5}, {3, 3}, {4, 5}, {5, 0}, {6, 4}};
  const std::vector<ScoredDocument> turned(offered.rbegin(), offered.rend());
  for (const auto& order : {offered, turned}) {
    CHECK(best_of(3, order) == std::vector<Xapian::docid>{2, 4, 6});
    CHECK(best_of(1, order) == std::vector<Xapian::docid>{2});
    CHECK(best_of(0, order).empty());
  }
  CHECK(best_of(3, {}).empty());
}

TEST_CASE("an equal score replaces only a higher document", "[matches]") {
  CHECK(best_of(1, {{5, 1}, {3, 1}}) == std::vector<Xapian::docid>{3});
  CHECK(best_of(1, {{3, 1}, {5, 1}}) == std::vector<Xapian::docid>{3});
}
