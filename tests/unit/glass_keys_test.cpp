// Keys and numbers as Xapian's glass tables hold them.
#include "indexer/glass/glass_keys.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

using namespace propos::glass;

namespace {

std::string sortable(std::uint32_t value) {
  std::string out;
  append_sortable(out, value);
  return out;
}

std::string term(std::string_view text) {
  std::string out;
  append_term(out, text);
  return out;
}

}  // namespace

TEST_CASE("keys of document ids sort as the ids do, on both sides of each length", "[glass_keys]") {
  std::vector<std::uint32_t> ids = {0, 1};
  for (unsigned bit = 1; bit < 32; ++bit)
    for (const int step : {-1, 0, 1}) ids.push_back((1u << bit) + static_cast<std::uint32_t>(step));
  ids.push_back(std::numeric_limits<std::uint32_t>::max());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (std::size_t i = 1; i < ids.size(); ++i) {
    INFO(ids[i - 1] << " < " << ids[i]);
    CHECK(sortable(ids[i - 1]) < sortable(ids[i]));
  }
  CHECK(sortable(0x7FFF).size() == 2);
  CHECK(sortable(0x8000).size() == 3);
  CHECK(sortable(0xFFFFFFFF).size() == 5);
}

TEST_CASE("terms with zero bytes keep their order, and none is another one's beginning up to its end", "[glass_keys]") {
  CHECK(term("sel") == "sel");
  CHECK(term("a\0b"sv) ==
        "a\0\xFF"
        "b"sv);
  const std::string end(1, '\0');
  CHECK(term("a") + end < term("a\0"sv) + end);
  CHECK(term("a\0"sv) + end < term("a\1"sv) + end);
  CHECK(term("") + end < term("a") + end);
}
