// Which of two passages the second pass puts first.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("of two passages alike the one with the form as it was typed comes first", "[rank]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"côté", "cote"}, {"tours", "tour"}, {"marché", "marche"}, {"journaux", "journal"}};
  for (const auto& [one, other] : pairs) {
    TemporaryDirectory directory;
    auto passages = unrelated_passages();
    passages.push_back(passage_of(one, "Rien ne vaut " + one + " ici."));
    passages.push_back(passage_of(other, "Rien ne vaut " + other + " ici."));
    index_passages(directory / "index", passages);
    for (const auto& typed : {one, other}) {
      INFO(typed << " among " << one << " and " << other);
      const auto answer = search(directory / "index", typed);
      REQUIRE(answer.hits.size() == 2);
      CHECK(answer.hits[0].passage.id == typed);
    }
  }
}
