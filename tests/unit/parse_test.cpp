// What a person typed -> clauses. Sloppy typing is no error.
#include <catch2/catch.hpp>

#include <string>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/query.hpp"

using namespace propos;

namespace {

/// `words` · `"phrase"` · `prefix*`, with + and - as they were read.
std::string shown(const std::string& typed) {
  std::string out;
  for (const auto& clause : parse_query(typed).clauses) {
    if (!out.empty()) out += " | ";
    if (clause.occur == Occur::excluded) out += '-';
    if (clause.occur == Occur::required && clause.kind != Clause::Kind::phrase) out += '+';
    switch (clause.kind) {
      case Clause::Kind::words:
        out += clause.text;
        break;
      case Clause::Kind::phrase:
        out += '"' + clause.text + '"';
        break;
      case Clause::Kind::prefix:
        out += clause.text + '*';
        break;
    }
  }
  return out;
}

ErrorKind kind_of(const std::string& typed) {
  try {
    parse_query(typed);
  } catch (const Error& e) {
    return e.kind();
  }
  return ErrorKind::internal;  // nothing was thrown
}

std::string repeated(const std::string& text, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a query is read as words, phrases, signs and stars", "[parse]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"droits de douane", "droits de douane"},
      {"  droits\u00A0de   douane ", "droits de douane"},
      {"\"open source\"", "\"open source\""},
      {"«\u00A0guerre commerciale\u00A0»", "\"guerre commerciale\""},
      {"“open source”", "\"open source\""},
      {"„open source“", "\"open source\""},
      {"acier \"open source\" vin", "acier | \"open source\" | vin"},
      {"+acier vin", "+acier | vin"},
      {"acier -vin", "acier | -vin"},
      {"acier -\"vin rouge\"", "acier | -\"vin rouge\""},
      {"+\"vin rouge\"", "\"vin rouge\""},
      {"tarif*", "tarif*"},
      {"+tarif* -dou*", "+tarif* | -dou*"},
      {"États-Unis", "États-Unis"},
      {"C++ et C#", "C++ et C#"},
      {"l’école d'art", "l’école d'art"},
      {"qui ? quoi !", "qui ? quoi !"}};
  for (const auto& [typed, expected] : rows) {
    INFO(typed);
    CHECK(shown(typed) == expected);
  }
}

TEST_CASE("sloppy typing is no error", "[parse]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\"guerre commerciale", "\"guerre commerciale\""},
      {"« guerre commerciale", "\"guerre commerciale\""},
      {"acier - vin", "acier - vin"},
      {"acier + vin", "acier + vin"},
      {"acier -", "acier -"},
      {"(acier) (vin)", "(acier) (vin)"},
      {"acier AND", "acier AND"},
      {"\"\" acier", "acier"},
      {"« » acier", "acier"},
      {"acier \"", "acier"}};
  for (const auto& [typed, expected] : rows) {
    INFO(typed);
    CHECK(shown(typed) == expected);
  }
}

TEST_CASE("an unclosed quotation mark is told in a note", "[parse]") {
  CHECK_FALSE(parse_query("\"guerre").notes.empty());
  CHECK(parse_query("\"guerre\"").notes.empty());
}

TEST_CASE("a star needs three letters before it", "[parse]") {
  CHECK(shown("dou*") == "dou*");
  CHECK(shown("été*") == "été*");
  CHECK(parse_query("do*").clauses.front().kind == Clause::Kind::words);
  CHECK_FALSE(parse_query("do*").notes.empty());
  CHECK(kind_of("*") == ErrorKind::usage);
}

TEST_CASE("nothing to search for is a wrong use", "[parse]") {
  for (const std::string typed : {"", "   ", "?!", "\"\"", "« »", "\u00A0", "-", "+ -", "…"}) {
    INFO(typed);
    CHECK(kind_of(typed) == ErrorKind::usage);
  }
}

TEST_CASE("a query's bytes are limited, the limit is named", "[parse]") {
  const auto of_size = [](std::size_t bytes) { return "acier" + std::string(bytes - 5, ' '); };
  CHECK_NOTHROW(parse_query(of_size(limits::max_query_bytes - 1)));
  CHECK_NOTHROW(parse_query(of_size(limits::max_query_bytes)));
  CHECK(kind_of(of_size(limits::max_query_bytes + 1)) == ErrorKind::too_big);
  CHECK_THROWS_WITH(parse_query(of_size(limits::max_query_bytes + 1)),
                    Catch::Contains(std::to_string(limits::max_query_bytes)));
}

TEST_CASE("a query's words are limited, the limit is named", "[parse]") {
  CHECK_NOTHROW(parse_query(repeated("mot ", limits::max_query_words - 1)));
  CHECK_NOTHROW(parse_query(repeated("mot ", limits::max_query_words)));
  CHECK(kind_of(repeated("mot ", limits::max_query_words + 1)) == ErrorKind::too_big);
  CHECK_THROWS_WITH(parse_query(repeated("mot ", limits::max_query_words + 1)),
                    Catch::Contains(std::to_string(limits::max_query_words)));
}

TEST_CASE("a query of any bytes is read or refused with our own error", "[parse]") {
  std::uint32_t state = 99;
  const std::vector<std::string> parts = {"\"",   "«", "»", "+", "-", "*",      " ", "mot", "é",
                                          "\xFF", "(", ")", "“", "”", "\u00A0", "’", "5"};
  for (int round = 0; round < 3000; ++round) {
    std::string typed;
    for (int i = 0; i < 20; ++i)
      typed += parts[(state = state * 1664525u + 1013904223u) / 65536 % parts.size()];
    INFO(typed);
    try {
      for (const auto& clause : parse_query(typed).clauses) REQUIRE_FALSE(clause.text.empty());
    } catch (const Error& e) {
      REQUIRE((e.kind() == ErrorKind::usage || e.kind() == ErrorKind::too_big));
    }
  }
}

TEST_CASE("a query as it was read gives the same clauses when it is read again", "[parse]") {
  for (const std::string typed :
       {"droits de douane", "\"open source\" -vin +acier", "tarif* « guerre commerciale »",
        "+tarif* États-Unis", "-\"vin rouge\" acier", "\"guerre"}) {
    INFO(typed);
    const auto query = parse_query(typed);
    CHECK(parse_query(to_text(query)).clauses == query.clauses);
  }
}
