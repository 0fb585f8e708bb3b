#include "query/language/balance.hpp"

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

using Mark = Lexeme::Kind;

bool is_prefix(Mark kind) { return kind == Mark::plus || kind == Mark::minus || kind == Mark::field; }

bool is_operator(Mark kind) { return kind >= Mark::all; }

std::vector<Lexeme> balance_parentheses(std::vector<Lexeme> lexemes, std::vector<Note>& notes) {
  std::vector<Lexeme> out;
  std::size_t depth = 0;
  std::size_t stray = 0;
  for (auto& lexeme : lexemes) {
    if (lexeme.kind == Mark::open && ++depth > limits::max_query_depth)
      throw Error(ErrorKind::too_big, "the query's parentheses stand more than " +
                                          std::to_string(limits::max_query_depth) + " deep inside each other");
    if (lexeme.kind == Mark::close) {
      if (depth == 0) {
        ++stray;
        continue;
      }
      --depth;
      if (out.back().kind == Mark::open) {
        out.pop_back();
        while (!out.empty() && is_prefix(out.back().kind)) out.pop_back();
        continue;
      }
    }
    out.push_back(std::move(lexeme));
  }
  if (stray > 0)
    notes.push_back(
        {"parenthèse fermée sans être ouverte : passée", "closing parenthesis without an opening one: passed over"});
  if (depth > 0)
    notes.push_back({"parenthèse non fermée : lue jusqu’à la fin", "unclosed parenthesis: read to the end"});
  for (; depth > 0; --depth) {
    if (out.back().kind == Mark::open) {
      out.pop_back();
      while (!out.empty() && is_prefix(out.back().kind)) out.pop_back();
    } else {
      out.push_back({Mark::close, {}, FieldName::none, 1, 0});
    }
  }
  return out;
}

/// Whether an operand begins at `at`; one of `near` has no sign, and ET and OU may be followed by SAUF.
bool operand_at(const std::vector<Lexeme>& lexemes, std::size_t at, Mark of) {
  if (of != Mark::near)
    while (at < lexemes.size() && lexemes[at].kind == Mark::none) ++at;
  if (at >= lexemes.size()) return false;
  const auto kind = lexemes[at].kind;
  if (kind == Mark::plus || kind == Mark::minus) return of != Mark::near;
  return is_leaf(kind) || kind == Mark::open || kind == Mark::field;
}

void settle_operators(std::vector<Lexeme>& lexemes, std::vector<Note>& notes) {
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    auto& lexeme = lexemes[i];
    if (!is_operator(lexeme.kind)) continue;
    const bool left = i > 0 && (is_leaf(lexemes[i - 1].kind) || lexemes[i - 1].kind == Mark::close);
    if ((left || lexeme.kind == Mark::none) && operand_at(lexemes, i + 1, lexeme.kind)) continue;
    notes.push_back(
        {lexeme.text + " n’a rien à relier : lu comme un mot", lexeme.text + " has nothing to join: read as a word"});
    lexeme.kind = Mark::word;
    lexeme.text = lower(lexeme.text);
  }
}

}  // namespace

std::vector<Lexeme> balance(std::vector<Lexeme> lexemes, std::vector<Note>& notes) {
  auto out = balance_parentheses(std::move(lexemes), notes);
  settle_operators(out, notes);
  return out;
}

}  // namespace propos
