// Where a text may be cut.
#include "query/answer/sentences.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

/// The text with a `|` before each sentence but the first.
std::string parted(const std::string& text) {
  std::string out;
  const auto starts = sentence_starts(text);
  CHECK_FALSE(starts.empty());
  for (std::size_t at = 0, next = 1; at < text.size(); ++at) {
    if (next < starts.size() && starts[next] == at) {
      out += '|';
      ++next;
    }
    out += text[at];
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence starts behind a full stop and white space, and at each line", "[sentences]") {
  const std::vector<std::string> rows = {"Un. |Deux ! |Trois ? |Quatre… |Cinq",
                                         "Un\n|deux\n\n|trois",
                                         "Version 3.5 et suivantes",
                                         "« Un. » |Deux.",
                                         "(Un.) |Deux.",
                                         "Quoi ?! |Rien.",
                                         "Un.\u00A0|Deux.",
                                         "Un.Deux.",
                                         "Un. |été. |Œuvre."};
  for (const auto& row : rows) {
    auto text = row;
    for (auto at = text.find('|'); at != std::string::npos; at = text.find('|')) text.erase(at, 1);
    INFO(text);
    CHECK(parted(text) == row);
  }
}

TEST_CASE("a mark behind a space ends the sentence before it", "[sentences]") {
  CHECK(parted("Quoi ? Rien.") == "Quoi ? |Rien.");
  CHECK(parted("Fini. ? Rien.") == "Fini. ? |Rien.");
}

TEST_CASE("the first sentence starts at the first character that is no space", "[sentences]") {
  CHECK(sentence_starts("  Un. Deux.") == std::vector<std::uint32_t>{2, 6});
  CHECK(sentence_starts("") == std::vector<std::uint32_t>{0});
  CHECK(sentence_starts("   ") == std::vector<std::uint32_t>{0});
}

TEST_CASE("a word border is the last space up to a limit", "[sentences]") {
  const std::string text = "Le sel gris";
  CHECK(word_border(text, 0, 8) == 6);
  CHECK(word_border(text, 0, 6) == 6);
  CHECK(word_border(text, 0, 2) == 2);
  CHECK(word_border(text, 3, 5) == 5);
  CHECK(word_border(text, 6, 9) == 9);
}

TEST_CASE("without a space a character is not parted", "[sentences]") {
  const std::string text = "aéé";
  CHECK(word_border(text, 0, 2) == 1);
  CHECK(word_border(text, 0, 3) == 3);
  CHECK(word_border(text, 0, 4) == 3);
}

TEST_CASE("white space before the end is taken off, not beyond the beginning", "[sentences]") {
  CHECK(trim_end("Un. \n ", 0, 6) == 3);
  CHECK(trim_end("Un.", 0, 3) == 3);
  CHECK(trim_end("    ", 2, 4) == 2);
  CHECK(trim_end("", 0, 0) == 0);
}
