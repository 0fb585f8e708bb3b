#include "query/answer/marks.hpp"

#include <algorithm>

namespace propos {
namespace {

constexpr double pattern_worth = 2;  ///< of a word that `mot*`, `mot~` or nearness found: its rarity is not known
constexpr double whole_worth = 100;  ///< more than words weigh: what is required as a whole is shown before any words

/// Finds the marks of one text.
class Finder {
 public:
  Finder(Field field, const Plan& plan, const std::vector<Term>& words)
      : field_(field), bit_(field == Field::text ? marked_in_answer : marked_in_question), plan_(plan), words_(words) {}

  Marks find() {
    for (const auto& word : words_)
      if (!word.too_common()) mark_word(word);
    if (plan_.places.empty()) return std::move(marks_);
    const auto placed = placed_words(words_);
    for (std::size_t i = 0; i < plan_.places.size(); ++i) mark_places(plan_.places[i], placed, first_places() + i);
    for (auto* marks : {&marks_.shown, &marks_.wholes})
      std::stable_sort(marks->begin(), marks->end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
    return std::move(marks_);
  }

 private:
  std::size_t first_places() const { return plan_.terms.size() + plan_.prefixes.size() + 1; }

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

  /// A phrase stands here where it was found, since the index places its words alike.
  void mark_places(const PlannedPlaces& places, const std::vector<PlacedWord>& placed, std::size_t part) {
    const auto stands = places.finder->find_in(field_, placed);
    for (const auto& [first, last] : stands.words)
      marks_.shown.push_back({words_[first].begin, words_[last].end, part, places.worth});
    for (const auto& [first, last] : stands.wholes)
      marks_.wholes.push_back({words_[first].begin, words_[last].end, part, places.whole ? whole_worth : 0});
  }

  Field field_;
  std::uint8_t bit_;
  const Plan& plan_;
  const std::vector<Term>& words_;
  Marks marks_;
};

void add(std::vector<Mark>& marks, const std::vector<Mark>& more, std::uint32_t begin) {
  for (auto mark : more) {
    mark.begin += begin;
    mark.end += begin;
    marks.push_back(mark);
  }
}

/// Marks by places, line by line: what stays in a line may be looked for in those only that may have one of its words.
Marks find_in_lines(std::string_view text, Field field, const Plan& plan, Analyzer& analyzer) {
  Marks marks;
  std::vector<Term> words;
  for (std::size_t at = 0; at < text.size();) {
    // With its end, since a number may end a line but not a text.
    const auto line = text.substr(at, std::min(text.find('\n', at), text.size() - 1) + 1 - at);
    if (plan.likely.may_stand_in(line)) {
      analyzer.analyze(line, words, Wanted::all_words);
      const auto own = Finder(field, plan, words).find();
      add(marks.shown, own.shown, static_cast<std::uint32_t>(at));
      add(marks.wholes, own.wholes, static_cast<std::uint32_t>(at));
    }
    at += line.size();
  }
  return marks;
}

}  // namespace

Marks find_marks(const std::string& text, Field field, const Plan& plan, Analyzer& analyzer) {
  const auto stays = [](const PlannedPlaces& places) { return places.finder->stays_in_line(); };
  if (!plan.places.empty() && std::ranges::all_of(plan.places, stays))
    return find_in_lines(text, field, plan, analyzer);
  // What is found by its places needs those of all words, words alone only those that can be they.
  std::vector<Term> words;
  if (plan.places.empty()) plan.likely.find(text, analyzer, words);
  else analyzer.analyze(text, words, Wanted::all_words);
  return Finder(field, plan, words).find();
}

Marks find_answer_marks(const Passage& passage, const Plan& plan, Analyzer& analyzer) {
  auto marks = find_marks(passage.text, Field::text, plan, analyzer);
  if (passage.turns.empty() || plan.voices.speakers.empty()) return marks;
  const auto turns = turns_of(passage, plan.voices);
  const auto is_outside = [&](const Mark& mark) {
    return std::none_of(turns.begin(), turns.end(),
                        [&](const Turn& turn) { return turn.begin <= mark.begin && mark.end <= turn.end; });
  };
  std::erase_if(marks.shown, is_outside);
  std::erase_if(marks.wholes, is_outside);
  return marks;
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
