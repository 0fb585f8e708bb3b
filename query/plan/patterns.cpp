#include "query/plan/patterns.hpp"

#include "common/text.hpp"
#include "query/meaning/correct.hpp"
#include "query/meaning/fuzzy.hpp"

namespace propos {

Pattern PatternBuilder::word(FormHashes forms, FieldName field) {
  Pattern pattern;
  pattern.field = field;
  pattern.words.push_back(forms_.add(std::move(forms)));
  pattern.offsets.push_back(0);
  return pattern;
}

Pattern PatternBuilder::sequence(const std::vector<Term>& terms, FieldName field, bool exact) {
  Pattern pattern;
  pattern.field = field;
  for (const auto& term : terms) {
    pattern.words.push_back(forms_.add(exact ? FormHashes{form_hash(term.form())}
                                             : forms_of_term(term, readers_.database, readers_.analyzer)));
    pattern.offsets.push_back(term.position - terms.front().position);
  }
  return pattern;
}

std::optional<Pattern> PatternBuilder::any_of(std::vector<Pattern> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  Pattern pattern;
  pattern.kind = Pattern::Kind::any;
  pattern.parts = std::move(parts);
  return pattern;
}

/// Loose words stand each for itself, a word's parts behind each other; a joined form stands for its parts.
std::optional<Pattern> PatternBuilder::words(const Node& node, FieldName field) {
  const bool loose = node.kind == Node::Kind::words;
  std::vector<Pattern> parts;
  std::vector<Term> own;
  for (const auto& meant : leaves_.meant(node.text, loose ? Correction::alternatives : Correction::best).terms) {
    if (loose || meant.term.joined) parts.push_back(sequence({meant.term}, field, false));
    else own.push_back(meant.term);
  }
  if (!own.empty()) parts.push_back(sequence(own, field, false));
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
      const auto terms = leaves_.typed(node.text).own_terms();
      if (terms.empty()) return {};
      return sequence(terms, field, node.kind == Kind::exact);
    }
    case Kind::prefix: return word(forms_of_prefix(fold(node.text), readers_.database, readers_.analyzer), field);
    case Kind::fuzzy: {
      bool cut = false;
      FormHashes forms;
      for (const auto& term : fuzzy_terms(node.text, readers_.database, readers_.analyzer, cut)) {
        const auto more = forms_of_term(term, readers_.database, readers_.analyzer);
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
