#include "query/plan/patterns.hpp"

#include "common/text.hpp"
#include "query/meaning/correct.hpp"
#include "query/meaning/fuzzy.hpp"

namespace propos {

Pattern PatternBuilder::word(TracedForms forms, FieldName field) {
  Pattern pattern;
  pattern.field = field;
  pattern.steps.push_back({forms_.add(std::move(forms)), false});
  return pattern;
}

Pattern PatternBuilder::term(const Term& term, FieldName field) {
  return word(forms_of_word(term, readers_.database, readers_.analyzer), field);
}

Pattern PatternBuilder::sequence(const Leaf::Way& way, FieldName field, bool exact) {
  Pattern pattern;
  pattern.field = field;
  for (const auto& word : way) {
    const auto term = term_of(word);
    auto forms =
        exact ? forms_as_written(term, readers_.analyzer) : forms_of_word(term, readers_.database, readers_.analyzer);
    pattern.steps.push_back({forms_.add(std::move(forms)), word.may_open});
  }
  return pattern;
}

Pattern PatternBuilder::behind_each_other(const Leaf& leaf, FieldName field) {
  std::vector<Pattern> ways;
  for (const auto& way : leaf.ways()) ways.push_back(sequence(way, field, false));
  return *any_of(std::move(ways));
}

Pattern PatternBuilder::one_of(const Leaf& leaf, FieldName field) {
  std::vector<Pattern> words;
  for (const auto& word : leaf.words)
    if (word.kind != TokenKind::joined) words.push_back(sequence({word}, field, false));
  return *any_of(std::move(words));
}

std::optional<Pattern> PatternBuilder::any_of(std::vector<Pattern> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  Pattern pattern;
  pattern.kind = Pattern::Kind::any;
  pattern.parts = std::move(parts);
  return pattern;
}

/// Loose words stand each for itself; a word is one, or what is parted, as it was meant.
std::optional<Pattern> PatternBuilder::words(const Node& node, FieldName field) {
  const auto& leaf = leaves_.typed(node.text);
  const bool loose = node.kind != Node::Kind::word;
  if (leaf.words.empty()) return {};
  if (loose && leaf.too_common()) return one_of(leaf, field);
  const auto own = leaf.without_elided();
  if (!loose && (own.words.size() > 1 || own.too_common())) return behind_each_other(own, field);
  std::vector<Pattern> parts;
  for (const auto& meant : leaves_.meant(node.text, Correction::none).terms) parts.push_back(term(meant.term, field));
  return any_of(std::move(parts));
}

std::optional<Pattern> PatternBuilder::near(const Node& node, FieldName field) {
  auto first = of(node.parts[0], field);
  auto second = of(node.parts[1], field);
  if (!first) return second;
  if (!second) return first;
  Pattern pattern;
  pattern.kind = Pattern::Kind::near;
  pattern.distance = node.distance;
  pattern.parts.push_back(std::move(*first));
  pattern.parts.push_back(std::move(*second));
  return pattern;
}

std::optional<Pattern> PatternBuilder::of(const Node& node, FieldName field) {
  using Kind = Node::Kind;
  switch (node.kind) {
    case Kind::phrase:
    case Kind::exact: {
      const auto& leaf = node.kind == Kind::exact ? leaves_.whatever_capitals(node.text) : leaves_.typed(node.text);
      if (leaf.words.empty()) return {};
      return node.kind == Kind::exact ? sequence(leaf.in_parts(), field, true) : behind_each_other(leaf, field);
    }
    case Kind::prefix: return word(forms_of_prefix(fold(node.text), readers_.database, readers_.analyzer), field);
    case Kind::fuzzy: {
      bool cut = false;
      TracedForms forms;
      for (const auto& term : fuzzy_terms(node.text, readers_.database, readers_.analyzer, cut)) {
        const auto more = forms_of_word(term, readers_.database, readers_.analyzer);
        forms.insert(forms.end(), more.begin(), more.end());
      }
      if (forms.empty()) return {};
      return word(std::move(forms), field);
    }
    case Kind::field: return of(node.parts.front(), node.field);
    case Kind::near: return near(node, field);
    case Kind::any: {
      std::vector<Pattern> parts;
      for (const auto& part : node.parts)
        if (auto pattern = of(part, field)) parts.push_back(std::move(*pattern));
      return any_of(std::move(parts));
    }
    default: return words(node, field);
  }
}

}  // namespace propos
