#include "common/terms.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/stopwords.hpp"

namespace propos {
namespace {

constexpr std::size_t memo_words = 1u << 17;  // past this many distinct words the memo starts anew

/// Cuts at a character border.
void cut(std::string& term, std::size_t bytes) {
  if (term.size() <= bytes) return;
  while (bytes > 0 && (static_cast<unsigned char>(term[bytes]) & 0xC0) == 0x80) --bytes;
  term.resize(bytes);
}

}  // namespace

const std::string& Analyzer::term_of(const Token& token) {
  static const std::string none;
  if (token.kind == TokenKind::elided) return none;
  if (const auto known = memo_.find(token.lowered); known != memo_.end()) return known->second;
  if (memo_.size() >= memo_words) memo_.clear();
  std::string term;
  if (!is_stop_word(token.folded, token.lowered)) {
    term = stem(token.folded);
    cut(term, limits::max_term_bytes);
  }
  return memo_.emplace(token.lowered, std::move(term)).first->second;
}

std::vector<Term> Analyzer::analyze(std::string_view text) {
  std::vector<Term> terms;
  auto tokens = tokenize(text);
  terms.reserve(tokens.size());
  for (auto& token : tokens) {
    const auto& word = term_of(token);
    if (word.empty()) continue;
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(text, at));
    terms.push_back({token.begin, token.end, token.position, token.kind == TokenKind::joined, capital, word,
                     std::move(token.lowered), std::move(token.folded)});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

}  // namespace propos
