// Any sequence of lexemes becomes one that the grammar can read.
#include "query/language/balance.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/limits.hpp"

using namespace propos;

namespace {

using Kind = Lexeme::Kind;

/// What becomes of a query, as it could be typed.
std::string balanced(const std::string& text, std::size_t expected_notes) {
  std::vector<Note> notes;
  auto lexemes = balance(read_lexemes(text, notes), notes);
  CHECK(notes.size() == expected_notes);
  std::string out;
  for (const auto& lexeme : lexemes) {
    if (lexeme.kind == Kind::open) out += "( ";
    else if (lexeme.kind == Kind::close) out += ") ";
    else if (lexeme.kind == Kind::plus) out += "+ ";
    else if (lexeme.kind == Kind::minus) out += "- ";
    else if (lexeme.kind == Kind::field) out += "champ: ";
    else out += lexeme.text + ' ';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("what is balanced stays as it is, without notes", "[balance]") {
  CHECK(balanced("a ET ( b OU c )", 0) == "a ET ( b OU c )");
  CHECK(balanced("a ET SAUF b", 0) == "a ET SAUF b");
  CHECK(balanced("SAUF a", 0) == "SAUF a");
  CHECK(balanced("( a ) PRÈS ( b )", 0) == "( a ) PRÈS ( b )");
  CHECK(balanced("", 0).empty());
}

TEST_CASE("open parentheses are closed at the end, stray ones dropped", "[balance]") {
  CHECK(balanced("( a ( b", 1) == "( a ( b ) )");
  CHECK(balanced("a ) b ) c", 1) == "a b c");
  CHECK(balanced(") ( a", 2) == "( a )");
}

TEST_CASE("parentheses that hold nothing go, with the signs and fields before them", "[balance]") {
  CHECK(balanced("a ( ) b", 0) == "a b");
  CHECK(balanced("a + ( ( ) ) b", 0) == "a b");
  CHECK(balanced("titre:( ) a", 0) == "a");
  CHECK(balanced("a -(", 1) == "a");
}

TEST_CASE("operators that join nothing are words in lower case", "[balance]") {
  CHECK(balanced("ET a", 1) == "et a");
  CHECK(balanced("a OU", 1) == "a ou");
  CHECK(balanced("a ET OU b", 1) == "a et OU b");
  CHECK(balanced("SAUF", 1) == "sauf");
  CHECK(balanced("( ET )", 1) == "( et )");
  CHECK(balanced("a ET ( )", 1) == "a et");
}

TEST_CASE("nearness joins nothing that has a sign", "[balance]") {
  CHECK(balanced("a PRÈS -b", 1) == "a près - b");
  CHECK(balanced("a PRÈS SAUF b", 1) == "a près SAUF b");
  CHECK(balanced("a ET -b", 0) == "a ET - b");
}

TEST_CASE("parentheses may stand so deep and no deeper", "[balance][limits]") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "a" + std::string(depth, ')'); };
  std::vector<Note> notes;
  CHECK_NOTHROW(balance(read_lexemes(nested(limits::max_query_depth), notes), notes));
  try {
    balance(read_lexemes(nested(limits::max_query_depth + 1), notes), notes);
    FAIL("one deeper is too much");
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::too_big);
  }
}
