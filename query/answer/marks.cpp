#include "query/answer/marks.hpp"

#include <algorithm>

namespace propos {
namespace {

constexpr double pattern_worth = 2;  ///< of a word that `mot*`, `mot~` or nearness found: its rarity is not known
constexpr double whole_worth = 100;  ///< more than words weigh: what is required as a whole is shown before any words

double worth_of(const PlannedTerm& term) { return std::max(term.weight, 0.3) * term.idf; }

/// Finds the marks of one text.
class Finder {
 public:
  Finder(Field field, const Plan& plan, const std::vector<Term>& terms)
      : field_(field), bit_(field == Field::text ? marked_in_answer : marked_in_question), plan_(plan), terms_(terms) {}

  Marks find() {
    for (const auto& term : terms_) mark_word(term);
    if (plan_.phrases.empty() && plan_.nears.empty()) return std::move(marks_);
    trace();
    if (trace_.fields.empty()) return std::move(marks_);
    for (std::size_t i = 0; i < plan_.phrases.size(); ++i)
      if ((plan_.phrases[i].marked & bit_) != 0) mark_phrase(plan_.phrases[i], first_phrase() + i);
    for (std::size_t i = 0; i < plan_.nears.size(); ++i)
      mark_near(*plan_.nears[i], first_phrase() + plan_.phrases.size() + i);
    for (auto* marks : {&marks_.shown, &marks_.wholes})
      std::stable_sort(marks->begin(), marks->end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    return std::move(marks_);
  }

 private:
  std::size_t first_phrase() const { return plan_.terms.size() + plan_.prefixes.size() + 1; }

  void mark_word(const Term& term) {
    const auto& text = term.text();
    const auto planned =
        std::find_if(plan_.terms.begin(), plan_.terms.end(), [&](const PlannedTerm& t) { return t.term == text; });
    if (planned != plan_.terms.end() && (planned->marked & bit_) != 0) {
      marks_.shown.push_back(
          {term.begin, term.end, static_cast<std::size_t>(planned - plan_.terms.begin()), worth_of(*planned)});
      return;
    }
    if (std::any_of(plan_.variants.begin(), plan_.variants.end(), [&](const PlannedVariant& variant) {
          return (variant.marked & bit_) != 0 && variant.term == text;
        }))
      marks_.shown.push_back({term.begin, term.end, plan_.terms.size() + plan_.prefixes.size(), pattern_worth});
    const auto prefix = std::find_if(plan_.prefixes.begin(), plan_.prefixes.end(), [&](const PlannedPrefix& p) {
      return (p.marked & bit_) != 0 && (text.starts_with(p.prefix) || text == p.stem);
    });
    if (prefix != plan_.prefixes.end())
      marks_.shown.push_back({term.begin, term.end,
                              plan_.terms.size() + static_cast<std::size_t>(prefix - plan_.prefixes.begin()),
                              pattern_worth});
  }

  /// The text as the index would have it, so that a phrase stands here where it was found.
  void trace() {
    auto bytes = begin_trace({});
    append_trace(bytes, field_, terms_);
    read_trace(bytes, trace_);
  }

  void mark_phrase(const PlannedPhrase& phrase, std::size_t part) {
    const auto& positions = trace_.fields.front().positions;
    double worth = 0;
    for (const auto term : phrase.terms) worth += worth_of(plan_.terms[term]);
    for (std::size_t first = 0; first < terms_.size(); ++first) {
      if (!is(terms_[first], phrase, 0)) continue;
      auto last = first;
      for (std::size_t t = 1; t < phrase.terms.size() && last < terms_.size(); ++t)
        last = find(phrase, t, positions[first] + phrase.offsets[t]);
      if (last == terms_.size()) continue;
      marks_.shown.push_back({terms_[first].begin, terms_[last].end, part, worth});
      marks_.wholes.push_back({terms_[first].begin, terms_[last].end, part, phrase.loose ? 0 : whole_worth});
    }
  }

  /// The word at `place` that is the phrase's `t`th, or the number of words.
  std::size_t find(const PlannedPhrase& phrase, std::size_t t, std::uint32_t place) const {
    const auto& positions = trace_.fields.front().positions;
    const auto from = std::lower_bound(positions.begin(), positions.end(), place) - positions.begin();
    for (auto i = static_cast<std::size_t>(from); i < positions.size() && positions[i] == place; ++i)
      if (is(terms_[i], phrase, t)) return i;
    return terms_.size();
  }

  bool is(const Term& term, const PlannedPhrase& phrase, std::size_t t) const {
    return phrase.forms.empty() ? term.text() == plan_.terms[phrase.terms[t]].term : term.form() == phrase.forms[t];
  }

  void mark_near(PlaceFinder& finder, std::size_t part) {
    const auto stands = finder.find_in(trace_.fields.front());
    for (const auto& [first, last] : stands.words)
      marks_.shown.push_back({terms_[first].begin, terms_[last].end, part, pattern_worth});
    for (const auto& [first, last] : stands.wholes)
      marks_.wholes.push_back({terms_[first].begin, terms_[last].end, part, whole_worth});
  }

  Field field_;
  std::uint8_t bit_;
  const Plan& plan_;
  const std::vector<Term>& terms_;
  Trace trace_;
  Marks marks_;
};

}  // namespace

Marks find_marks(const std::string& text, Field field, const Plan& plan, Analyzer& analyzer) {
  // Phrases and nearness need the places of all words, words alone only those that can be they.
  std::vector<Term> terms;
  if (plan.phrases.empty() && plan.nears.empty()) plan.likely.find(text, analyzer, terms);
  else analyzer.analyze(text, terms);
  return Finder(field, plan, terms).find();
}

ByteSpans spans_of(const Marks& marks) {
  ByteSpans spans;
  for (const auto& mark : marks.shown) {
    if (!spans.empty() && mark.begin < spans.back().second)
      spans.back().second = std::max(spans.back().second, mark.end);
    else spans.emplace_back(mark.begin, mark.end);
  }
  return spans;
}

}  // namespace propos
