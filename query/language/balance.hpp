// Makes any sequence of lexemes one that the grammar can read.
#pragma once

#include <string>
#include <vector>

#include "query/language/lexer.hpp"

namespace propos {

/// Closes parentheses that were left open, drops those that close nothing or hold nothing, and turns operators that
/// have nothing to join into words. Notes say what was done. Throws Error{too_big} when parentheses stand more than
/// limits::max_query_depth inside each other.
std::vector<Lexeme> balance(std::vector<Lexeme> lexemes, std::vector<Note>& notes);

}  // namespace propos
