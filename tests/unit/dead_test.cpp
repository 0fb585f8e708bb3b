// Documents that do not count: their list, and how Xapian leaves them out.
#include "common/dead.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "common/error.hpp"
#include "tests/support/damage.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the list of dead documents is read as it was written", "[dead]") {
  for (const std::vector<Xapian::docid>& dead :
       {std::vector<Xapian::docid>{}, {1}, {1, 2, 3}, {127, 128, 255, 256, 16384, 4294967295u}})
    CHECK(decode_dead(encode_dead(dead)) == dead);
}

TEST_CASE("a list of dead documents that is cut off is an error", "[dead]") {
  CHECK_THROWS_AS(decode_dead("\x80"), Error);
  CHECK_THROWS_AS(decode_dead("\xFF\xFF\xFF\xFF\xFF\xFF"), Error);
}

TEST_CASE("a list of dead documents that is not sorted, or past all documents, is an error", "[dead]") {
  for (const std::string_view bytes :
       {std::string_view("\0", 1), std::string_view("\x05\0", 2), std::string_view("\xFF\xFF\xFF\xFF\x0F\x01"),
        std::string_view("\x05\xFF\xFF\xFF\xFF\x0F"), std::string_view("\xFF\xFF\xFF\xFF\x7F")})
    CHECK_THROWS_AS(decode_dead(bytes), Error);
}

TEST_CASE("a damaged list of dead documents is an error or another list of documents", "[dead]") {
  for_each_damage(encode_dead({1, 2, 127, 128, 300, 70000, 4294967295u}), [](const std::string& bytes) {
    try {
      const auto dead = decode_dead(bytes);
      REQUIRE(std::adjacent_find(dead.begin(), dead.end(), std::greater_equal<>()) == dead.end());
      REQUIRE((dead.empty() || dead.front() > 0));
    } catch (const Error& e) {
      REQUIRE(e.kind() == ErrorKind::corrupt);
    }
  });
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
