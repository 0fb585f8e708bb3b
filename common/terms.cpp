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

/// Whether a sentence ends in what stands between two words: `.`, `!`, `?` or `…` before white space, or a line.
bool ends_sentence(std::string_view gap) {
  bool ended = false;
  std::size_t at = 0;
  while (at < gap.size()) {
    const auto c = next_code_point(gap, at);
    if (c == '\n' || (ended && is_space(c))) return true;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) ended = true;
  }
  return false;
}

}  // namespace

std::size_t count_words(const std::vector<Term>& terms) {
  return static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), [](const Term& t) { return !t.joined; }));
}

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
  bool new_sentence = false;
  std::size_t last_end = 0;
  for (auto& token : tokens) {
    if (token.kind != TokenKind::joined) {
      if (token.begin > last_end) new_sentence |= ends_sentence(text.substr(last_end, token.begin - last_end));
      last_end = token.end;
    }
    const auto& word = term_of(token);
    if (word.empty()) continue;
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(text, at));
    terms.push_back({token.begin, token.end, token.position, token.kind == TokenKind::joined, capital,
                     new_sentence && token.kind != TokenKind::joined, word, std::move(token.lowered),
                     std::move(token.folded)});
    if (token.kind != TokenKind::joined) new_sentence = false;
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

}  // namespace propos
