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

std::uint8_t form_of(const Token& token) {
  const auto mixed = [](std::uint64_t hash) { return hash ^ (hash >> 8) ^ (hash >> 32); };
  return static_cast<std::uint8_t>((mixed(hash_of(token.folded)) & 31) | (mixed(hash_of(token.lowered)) & 7) << 5);
}

const Analyzer::Analysed& Analyzer::analyse_word(const Token& token) {
  static const Analysed none;
  if (token.kind == TokenKind::elided) return none;
  if (const auto known = memo_.find(token.folded); known != memo_.end()) return known->second;
  if (memo_.size() >= memo_words) memo_.clear();
  Analysed analysed;
  if (!is_stop_word(token.folded)) {
    analysed = {stem(token.folded), root(token.folded)};
    cut(analysed.term, limits::max_term_bytes);
    cut(analysed.root, limits::max_term_bytes);
  }
  return memo_.emplace(token.folded, std::move(analysed)).first->second;
}

std::vector<Term> Analyzer::analyze(std::string_view text) {
  std::vector<Term> terms;
  const auto tokens = tokenize(text);
  terms.reserve(tokens.size());
  for (const auto& token : tokens) {
    const auto& word = analyse_word(token);
    if (word.term.empty()) continue;
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(text, at));
    terms.push_back({token.begin, token.end, token.position, form_of(token), token.kind == TokenKind::joined, capital,
                     word.term, word.root});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

}  // namespace propos
