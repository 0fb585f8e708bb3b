// Which number a name was given last.
#include "indexer/build/last_of.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace propos;

TEST_CASE("a name gives back the number that it had, and a new one none", "[last-of]") {
  LastOf last;
  CHECK(last.put("un", 1) == std::nullopt);
  CHECK(last.put("deux", 2) == std::nullopt);
  CHECK(last.put("un", 3) == 1u);
  CHECK(last.put("un", 4) == 3u);
  CHECK(last.put("deux", 0) == 2u);
  CHECK(last.put("deux", 5) == 0u);
  CHECK(last.put("", 6) == std::nullopt);
  CHECK(last.put("", 7) == 6u);
}

TEST_CASE("names are remembered while the table grows", "[last-of]") {
  LastOf last;
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(last.put("post-" + std::to_string(i), i) == std::nullopt);
  for (std::uint32_t i = 0; i < 5000; ++i) REQUIRE(last.put("post-" + std::to_string(i), i + 1) == i);
}
