// The signs and words of a query's text.
#include "query/language/lexer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"
#include "query/language/field_names.hpp"

using namespace propos;

namespace {

using Kind = Lexeme::Kind;

/// `kind(text)` of each lexeme, with its weight, distance or field.
std::string shown(const std::string& text, std::vector<Note>* notes = nullptr) {
  static const std::vector<std::string> names = {"mot",  "préfixe", "flou",  "forme", "phrase", "ensemble", "(",   ")",
                                                 "plus", "moins",   "champ", "ET",    "OU",     "SAUF",     "PRÈS"};
  std::vector<Note> unread;
  std::string out;
  for (const auto& lexeme : read_lexemes(text, notes == nullptr ? unread : *notes)) {
    if (!out.empty()) out += ' ';
    out += names.at(static_cast<std::size_t>(lexeme.kind));
    if (is_leaf(lexeme.kind)) out += "[" + lexeme.text + "]";
    if (lexeme.kind == Kind::field) out += "[" + std::string(name_of(lexeme.field)) + "]";
    if (lexeme.kind == Kind::near) out += std::to_string(lexeme.distance);
    if (lexeme.weight != 1) out += "^" + std::to_string(lexeme.weight).substr(0, 3);
  }
  return out;
}

struct Row {
  std::string text, expected;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(shown(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("words, marks and quotations are leaves", "[lexer]") {
  check({{"sel gris", "mot[sel] mot[gris]"},
         {"tarif* chercheur~ =tarifs", "préfixe[tarif] flou[chercheur] forme[tarifs]"},
         {"\"droits  de douane\" « fuite »", "phrase[droits de douane] phrase[fuite]"},
         {"“a b” „c d“", "phrase[a b] phrase[c d]"},
         {"=\"le sel\" ~\"le sel\"", "forme[le sel] ensemble[le sel]"},
         {"l’écol*", "préfixe[écol]"},
         {"sel, gris.", "mot[sel,] mot[gris.]"}});
}

TEST_CASE("signs and parentheses stand before what they belong to", "[lexer]") {
  check({{"+acier -vin", "plus mot[acier] moins mot[vin]"},
         {"-\"guerre commerciale\"", "moins phrase[guerre commerciale]"},
         {"-(a b)", "moins ( mot[a] mot[b] )"},
         {"a - b", "mot[a] mot[b]"},
         {"semi-conducteur", "mot[semi-conducteur]"},
         {"+ET", "plus mot[et]"}});
}

TEST_CASE("operators are those in capitals, in both languages", "[lexer]") {
  check({{"a ET b AND c", "mot[a] ET mot[b] ET mot[c]"},
         {"a OU b OR c", "mot[a] OU mot[b] OU mot[c]"},
         {"a SAUF b NOT c", "mot[a] SAUF mot[b] SAUF mot[c]"},
         {"a PRÈS b NEAR/3 c", "mot[a] PRÈS10 mot[b] PRÈS3 mot[c]"},
         {"a et b", "mot[a] mot[et] mot[b]"},
         {"a ET/3 b", "mot[a] mot[ET/3] mot[b]"}});
}

TEST_CASE("a distance is kept within its limits, and a note says so", "[lexer]") {
  for (const auto& [text, distance] :
       std::vector<std::pair<std::string, std::string>>{{"PRÈS/1", "PRÈS1"},
                                                        {"PRÈS/100", "PRÈS100"},
                                                        {"PRÈS/0", "PRÈS1"},
                                                        {"PRÈS/101", "PRÈS100"},
                                                        {"PRÈS/99999999999999999999", "PRÈS100"}}) {
    INFO(text);
    std::vector<Note> notes;
    CHECK(shown(text, &notes) == distance);
    CHECK(notes.empty() == (text == "PRÈS/1" || text == "PRÈS/100"));
  }
}

TEST_CASE("a field needs something behind its colon", "[lexer]") {
  check({{"titre:guerre", "champ[titre] mot[guerre]"},
         {"auteur:\"Camille Dupont\"", "champ[auteur] phrase[Camille Dupont]"},
         {"titre:(a b)", "champ[titre] ( mot[a] mot[b] )"},
         {"titre:=tarifs", "champ[titre] forme[tarifs]"},
         {"-titre:a", "moins champ[titre] mot[a]"},
         {"date:2024..2025", "champ[date] mot[2024..2025]"},
         {"titre: guerre", "mot[titre:] mot[guerre]"},
         {"heure:midi", "mot[heure:midi]"},
         {"titre:\"…\" sel", "mot[sel]"}});
}

TEST_CASE("a weight stands behind a leaf or a parenthesis", "[lexer]") {
  check({{"sel^2.5 gris", "mot[sel]^2.5 mot[gris]"},
         {"(a b)^3", "( mot[a] mot[b] )^3.0"},
         {"\"a b\"^2", "phrase[a b]^2.0"},
         {"sel^2^3", "mot[sel]^3.0"},
         {"sel^0", "mot[sel^0]"},
         {"sel^101", "mot[sel^101]"},
         {"sel^-1", "mot[sel^-1]"},
         {"sel^", "mot[sel^]"}});
}

TEST_CASE("a star or tilde behind too few letters or several words is no mark, and a note says so", "[lexer]") {
  for (const std::string text : {"ab*", "sel~", "semi-conducteur*"}) {
    INFO(text);
    std::vector<Note> notes;
    CHECK(shown(text, &notes) == "mot[" + text + "]");
    CHECK(notes.size() == 1);
  }
  check({{"abc*", "préfixe[abc]"}, {"été*", "préfixe[été]"}, {"sels~", "flou[sels]"}});
}

TEST_CASE("an unclosed quotation is read to the end, what has no letters is passed over", "[lexer]") {
  std::vector<Note> notes;
  CHECK(shown("a \"b c", &notes) == "mot[a] phrase[b c]");
  CHECK(notes.size() == 1);
  check({{"", ""}, {"… — ? *", ""}, {"\"\" a", "mot[a]"}, {"+\"\" a", "mot[a]"}, {"» a", "mot[a]"}});
}

TEST_CASE("an operand begins with a word, a quotation, a parenthesis or a mark of one", "[lexer]") {
  for (const std::string text : {"a", "é", "7", "\"", "«", "(", "=a", "=\"", "~«"}) {
    INFO(text);
    CHECK(starts_operand(text));
  }
  for (const std::string text : {"", " a", "-", "=", "~a", "= a", ")", "»", "…"}) {
    INFO(text);
    CHECK_FALSE(starts_operand(text));
  }
}
