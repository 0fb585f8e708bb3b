// The signs and words of a query's text, from left to right.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/syntax.hpp"

namespace propos {

/// A sign or word of a query. Operators are those that were written as such; whether they have something to join is the
/// parser's to find out.
struct Lexeme {
  enum class Kind : std::uint8_t {
    word,
    prefix,
    fuzzy,
    exact,
    phrase,
    loose,  ///< leaves; `text` never holds quotation marks or double spaces
    open,
    close,  ///< parentheses
    plus,
    minus,  ///< stand before a leaf, a field or an open parenthesis
    field,  ///< likewise; `field` says which
    all,
    any,
    none,
    near  ///< ET, OU, SAUF, PRÈS
  } kind = Kind::word;
  std::string text;
  FieldName field = FieldName::none;
  double weight = 1;           ///< of leaves and closing parentheses
  std::uint32_t distance = 0;  ///< of near
};

/// Whether a sign or a field's colon before this text belongs to it: a word, quotation mark, parenthesis, or mark of
/// one.
bool starts_operand(std::string_view text);

/// Whether the kind is a leaf.
bool is_leaf(Lexeme::Kind kind);

/// Reads the lexemes of `text` (UTF-8). Signs without letters are passed over. What cannot be read as it was meant is
/// read as words; what had to be said is added to `notes`.
std::vector<Lexeme> read_lexemes(std::string_view text, std::vector<Note>& notes);

}  // namespace propos
