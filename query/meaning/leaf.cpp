#include "query/meaning/leaf.hpp"

#include <algorithm>
#include <utility>

#include "common/limits.hpp"
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

TokenKind kind_of(const Term& word) {
  if (word.joined) return TokenKind::joined;
  return word.form().ends_with('\'') ? TokenKind::elided : TokenKind::word;
}

/// Whether a sentence may end in what stands between two words of a quotation.
bool may_end_sentence(std::string_view gap) {
  std::size_t at = 0;
  while (at < gap.size())
    if (const auto c = next_code_point(gap, at); c == '.' || c == '!' || c == '?' || c == '\n' || c == 0x2026)
      return true;
  return false;
}

/// Goes on from `at`, by a joined form or by its parts.
void add_ways(const std::vector<LeafWord>& words, std::size_t at, Leaf::Way& begun, std::vector<Leaf::Way>& out) {
  if (out.size() >= limits::max_phrase_ways) return;
  if (at == words.size()) {
    out.push_back(begun);
    return;
  }
  for (auto i = at; i < words.size() && words[i].position == words[at].position; ++i) {
    auto next = i + 1;
    while (next < words.size() && words[next].position < words[i].position + words[i].places) ++next;
    begun.push_back(words[i]);
    add_ways(words, next, begun, out);
    begun.pop_back();
  }
}

/// Whether a part of a joined form says nothing beside it.
bool says_all_of(const Term& whole, const Term& part) {
  if (!whole.joined || part.begin < whole.begin || part.end > whole.end) return false;
  const auto& folded = part.folded();
  const bool letter = folded.size() == 1;
  const bool symbol = whole.folded().starts_with("n°") || whole.folded().find('&') != std::string::npos;
  return letter || symbol || std::ranges::all_of(folded, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

Term term_of(const LeafWord& word) {
  return {word.begin,   word.end, word.position, static_cast<std::uint8_t>(word.places), word.kind == TokenKind::joined,
          word.capital, false,    word.word};
}

std::vector<Term> Leaf::terms() const {
  std::vector<Term> terms;
  for (const auto& word : words)
    if (!word.stop) terms.push_back(term_of(word));
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return a.position != b.position ? a.position < b.position : a.joined > b.joined;
  });
  return terms;
}

std::vector<Term> Leaf::loose_terms() const {
  auto loose = terms();
  const auto joined = std::vector<Term>(loose);
  std::erase_if(loose, [&](const Term& part) {
    return !part.joined && std::ranges::any_of(joined, [&](const Term& whole) { return says_all_of(whole, part); });
  });
  return loose;
}

std::vector<Term> Leaf::own_terms() const {
  auto own = terms();
  std::erase_if(own, [](const Term& term) { return term.joined; });
  return own;
}

bool Leaf::too_common() const {
  return !words.empty() && std::all_of(words.begin(), words.end(), [](const LeafWord& word) { return word.stop; });
}

std::vector<Leaf::Way> Leaf::ways() const {
  std::vector<Way> out;
  Way begun;
  if (!words.empty()) add_ways(words, 0, begun, out);
  return out;
}

Leaf::Way Leaf::in_parts() const {
  auto parts = words;
  std::erase_if(parts, [](const LeafWord& word) { return word.kind == TokenKind::joined; });
  return parts;
}

Leaf Leaf::without_elided() const {
  auto leaf = *this;
  const auto first = std::find_if(leaf.words.begin(), leaf.words.end(),
                                  [](const LeafWord& word) { return word.kind != TokenKind::elided; });
  if (first != leaf.words.end()) leaf.words.erase(leaf.words.begin(), first);
  return leaf;
}

std::optional<Leaf> Leaf::as_stop_word(Analyzer& analyzer) const {
  if (words.size() != 1) return {};
  const auto& plain = analyzer.word_of(lower(words.front().word->form));
  if (&plain == words.front().word || !plain.term.empty() || words.front().word->folded != plain.folded) return {};
  auto leaf = *this;
  leaf.words.front().word = &plain;
  leaf.words.front().stop = true;
  return leaf;
}

Leaf read_leaf(std::string text, Analyzer& analyzer) {
  Leaf leaf{std::move(text), {}};
  std::uint32_t end = 0;  // of the word before
  for (const auto& word : analyzer.analyze(leaf.text, Wanted::all_words)) {
    const bool may_open = !leaf.words.empty() && word.begin > end &&
                          may_end_sentence(std::string_view(leaf.text).substr(end, word.begin - end));
    leaf.words.push_back({word.begin, word.end, word.position, word.places, kind_of(word), word.capital,
                          word.too_common(), may_open, word.word});
    if (!word.joined) end = word.end;
  }
  if (leaf.words.size() == 1 && leaf.words.front().stop && leaf.words.front().kind == TokenKind::word) {
    auto& lone = leaf.words.front();
    const auto written = std::string_view(leaf.text).substr(lone.begin, lone.end - lone.begin);
    if (has_one_capital(written)) lone.word = &analyzer.word_of(capitalised(lone.word->form)), lone.stop = false;
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
