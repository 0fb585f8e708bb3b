#include "query/search.hpp"

#include <catch2/catch.hpp>

#include <type_traits>

#include "common/tokens.hpp"

using namespace propos;

// A class whose members point to each other would point to those of the object that it came from.
TEST_CASE("an open index stays where it is, and a scanner is not copied", "[search]") {
  CHECK_FALSE(std::is_copy_constructible_v<Searcher>);
  CHECK_FALSE(std::is_move_constructible_v<Searcher>);
  CHECK_FALSE(std::is_move_assignable_v<Searcher>);
  CHECK_FALSE(std::is_copy_constructible_v<FirstPass>);
  CHECK_FALSE(std::is_move_constructible_v<FirstPass>);
  CHECK_FALSE(std::is_copy_constructible_v<WordScanner>);
  CHECK_FALSE(std::is_copy_assignable_v<WordScanner>);
}
