// Documents that do not count: their list, and how Xapian leaves them out.
#include "common/dead.hpp"

#include <catch2/catch.hpp>

#include "common/error.hpp"

using namespace propos;

TEST_CASE("the list of dead documents is read as it was written", "[dead]") {
  for (const std::vector<Xapian::docid>& dead :
       {std::vector<Xapian::docid>{}, {1}, {1, 2, 3}, {127, 128, 255, 256, 16384, 4294967295u}})
    CHECK(decode_dead(encode_dead(dead)) == dead);
}

TEST_CASE("a list of dead documents that is cut off is an error", "[dead]") {
  CHECK_THROWS_AS(decode_dead("\x80"), Error);
  CHECK_THROWS_AS(decode_dead("\xFF\xFF\xFF\xFF\xFF\xFF"), Error);
}

TEST_CASE("a query leaves dead documents out", "[dead]") {
  Xapian::WritableDatabase database({}, Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 10; ++i) {
    Xapian::Document document;
    document.add_term("terme");
    database.add_document(document);
  }
  const std::vector<Xapian::docid> dead = {1, 4, 5, 10};
  DeadSource source(dead);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query("terme"), Xapian::Query(&source)));
  std::vector<Xapian::docid> found;
  const auto matches = enquire.get_mset(0, 100);
  for (auto it = matches.begin(); it != matches.end(); ++it) found.push_back(*it);
  CHECK(found == std::vector<Xapian::docid>{2, 3, 6, 7, 8, 9});
}
