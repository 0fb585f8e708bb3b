#include "common/tokens.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace propos;

namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "école",   "été",     "l", "qu", "L",      "aujourd", "hui", "là", "5", "000",    "3",
      "20",      "œuvre",   "U", "N",  "semi",   "Élan",    "ça",  "où", " ", " ",      " ",
      "'",       "’",       "-", "-",  ".",      ". ",      ", ",  ",",  "?", "\u00A0", "\u202F",
      "«\u00A0", "\u00A0»", "…", "—",  "\u2011", "\u00AD",  "\n",  ";"};
  std::string text;
  for (int i = 0; i < 24; ++i) text += parts[random() % parts.size()];
  return text;
}

}  // namespace

TEST_CASE("plain words are read as the general reader reads them", "[text]") {
  std::mt19937 random(20261122);
  WordScanner quick, general;
  std::size_t words = 0;
  for (int round = 0; round < 4000; ++round) {
    const auto text = random_text(random);
    const auto& read = quick.scan(text);
    const auto& wanted = general.scan_slowly(text);
    INFO(text);
    REQUIRE(read.size() == wanted.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(read[i].begin == wanted[i].begin);
      CHECK(read[i].end == wanted[i].end);
      CHECK(read[i].position == wanted[i].position);
      CHECK(read[i].kind == wanted[i].kind);
      CHECK(read[i].raw == wanted[i].raw);
    }
    words += read.size();
  }
  CHECK(words > 20000);
}

TEST_CASE("words of any length are cut where the general reader cuts them", "[text]") {
  WordScanner quick, general;
  for (const auto* part : {"a", "é", "1", "l'", "œ"})
    for (std::size_t size = 250; size < 262; ++size) {
      std::string text;
      while (text.size() < size) text += part;
      const auto& read = quick.scan(text);
      const auto& wanted = general.scan_slowly(text);
      INFO(text);
      REQUIRE(read.size() == wanted.size());
      for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(read[i].raw == wanted[i].raw);
        CHECK(read[i].end == wanted[i].end);
      }
    }
}

TEST_CASE("a token's span is its spelling in the text", "[text]") {
  const std::string text = "« L’été, 5 000 écoles d’Île-de-France » : 3,5 % ? Œuvre !";
  std::vector<std::string> spelled;
  for (const auto& token : tokenize(text)) spelled.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(spelled == std::vector<std::string>{"L", "été", "5", "000", "5 000", "écoles", "d", "Île", "de", "France",
                                            "Île-de-France", "3,5", "Œuvre"});
}
