#include "query/plan/places.hpp"

#include <algorithm>
#include <utility>

#include "query/plan/settle.hpp"

namespace propos {
namespace {

bool searched(const Pattern& pattern, Field traced) { return pattern.anywhere || searched(pattern.field, traced); }

}  // namespace

Pattern anywhere(Pattern pattern) {
  pattern.anywhere = true;
  for (auto& part : pattern.parts) part = anywhere(std::move(part));
  return pattern;
}

bool searched(FieldName field, Field traced) {
  switch (field) {
    case FieldName::title: return traced == Field::title;
    case FieldName::question: return traced == Field::question;
    case FieldName::answer: return traced == Field::text;
    default: return traced != Field::tags && traced != Field::context;
  }
}

PlaceFinder::PlaceFinder(Pattern pattern, WordForms forms) : pattern_(std::move(pattern)), forms_(std::move(forms)) {
  forms_.settle();
  for (std::size_t field = 0; field < field_count; ++field)
    looks_into_[field] = looks_into(pattern_, static_cast<Field>(field));
  settle_run();
}

bool PlaceFinder::looks_into(const Pattern& pattern, Field field) const {
  if (pattern.kind == Pattern::Kind::sequence) return searched(pattern, field);
  return std::any_of(pattern.parts.begin(), pattern.parts.end(),
                     [&](const Pattern& part) { return looks_into(part, field); });
}

/// Too common words have no place among a field's forms, so the other words of a phrase stand there side by side,
/// unless a joined form is one of them, or a word between that is a name too (`Est`).
void PlaceFinder::settle_run() {
  if (pattern_.kind != Pattern::Kind::sequence) return;
  one_common_word_ = pattern_.steps.size() == 1 && forms_.only_common(pattern_.steps.front().word);
  std::size_t between = 0;
  for (const auto& step : pattern_.steps) {
    if (forms_.never_common(step.word)) {
      run_.push_back({step.word, std::exchange(between, 0)});
    } else if (!forms_.only_common(step.word)) {
      ++between;
    }
  }
}

/// Most fields lack a word of the pattern, or do not have them side by side; only the others are unpacked.
bool PlaceFinder::stands_in(std::string_view trace, std::optional<Field> but) {
  auto fields = packed_fields(trace);
  for (PackedField field; next_field(fields, field);) {
    if (!looks_into_[static_cast<std::size_t>(field.field)] || field.field == but) continue;
    if (!run_.empty()) {
      const auto run = look_for_run(field);
      if (run == Look::stands) return true;
      if (run == Look::stands_not) continue;
    } else {
      auto seen = forms_.in_frame(field.frame);
      if (one_common_word_ && seen != 0) return true;
      for (std::size_t i = 0; i < field.forms(); ++i) seen |= forms_.maybe(field.form(i));
      if (!may_stand(pattern_, field.field, seen)) continue;
    }
    read_places(field, words_);
    if (!find(pattern_, field.field).empty()) return true;
  }
  return false;
}

/// Whether the pattern stands where the words of its run do, side by side among the forms. Where a joined form may be
/// one of them, or the run's words are not the first of the pattern, all places are to be read.
PlaceFinder::Look PlaceFinder::look_for_run(const PackedField& field) const {
  for (std::size_t i = field.placed; i < field.forms(); ++i)
    if (forms_.maybe(field.form(i)) != 0) return Look::open;
  const auto& first = run_.front();
  const auto mask = WordForms::mask_of(first.word);
  for (std::size_t i = 0; i + run_.size() <= field.placed; ++i) {
    if ((forms_.maybe(field.form(i)) & mask) == 0 || !run_begins_at(field, i)) continue;
    if (pattern_.steps.front().word != first.word) return Look::open;
    if (follows_from(field, i)) return Look::stands;
  }
  return Look::stands_not;
}

/// Whether the pattern, whose first word has a place, stands in the frame from that place on.
bool PlaceFinder::follows_from(const PackedField& field, std::size_t placed) const {
  auto frame = FrameReader::at_place(field.frame, placed);
  std::uint32_t ends = 0;  // of sentences, since the word before
  for (std::size_t step = 0; step < pattern_.steps.size();) {
    const auto symbol = frame.next();
    if (!symbol || *symbol == unknown_symbol) return false;
    if (*symbol == sentence_symbol) {
      ++ends;
      continue;
    }
    const bool is_place = *symbol == place_symbol;
    if (!is_place && *symbol < first_common_symbol) continue;  // a joined form, and none of the pattern
    if (is_place && placed == field.placed) return false;
    const auto form = is_place ? field.form(placed++) : traced_form(*symbol);
    const auto& [word, may_open] = pattern_.steps[step];
    if (step > 0 && ends > (may_open ? 1u : 0u)) return false;
    if (!forms_.is(form, word)) return false;
    ends = 0;
    ++step;
  }
  return true;
}

/// Whether the run may stand at this form: each word within reach of where the one before it may be.
bool PlaceFinder::run_begins_at(const PackedField& field, std::size_t at) const {
  if (!forms_.is(field.form(at), run_.front().word)) return false;
  auto first = at, last = at;  // where the word before may be
  for (std::size_t w = 1; w < run_.size(); ++w) {
    const auto end = std::min(last + 1 + run_[w].between, field.placed - 1);
    auto next = field.placed;
    for (auto i = first + 1; i <= end; ++i)
      if (forms_.is(field.form(i), run_[w].word)) next = std::min(next, i), last = i;
    if (next == field.placed) return false;
    first = next;
  }
  return true;
}

bool PlaceFinder::stays_in_line(const Pattern& pattern) const {
  const auto part_stays = [&](const Pattern& part) { return stays_in_line(part); };
  if (pattern.kind != Pattern::Kind::sequence) return std::ranges::all_of(pattern.parts, part_stays);
  const auto& steps = pattern.steps;
  return std::ranges::none_of(steps, &Pattern::Step::may_open) &&
         std::ranges::any_of(steps, [&](const Pattern::Step& step) { return forms_.never_common(step.word); });
}

/// Whether the words that were seen are enough.
bool PlaceFinder::may_stand(const Pattern& pattern, Field field, Mask seen) const {
  const auto part_may = [&](const Pattern& part) { return may_stand(part, field, seen); };
  switch (pattern.kind) {
    case Pattern::Kind::sequence:
      return searched(pattern, field) &&
             std::all_of(pattern.steps.begin(), pattern.steps.end(),
                         [&](const Pattern::Step& step) { return (seen & WordForms::mask_of(step.word)) != 0; });
    case Pattern::Kind::any: return std::any_of(pattern.parts.begin(), pattern.parts.end(), part_may);
    case Pattern::Kind::near: return std::all_of(pattern.parts.begin(), pattern.parts.end(), part_may);
  }
  return false;
}

Stands PlaceFinder::find_in(Field field, const std::vector<PlacedWord>& words) {
  words_ = words;
  Stands stands;
  const auto spans = find(pattern_, field);
  Spans parts;
  add_words(pattern_, spans, field, parts);
  for (const auto& span : parts) stands.words.emplace_back(span.first, span.last);
  for (const auto& span : spans) stands.wholes.emplace_back(span.first, span.last);
  settle(stands.words);
  settle(stands.wholes);
  return stands;
}

PlaceFinder::Spans PlaceFinder::find(const Pattern& pattern, Field field) const {
  if (pattern.kind == Pattern::Kind::sequence) return searched(pattern, field) ? find_sequence(pattern) : Spans();
  Spans spans;
  if (pattern.kind == Pattern::Kind::any) {
    for (const auto& part : pattern.parts) {
      const auto more = find(part, field);
      spans.insert(spans.end(), more.begin(), more.end());
    }
  } else {
    const auto first = find(pattern.parts[0], field);
    const auto second = first.empty() ? Spans() : find(pattern.parts[1], field);
    add_near(first, second, pattern.distance, spans);
    add_near(second, first, pattern.distance, spans);
  }
  settle(spans);
  return spans;
}

PlaceFinder::Spans PlaceFinder::find_sequence(const Pattern& pattern) const {
  Spans spans;
  const auto word = pattern.steps.front().word;
  for (std::size_t i = 0; i < words_.size(); ++i)
    if (forms_.is(words_[i].form, word))
      follow(pattern, {words_[i].position, words_[i].position + words_[i].places - 1, i, i}, 1, spans);
  return spans;
}

/// Goes on behind the words that were found with the step's word: each one that stands where the last one ends, be it
/// joined
/// (`cyberattaque`) or not. Depth is the number of words of a query.
void PlaceFinder::follow(const Pattern& pattern, const Span& begun, std::size_t step, Spans& out) const {
  if (step == pattern.steps.size()) {
    out.push_back(begun);
    return;
  }
  const auto& [word, may_open] = pattern.steps[step];
  const auto next = begun.end + 1;
  for (auto i = begun.last + 1; i < words_.size() && words_[i].position <= next + sentence_gap; ++i) {
    const auto& found = words_[i];
    const bool behind = found.position == next || (may_open && found.position == next + sentence_gap);
    if (behind && forms_.is(found.form, word))
      follow(pattern, {begun.begin, found.position + found.places - 1, begun.first, i}, step + 1, out);
  }
}

/// Adds the words and phrases by which `pattern` has its `wanted` spans.
void PlaceFinder::add_words(const Pattern& pattern, const Spans& wanted, Field field, Spans& out) const {
  if (wanted.empty()) return;
  switch (pattern.kind) {
    case Pattern::Kind::sequence: out.insert(out.end(), wanted.begin(), wanted.end()); break;
    case Pattern::Kind::any:
      for (const auto& part : pattern.parts) {
        auto own = find(part, field);
        std::erase_if(own, [&](const Span& span) { return !std::binary_search(wanted.begin(), wanted.end(), span); });
        add_words(part, own, field, out);
      }
      break;
    case Pattern::Kind::near: add_words_of_near(pattern, wanted, field, out); break;
  }
}

void PlaceFinder::add_words_of_near(const Pattern& pattern, const Spans& wanted, Field field, Spans& out) const {
  auto first = find(pattern.parts[0], field);
  auto second = find(pattern.parts[1], field);
  const auto is_wanted = [&](const Span& a, const Span& b) {
    const auto& [left, right] = a.begin < b.begin ? std::pair(a, b) : std::pair(b, a);
    return right.begin > left.end && right.begin - left.end <= pattern.distance &&
           std::binary_search(wanted.begin(), wanted.end(), Span{left.begin, right.end, left.first, right.last});
  };
  const auto keep = [&](const Spans& spans, const Spans& others) {
    Spans kept;
    for (const auto& span : spans)
      if (std::any_of(others.begin(), others.end(), [&](const Span& other) { return is_wanted(span, other); }))
        kept.push_back(span);
    return kept;
  };
  add_words(pattern.parts[0], keep(first, second), field, out);
  add_words(pattern.parts[1], keep(second, first), field, out);
}

void PlaceFinder::add_near(const Spans& first, const Spans& second, std::uint32_t distance, Spans& out) {
  for (const auto& span : first) {
    auto next = std::upper_bound(second.begin(), second.end(), span.end,
                                 [](std::uint32_t place, const Span& other) { return place < other.begin; });
    for (; next != second.end() && next->begin - span.end <= distance; ++next)
      out.push_back({span.begin, next->end, span.first, next->last});
  }
}

}  // namespace propos
