#include "query/program/seen.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("what is known is known the next time, by query", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  Seen seen;
  seen.add("query:sel \"gris\"", {3, 1, 2, 3});
  seen.add("query:vin", {});
  seen.save(file);
  CHECK(content_of(file) ==
        "{\"schema\":\"propos-seen-2\",\"seen\":[\n"
        "{\"query\":\"query:sel \\\"gris\\\"\",\"passages\":[1,2,3]},\n"
        "{\"query\":\"query:vin\",\"passages\":[]}\n]}\n");
  const auto again = Seen::load(file);
  REQUIRE(again.find("query:sel \"gris\"") != nullptr);
  CHECK(*again.find("query:sel \"gris\"") == PassageHashes{1, 2, 3});
  REQUIRE(again.find("query:vin") != nullptr);
  CHECK(again.find("query:vin")->empty());
  CHECK(again.find("query:eau") == nullptr);
}

TEST_CASE("saving adds to what others saved meanwhile", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  constexpr std::uint64_t runs = 8;
  std::vector<std::thread> threads;
  for (std::uint64_t run = 0; run < runs; ++run)
    threads.emplace_back([&file, run] {
      for (std::uint64_t time = 0; time < 10; ++time) {
        Seen seen;
        seen.add("query:sel", {100 * run + time});
        seen.save(file);
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(Seen::load(file).find("query:sel")->size() == runs * 10);
}

TEST_CASE("a passage is known by its post and its words, not by its number", "[seen]") {
  const auto first = passage_of("1#2", "Un été.", "Et puis ?");
  auto moved = passage_of("1#3", "un ete", "Et puis");
  moved.post = first.post;
  CHECK(words_hash(moved) == words_hash(first));
  auto other_words = first;
  other_words.text = "Deux étés.";
  CHECK(words_hash(other_words) != words_hash(first));
  auto other_question = first;
  other_question.question = "Et avant ?";
  CHECK(words_hash(other_question) != words_hash(first));
  auto other_post = first;
  other_post.post = "2";
  CHECK(words_hash(other_post) != words_hash(first));
  auto word_moved = first;
  word_moved.question = "Et puis un ?";
  word_moved.text = "été";
  CHECK(words_hash(word_moved) != words_hash(first));
  CHECK(words_hash(first) < words_hash_limit);
}

TEST_CASE("a damaged state file is told with its name and the next step", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  const std::string head = "{\"schema\":\"propos-seen-2\"";
  for (const auto& text :
       {std::string(), std::string("{"), std::string("[]"), std::string("{}"), head + "}",
        std::string("{\"schema\":\"propos-seen-1\",\"seen\":{}}"), head + ",\"seen\":{}}", head + ",\"seen\":[1]}",
        head + ",\"seen\":[{\"query\":\"a\"}]}", head + ",\"seen\":[{\"query\":1,\"passages\":[]}]}",
        head + ",\"seen\":[{\"query\":\"a\",\"passages\":{}}]}",
        head + ",\"seen\":[{\"query\":\"a\",\"passages\":[-1]}]}",
        head + ",\"seen\":[{\"query\":\"a\",\"passages\":[9007199254740992]}]}"}) {
    INFO(text);
    write_file(file, text);
    CHECK_THROWS_WITH(Seen::load(file),
                      Catch::StartsWith(file.string()) && Catch::Contains("name another, or remove it"));
    Seen more;
    more.add("query:sel", {1});
    CHECK_THROWS_AS(more.save(file), Error);
    CHECK(content_of(file) == text);
  }
}

TEST_CASE("a state that would be too long is refused, and the file stays as it was", "[seen]") {
  const TemporaryDirectory directory;
  const auto file = directory / "seen.json";
  Seen before;
  before.add("query:sel", {1});
  before.save(file);
  const auto text = content_of(file);
  PassageHashes many(limits::max_state_bytes / 17 + 1);
  std::iota(many.begin(), many.end(), words_hash_limit - many.size());
  Seen seen;
  seen.add("query:vin", many);
  CHECK_THROWS_WITH(seen.save(file), Catch::StartsWith(file.string()) && Catch::Contains("a file of their own"));
  CHECK(content_of(file) == text);
}

TEST_CASE("a state file needs a directory that is there", "[seen]") {
  const TemporaryDirectory directory;
  const auto missing = directory / "none";
  CHECK_THROWS_WITH(Seen::load(missing / "seen.json"),
                    Catch::StartsWith(missing.string()) && Catch::Contains("no such directory"));
  write_file(directory / "file", "");
  CHECK_THROWS_AS(Seen::load(directory / "file" / "seen.json"), Error);
}
