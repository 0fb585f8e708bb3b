// Soft hyphens and zero-width signs leave, but for joiners that other scripts are written with.
#include "indexer/html/invisible.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "indexer/html/html.hpp"

using namespace propos;

TEST_CASE("signs that nobody sees leave", "[invisible]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"char\u00ADpen\u00ADtière", "charpentière"},
      {"\uFEFFLe\u200B sel\u2060.", "Le sel."},
      {"l\u200C’été\u200D", "l’été"},
      {"Ne touchez à rien… «\u00A0oui\u00A0» — 5\u202F%", "Ne touchez à rien… «\u00A0oui\u00A0» — 5\u202F%"},
      {"👩\u200D🔬 et 👩 \u200D", "👩\u200D🔬 et 👩 "},
      {"می\u200Cخواهم", "می\u200Cخواهم"}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(without_invisible(text) == expected);
  }
}

TEST_CASE("blocks and titles have none", "[invisible]") {
  CHECK(read_blocks("<p>char&shy;pen\u00ADtière</p>", {}).blocks.front().text == "charpentière");
  CHECK(plain_text("L&rsquo;&#8203;&eacute;&shy;t&eacute;") == "L’été");
  CHECK(plain_text("Le\u00ADsel") == "Lesel");
}
