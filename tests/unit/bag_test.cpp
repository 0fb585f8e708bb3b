#include "query/rank/bag.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace propos;

namespace {

/// Documents whose terms and wdf are drawn; some documents are dead.
struct Drawn {
  explicit Drawn(unsigned seed, Xapian::doccount documents) : database("", Xapian::DB_BACKEND_INMEMORY), random(seed) {
    for (Xapian::docid id = 1; id <= documents; ++id) {
      Xapian::Document document;
      for (const auto& term : terms)
        if (random() % (term.size() * 3) == 0) {
          const auto wdf = static_cast<Xapian::termcount>(1 + random() % 9);
          document.add_term(term, wdf);
          wdfs[term][id] = wdf;
        }
      if (random() % 10 == 0) dead.push_back(id);
      database.add_document(document);
    }
  }

  /// The sums of a bag, added up one document after the other.
  std::map<Xapian::docid, double> sums(const std::vector<WeightedTerm>& bag) {
    std::map<Xapian::docid, double> sums;
    for (const auto& [term, factor] : bag)
      for (const auto& [id, wdf] : wdfs[term])
        if (!std::binary_search(dead.begin(), dead.end(), id)) sums[id] += factor * wdf;
    return sums;
  }

  std::vector<std::string> terms = {"a", "bb", "ccc", "dddddddd"};
  Xapian::WritableDatabase database;
  std::mt19937 random;
  std::map<std::string, std::map<Xapian::docid, Xapian::termcount>> wdfs;
  std::vector<Xapian::docid> dead;
};

}  // namespace

TEST_CASE("a bag of words finds the documents with the greatest sums", "[bag]") {
  Drawn drawn(11, 40000);  // more than two windows
  const std::vector<std::vector<WeightedTerm>> bags = {{{"a", 1}},
                                                       {{"a", 0.5}, {"ccc", 2}},
                                                       {{"bb", 1}, {"bb", 0.25}, {"dddddddd", 3}},
                                                       {{"a", 1}, {"bb", 1}, {"ccc", 1}, {"dddddddd", 1}, {"none", 1}}};
  for (const auto& bag : bags)
    for (const std::size_t depth : {0u, 1u, 60u, 100000u}) {
      const auto sums = drawn.sums(bag);
      std::vector<ScoredDocument> expected;
      for (const auto& [id, sum] : sums) expected.push_back({id, sum});
      std::stable_sort(expected.begin(), expected.end(),
                       [](const auto& x, const auto& y) { return x.score > y.score; });
      expected.resize(std::min(expected.size(), depth));
      const auto found = match_bag(drawn.database, bag, drawn.dead, depth);
      INFO(bag.size() << " terms, depth " << depth);
      CHECK(found.total == sums.size());
      REQUIRE(found.best.size() == expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        REQUIRE(found.best[i].document == expected[i].document);
        REQUIRE(found.best[i].score == Approx(expected[i].score));
      }
    }
}

TEST_CASE("a bag whose words the index lacks finds nothing", "[bag]") {
  Drawn drawn(12, 10);
  CHECK(match_bag(drawn.database, {{"none", 1}}, {}, 10).total == 0);
  CHECK(match_bag(drawn.database, {}, {}, 10).best.empty());
}
