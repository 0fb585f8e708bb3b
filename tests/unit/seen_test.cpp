#include "query/program/seen.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "common/error.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Answer answer_of(const std::vector<Passage>& passages) {
  Answer answer;
  for (const auto& passage : passages) {
    Hit hit;
    hit.rank = static_cast<int>(answer.hits.size()) + 1;
    hit.passage = passage;
    answer.hits.push_back(hit);
  }
  return answer;
}

}  // namespace

TEST_CASE("what was shown is left out the next time, by query", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  auto first = answer_of({passage_of("1#1", "un"), passage_of("2#1", "deux")});
  auto seen = Seen::load(file);
  CHECK(seen.keep_new("sel", first) == 0);
  seen.save(file);
  auto again = Seen::load(file);
  auto second = answer_of({passage_of("3#1", "trois"), passage_of("1#1", "un"), passage_of("2#1", "deux")});
  CHECK(again.keep_new("sel", second) == 2);
  REQUIRE(second.hits.size() == 1);
  CHECK(second.hits[0].passage.id == "3#1");
  CHECK(second.hits[0].rank == 1);
  auto other = answer_of({passage_of("1#1", "un")});
  CHECK(again.keep_new("vin", other) == 0);
}

TEST_CASE("a passage is known by its words, not by its number", "[seen]") {
  Seen seen;
  auto before = answer_of({passage_of("1#1", "Un été."), passage_of("1#2", "deux", "Et puis ?")});
  seen.keep_new("q", before);
  auto after =
      answer_of({passage_of("1#1", "nouveau"), passage_of("1#2", "un ete"), passage_of("1#3", "deux", "Et puis ?")});
  CHECK(seen.keep_new("q", after) == 2);
  REQUIRE(after.hits.size() == 1);
  CHECK(after.hits[0].passage.text == "nouveau");
  CHECK(words_hash(passage_of("a", "b c")) != words_hash(passage_of("a", "c", "b")));
}

TEST_CASE("a damaged state file is told with its name and the next step", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  for (const std::string text :
       {"", "{", "[]", "{}", "{\"schema\":\"propos-seen-1\"}", "{\"schema\":\"propos-seen-2\",\"seen\":{}}",
        "{\"schema\":\"propos-seen-1\",\"seen\":[]}", "{\"schema\":\"propos-seen-1\",\"seen\":{\"a\":1}}",
        "{\"schema\":\"propos-seen-1\",\"seen\":{\"a\":{\"b\":1}}}"}) {
    INFO(text);
    write_file(file, text);
    CHECK_THROWS_WITH(Seen::load(file),
                      Catch::StartsWith(file.string()) && Catch::Contains("name another, or remove it"));
    CHECK(content_of(file) == text);
  }
}

TEST_CASE("a date is told from a file by its form", "[seen]") {
  for (const std::string text : {"2025", "2025-09", "2025-09-10"}) CHECK(is_date(text));
  for (const std::string text : {"", "seen.json", "25", "2025-13", "2025-9", "2025-09-32", "2025-09-10T00", "./2025"}) {
    INFO(text);
    CHECK_FALSE(is_date(text));
  }
}
