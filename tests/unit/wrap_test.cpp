#include "query/print/wrap.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "common/text.hpp"

using namespace propos;

namespace {

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  WrapStyle style;
  style.width = width;
  std::vector<std::string> lines;
  std::istringstream in(wrap({text, {}}, style));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("lines break at spaces and are as wide as they may be", "[wrap]") {
  CHECK(wrapped("un deux trois quatre", 9) == Strings{"un deux", "trois", "quatre"});
  CHECK(wrapped("abc def", 7) == Strings{"abc def"});
  CHECK(wrapped("abc def", 6) == Strings{"abc", "def"});
  CHECK(wrapped("  a \n\n b\t", 9) == Strings{"a b"});
  CHECK(wrapped(" \n ", 9).empty());
}

TEST_CASE("no line begins with what French sets behind a no-break space", "[wrap]") {
  for (const std::string sign : {";", ":", "?", "!", "»", "%"})
    for (const std::string space : {" ", "\u00A0", "\u202F"}) {
      INFO(sign);
      const auto text = "aller mot" + space + sign + " fin";
      for (std::size_t width = 7; width < 16; ++width)
        for (const auto& line : wrapped(text, width)) CHECK_FALSE(line.starts_with(sign));
    }
  CHECK(wrapped("aller « mot » fin", 8) == Strings{"aller", "« mot »", "fin"});
  CHECK(wrapped("— Pourquoi partir ?", 12) == Strings{"— Pourquoi", "partir ?"});
}

TEST_CASE("accents are one column, wide characters two, combining ones none", "[wrap]") {
  CHECK(columns("été") == 3);
  CHECK(columns("e\u0301te\u0301") == 3);
  CHECK(columns("東京") == 4);
  CHECK(wrapped("été été été", 7) == Strings{"été été", "été"});
  CHECK(wrapped("東京都庁", 4) == Strings{"東京", "都庁"});
}

TEST_CASE("a word longer than a line is parted between characters", "[wrap]") {
  for (const auto& line : wrapped("voir https://exemple.org/très/long/chemin fin", 10)) CHECK(columns(line) <= 10);
  std::string together;
  for (const auto& line : wrapped("anticonstitutionnellementé", 5)) {
    CHECK(is_utf8(line));
    together += line;
  }
  CHECK(together == "anticonstitutionnellementé");
}

TEST_CASE("marks stand around what they mark and take their columns", "[wrap]") {
  WrapStyle style;
  style.width = 10;
  style.mark_sign = "*";
  CHECK(wrap({"les droits de douane", {{4, 20}}}, style) == "les\n*droits de\ndouane*\n");
  CHECK(wrap({"abcdefgh i", {{0, 8}}}, style) == "*abcdefgh*\ni\n");
  WrapStyle colours;
  colours.width = 10;
  colours.mark_on = "<";
  colours.mark_off = ">";
  CHECK(wrap({"abcdefgh i", {{2, 4}}}, colours) == "ab<cd>efgh i\n");
}

TEST_CASE("what would act on a terminal is left out", "[wrap]") {
  CHECK(wrapped("a\033[2Jb \a\u009Bc", 20) == Strings{"a[2Jb c"});
  CHECK(without_controls("a\033\tb\nc\x7F") == "a\tb\nc");
}
