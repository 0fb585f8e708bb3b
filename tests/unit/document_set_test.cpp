// All documents that match a query, as a set.
#include "query/answer/document_set.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Documents = std::vector<Xapian::docid>;

Documents listed(const DocumentSet& set) {
  Documents documents;
  set.each([&](Xapian::docid document) { documents.push_back(document); });
  return documents;
}

struct Place {
  Place() {
    auto dated = passage_of("2", "Un autre sel.");
    dated.date = "2024-05-06";
    index_passages(directory / "index", {passage_of("1", "Le sel gris."), dated, passage_of("3", "L’eau.")});
    database = open_whole_index(directory / "index").database;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
};

}  // namespace

TEST_CASE("a set counts each document once, and lists them in order", "[document_set]") {
  DocumentSet set(9);
  for (const Xapian::docid document : {9u, 2u, 9u, 5u}) set.add(document);
  CHECK(set.size() == 3);
  CHECK(listed(set) == Documents{2, 5, 9});
  CHECK(set.contains(5));
  CHECK_FALSE(set.contains(4));
  CHECK_FALSE(set.contains(1000));
  CHECK(listed(DocumentSet(0)).empty());
}

TEST_CASE("all that a query matches is in its set", "[document_set]") {
  const Place place;
  CHECK(listed(matching_documents(place.database, Xapian::Query("sel"))) == Documents{1, 2});
  CHECK(listed(matching_documents(place.database, Xapian::Query::MatchAll)) == Documents{1, 2, 3});
  CHECK(matching_documents(place.database, Xapian::Query("zorille")).size() == 0);
  CHECK(matching_documents(place.database, Xapian::Query()).size() == 0);
}

TEST_CASE("each document is given its value, an empty one where it has none", "[document_set]") {
  const Place place;
  DocumentSet set(3);
  set.add(1);
  set.add(2);
  std::vector<std::pair<Xapian::docid, std::string>> values;
  const auto take = [&](Xapian::docid document, const std::string& value) { values.emplace_back(document, value); };
  each_value(place.database, slot_date, set, take);
  CHECK(values == std::vector<std::pair<Xapian::docid, std::string>>{{1, ""}, {2, "2024-05-06"}});
  values.clear();
  each_value(place.database, 77, set, take);  // a slot that nothing is in
  CHECK(values.size() == 2);
}
