// An id as it is typed finds the posts and passages of the sites that have it.
#include "query/meaning/key_terms.hpp"

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

struct Place {
  Place() {
    std::vector<Passage> passages;
    const auto add = [&](const std::string& host, const std::string& id) {
      passages.push_back(passage_of(id, "Le canal gèle."));
      passages.back().host = host;
    };
    for (int i = 0; i < 300; ++i) add("deux.example", std::to_string(i));
    add("une.example", "42");
    add("une.example", "a/b");
    add("", "42");
    add("", "une.example/7");
    add(std::string(200, 'x'), "42");
    index_passages(directory / "index", passages);
    database = open_whole_index(directory / "index").database;
  }
  /// The keys, `|` between.
  std::string keys(const std::string& id) const {
    std::string out;
    for (const auto& term : key_terms(prefix::post, id, database))
      out += (out.empty() ? "" : "|") + term.substr(prefix::post.size());
    return out;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
};

}  // namespace

TEST_CASE("an id alone is that of any site, with a site that of one", "[key-terms]") {
  const Place place;
  CHECK(place.keys("42") == "/42|deux.example/42|une.example/42|" + std::string(200, 'x') + "/42");
  CHECK(place.keys("une.example/42") == "une.example/42");
  CHECK(place.keys("www.Une.EXAMPLE/42") == "une.example/42");
  CHECK(place.keys("/42") == "/42");
  CHECK(place.keys("299") == "deux.example/299");
}

TEST_CASE("an id may hold a slash itself", "[key-terms]") {
  const Place place;
  CHECK(place.keys("a/b") == "une.example/a/b");
  CHECK(place.keys("une.example/a/b") == "une.example/a/b");
  CHECK(place.keys("une.example/7") == "/une.example/7");
}

TEST_CASE("what no site has finds nothing", "[key-terms]") {
  const Place place;
  for (const std::string id : {"", "x", "300", "trois.example/42", "deux.example/", "/"}) {
    INFO(id);
    CHECK(place.keys(id).empty());
  }
  CHECK(key_terms(prefix::post, "42", Xapian::Database()).empty());
}
