#include "common/text.hpp"
#include "common/tokens.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"

using namespace propos;

namespace {

/// Words as `word`, elided ones as `word'`, joined ones as `=word`, by position.
std::string shown(const std::string& text) {
  std::string out;
  for (const auto& token : tokenize(text)) {
    if (!out.empty()) out += ' ';
    if (token.kind == TokenKind::joined) out += '=';
    out += token.folded;
    if (token.kind == TokenKind::elided) out += '\'';
  }
  return out;
}

}  // namespace

TEST_CASE("well-formed UTF-8 is told from what is not", "[text]") {
  struct Row {
    std::string bytes;
    bool sound;
  };
  const std::vector<Row> rows = {{"", true},
                                 {"abc", true},
                                 {"é€𝄞", true},
                                 {"\xC3", false},
                                 {"\x80", false},
                                 {"\xC0\xAF", false},          // overlong
                                 {"\xED\xA0\x80", false},      // surrogate
                                 {"\xF4\x90\x80\x80", false},  // past U+10FFFF
                                 {"a\xFFz", false}};
  for (const auto& row : rows) {
    INFO(row.bytes);
    CHECK(is_utf8(row.bytes) == row.sound);
    CHECK(is_utf8(repair_utf8(row.bytes)));
  }
}

TEST_CASE("bad bytes become one replacement character each time, the rest stays", "[text]") {
  struct Row {
    std::string bytes, expected;
    std::size_t replaced;
  };
  const std::vector<Row> rows = {{"é", "é", 0},
                                 {"a\xFFz", "a\uFFFDz", 1},
                                 {"caf\xE9 noir", "caf\uFFFD noir", 1},
                                 {"\xC3", "\uFFFD", 1},
                                 {"\xED\xA0\x80!", "\uFFFD!", 1},
                                 {"\uFFFD", "\uFFFD", 0},
                                 {"x\xE2\x82y", "x\uFFFDy", 1}};
  for (const auto& row : rows) {
    INFO(row.expected);
    std::size_t replaced = 0;
    CHECK(repair_utf8(row.bytes, &replaced) == row.expected);
    CHECK(replaced == row.replaced);
  }
}

TEST_CASE("a code point is written as UTF-8, an impossible one as U+FFFD", "[text]") {
  const std::vector<std::pair<std::uint32_t, std::string>> rows = {
      {'a', "a"}, {0xE9, "é"}, {0x20AC, "€"}, {0x1D11E, "𝄞"}, {0xD800, "\uFFFD"}, {0x110000, "\uFFFD"}};
  for (const auto& [code_point, expected] : rows) {
    std::string out;
    append_utf8(out, code_point);
    CHECK(out == expected);
  }
}

TEST_CASE("reading code points passes ill-formed bytes one by one", "[text]") {
  const std::string text = "a\xFF\xC3é";
  std::vector<std::uint32_t> read;
  for (std::size_t at = 0; at < text.size();) read.push_back(next_code_point(text, at));
  CHECK(read == std::vector<std::uint32_t>{'a', 0xFFFD, 0xFFFD, 0xE9});
}

TEST_CASE("folding takes case, accents and ligatures away", "[text]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Œuvre", "oeuvre"},     {"OEUVRE", "oeuvre"}, {"ÉTÉ", "ete"},         {"cœur", "coeur"},
      {"Lætitia", "laetitia"}, {"garçon", "garcon"}, {"cafe\u0301", "cafe"}, {"ﬁn", "fin"},
      {"Zoë", "zoe"},          {"Łódź", "lodz"},     {"Tromsø", "tromso"},   {"İstanbul", "istanbul"},
      {"n\u00ADœud", "noeud"}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(fold(text) == expected);
    CHECK(fold(fold(text)) == fold(text));
  }
}

TEST_CASE("a text with a letter of another script is folded as its parts are", "[text]") {
  const std::string other = "\u0436";
  REQUIRE(fold(other) == other);
  for (std::uint32_t c = 0x20; c < 0x2100; ++c) {
    std::string text = "Aé";
    append_utf8(text, c);
    text += "Ç’";
    INFO(c);
    CHECK(fold(text + other) == fold(text) + other);
  }
}

TEST_CASE("lowering keeps accents and composes them", "[text]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"ÉTÉ", "été"}, {"cafe\u0301", "café"}, {"Œuvre", "oeuvre"}, {"CÔTÉ", "côté"}};
  for (const auto& [text, expected] : rows) CHECK(lower(text) == expected);
}

TEST_CASE("runs of any white space collapse to one ordinary space", "[text]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""}, {" \t\n", ""}, {" a  b ", "a b"}, {"Quoi\u00A0?", "Quoi ?"}, {"a\u202F!\u2009\u00A0b", "a ! b"}};
  for (const auto& [text, expected] : rows) CHECK(collapse_space(text) == expected);
}

TEST_CASE("text is cut into the words of French", "[text]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"… — !", ""},
      {"L’école est là.", "l' ecole est la"},
      {"l'école", "l' ecole"},
      {"qu’il jusqu’à lorsqu'on", "qu' il jusqu' a lorsqu' on"},
      {"jusqu’à l’entreprise", "jusqu' a l' entreprise"},
      {"aujourd’hui", "aujourdhui"},
      {"prud'hommes", "prudhommes"},
      {"O’Brien", "obrien"},
      {"semi-conducteur", "semi conducteur =semiconducteur"},
      {"États‑Unis", "etats unis =etatsunis"},
      {"main-d’œuvre", "main d' oeuvre =maindoeuvre"},
      {"H-1B", "h 1b =h1b"},
      {"pensez-vous", "pensez vous"},
      {"y a-t-il", "y a t il"},
      {"ceux-ci", "ceux ci"},
      {"O.N.U.", "onu"},
      {"U.S.A", "usa"},
      {"M.Dupont", "m dupont"},
      {"fin. Et", "fin et"},
      {"3,5 %", "3.5"},
      {"3.5", "3.5"},
      {"5\u202F000 euros", "5000 euros"},
      {"5\u00A0000", "5000"},
      {"5 000", "5000"},
      {"1 234 567", "1234567"},
      {"en 2024, 35 pays", "en 2024 35 pays"},
      {"2024-2025", "2024 2025"},
      {"anti\u00ADconstitutionnel", "anticonstitutionnel"},
      {"mot\u200Bcollé", "motcolle"},
      {"'quoi'", "quoi"},
      {"«\u00A0oui\u00A0»", "oui"},
      {"日本 и Москва", "日本 и москва"}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(shown(text) == expected);
  }
}

TEST_CASE("a token's span is the word in the text, as it is written", "[text]") {
  const std::string text = "L’Œuvre (semi-finie) à 5\u202F000 €, l’O.N.U. !";
  std::vector<std::string> spans;
  for (const auto& token : tokenize(text)) spans.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(spans ==
        std::vector<std::string>{"L", "Œuvre", "semi", "finie", "semi-finie", "à", "5\u202F000", "l", "O.N.U."});
}

TEST_CASE("positions count words, and a joined form has that of its first part", "[text]") {
  const auto tokens = tokenize("un semi-conducteur neuf");
  std::vector<std::uint32_t> positions;
  for (const auto& token : tokens) positions.push_back(token.position);
  CHECK(positions == std::vector<std::uint32_t>{0, 1, 2, 1, 3});
}

TEST_CASE("spans are inside the text and on character borders for any bytes", "[text]") {
  std::uint32_t state = 12345;
  const std::vector<std::string> parts = {"a", "é",      "’",  "-",      " ",  "œ",      "5", ",",
                                          ".", "\u00A0", "U.", "\u0301", "日", "\u200B", "'"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += parts[(state = state * 1664525u + 1013904223u) / 65536 % parts.size()];
    INFO(text);
    std::uint32_t last = 0;
    for (const auto& token : tokenize(text)) {
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(is_utf8(text.substr(token.begin, token.end - token.begin)));
      if (token.kind != TokenKind::joined) {
        REQUIRE(token.begin >= last);
        last = token.end;
      }
    }
  }
}

TEST_CASE("a run of letters past the limit is cut, and nothing of it is lost", "[text]") {
  for (const auto extra : {-1, 0, 1}) {
    const auto size = static_cast<std::size_t>(static_cast<int>(limits::max_token_bytes) + extra);
    const auto tokens = tokenize(std::string(size, 'a'));
    std::size_t sum = 0;
    for (const auto& token : tokens) sum += token.folded.size();
    CHECK(sum == size);
    CHECK((tokens.size() == 1) == (extra <= 0));
  }
}

TEST_CASE("a compound of too many parts has no joined form", "[text]") {
  const auto joined = [](std::size_t parts) {
    std::string text = "un";
    for (std::size_t i = 1; i < parts; ++i) text += "-mot";
    std::size_t n = 0;
    for (const auto& token : tokenize(text)) n += token.kind == TokenKind::joined;
    return n;
  };
  CHECK(joined(limits::max_compound_parts - 1) == 1);
  CHECK(joined(limits::max_compound_parts) == 1);
  CHECK(joined(limits::max_compound_parts + 1) == 0);
}
