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

std::string make_term(const Token& token) {
  if (token.kind == TokenKind::elided || is_stop_word(token.folded)) return {};
  auto term = stem(token.folded);
  cut(term, limits::max_term_bytes);
  return term;
}

}  // namespace

std::uint8_t form_of(std::string_view lowered) {
  const auto hash = hash_of(lowered);
  return static_cast<std::uint8_t>(hash ^ (hash >> 8) ^ (hash >> 32));
}

const std::string& Analyzer::term_of(const Token& token) {
  static const std::string none;
  if (token.kind == TokenKind::elided) return none;
  if (const auto known = memo_.find(token.folded); known != memo_.end()) return known->second;
  if (memo_.size() >= memo_words) memo_.clear();
  return memo_.emplace(token.folded, make_term(token)).first->second;
}

std::vector<Term> Analyzer::analyze(std::string_view text) {
  std::vector<Term> terms;
  const auto tokens = tokenize(text);
  terms.reserve(tokens.size());
  for (const auto& token : tokens) {
    const auto& term = term_of(token);
    if (term.empty()) continue;
    terms.push_back({token.begin, token.end, token.position, form_of(token.lowered),
                     token.kind == TokenKind::joined, term});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

}  // namespace propos
