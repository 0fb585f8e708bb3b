#include "query/meaning/leaf.hpp"

#include <algorithm>
#include <utility>

#include "common/text.hpp"

namespace propos {
namespace {

bool has_words(Node::Kind kind) {
  using Kind = Node::Kind;
  switch (kind) {
    case Kind::words:
    case Kind::word:
    case Kind::phrase:
    case Kind::loose:
    case Kind::fuzzy:
    case Kind::exact:
    case Kind::topic: return true;
    default: return false;
  }
}

/// Parts nest at most as deep as parentheses in a query.
void read_leaves(const Node& node, Analyzer& analyzer, Leaves& leaves) {
  if (has_words(node.kind)) leaves.read(node.text, analyzer);
  for (const auto& part : node.parts) read_leaves(part, analyzer, leaves);
}

Term term_of(const LeafWord& word) {
  return {word.begin, word.end, word.position, word.kind == TokenKind::joined, word.capital, false, word.word};
}

}  // namespace

std::vector<Term> Leaf::terms() const {
  std::vector<Term> terms;
  for (const auto& word : words)
    if (!word.stop) terms.push_back(term_of(word));
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

std::vector<Term> Leaf::own_terms() const {
  auto own = terms();
  std::erase_if(own, [](const Term& term) { return term.joined; });
  return own;
}

Leaf read_leaf(std::string text, Analyzer& analyzer) {
  Leaf leaf{std::move(text), {}};
  for (const auto& token : tokenize(leaf.text)) {
    const auto& word = analyzer.word_of(token.lowered);
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(leaf.text, at));
    const bool stop = token.kind == TokenKind::elided || word.term.empty();
    leaf.words.push_back({token.begin, token.end, token.position, token.kind, capital, stop, &word});
  }
  return leaf;
}

const Leaf& Leaves::read(const std::string& text, Analyzer& analyzer) {
  const auto known = leaves_.find(text);
  return known != leaves_.end() ? known->second : leaves_.emplace(text, read_leaf(text, analyzer)).first->second;
}

AnalysedQuery analyse(Query query, Analyzer& analyzer, Leaves known) {
  read_leaves(query.root, analyzer, known);
  return {std::move(query), std::move(known)};
}

}  // namespace propos
