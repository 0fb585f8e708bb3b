#include "common/tokens.hpp"

#include <utf8proc.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

using namespace propos;

namespace {

/// Every letter apart from its accent: what plain words are read by does not apply, so each word takes the general way.
std::string decomposed(const std::string& text) {
  auto* mapped = utf8proc_NFD(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  std::string out(reinterpret_cast<char*>(mapped));
  std::free(mapped);
  return out;
}

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
  for (int round = 0; round < 4000; ++round) {
    const auto text = random_text(random);
    const auto quick = tokenize(text);
    const auto general = tokenize(decomposed(text));
    INFO(text);
    REQUIRE(quick.size() == general.size());
    for (std::size_t i = 0; i < quick.size(); ++i) {
      CHECK(quick[i].lowered == general[i].lowered);
      CHECK(quick[i].folded == general[i].folded);
      CHECK(quick[i].position == general[i].position);
      CHECK(quick[i].kind == general[i].kind);
    }
  }
}

TEST_CASE("a token's span is its spelling in the text", "[text]") {
  const std::string text = "« L’été, 5 000 écoles d’Île-de-France » : 3,5 % ? Œuvre !";
  std::vector<std::string> spelled;
  for (const auto& token : tokenize(text)) spelled.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(spelled == std::vector<std::string>{"L", "été", "5 000", "écoles", "d", "Île", "de", "France", "Île-de-France",
                                            "3,5", "Œuvre"});
}
