// What of a query narrows the collection: its names and dates.
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "query/language/filters.hpp"
#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

TEST_CASE("names and dates that each hit must have are a query of their own", "[filters]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"acier", ""},
      {"acier date:2024", "date:2024"},
      {"acier date:2024 auteur:Perrin", "date:2024 ET auteur:Perrin"},
      {"acier -auteur:Perrin", "SAUF auteur:Perrin"},
      {"(acier OU sel) ET date:2024", "date:2024"},
      {"(acier date:2024) ET vin", "date:2024"},
      {"acier SAUF date:2024", "SAUF date:2024"},
      {"acier +(date:2024 OU date:2025)", "date:2024 OU date:2025"},
      {"acier OU date:2024", ""},
      {"acier -(vin date:2024)", ""}};
  for (const auto& [query, expected] : rows) {
    INFO(query);
    const auto filters = filters_of(parse_query(query, "2026-06-01"));
    const auto text = filters ? to_text(*filters) : std::string();
    CHECK((text == expected || text == "(" + expected + ")"));
  }
}
