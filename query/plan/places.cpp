#include "query/plan/places.hpp"

#include <algorithm>

namespace propos {

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
  places_.resize(forms_.words());
  seen_.resize(forms_.words());
  for (std::size_t field = 0; field < field_count; ++field)
    looks_into_[field] = looks_into(pattern_, static_cast<Field>(field));
}

void PlaceFinder::read(const TracedField& field) {
  for (auto& places : places_) places.clear();
  for (std::size_t i = 0; i < field.forms.size(); ++i)
    forms_.for_each(field.forms[i], [&](std::size_t word) { places_[word].push_back(field.positions[i]); });
}

bool PlaceFinder::looks_into(const Pattern& pattern, Field field) const {
  if (pattern.kind == Pattern::Kind::sequence) return searched(pattern.field, field);
  return std::any_of(pattern.parts.begin(), pattern.parts.end(),
                     [&](const Pattern& part) { return looks_into(part, field); });
}

/// Most fields lack a word, so which words there are is looked at first, and where they stand only if they could be the
/// pattern.
bool PlaceFinder::stands_in(std::string_view trace) {
  auto fields = packed_fields(trace);
  for (PackedField field; next_field(fields, field);) {
    if (!looks_into_[static_cast<std::size_t>(field.field)]) continue;
    found_.clear();
    std::fill(seen_.begin(), seen_.end(), false);
    for (std::size_t i = 0; i < field.terms; ++i)
      forms_.for_each(field.form(i), [&](std::size_t word) {
        found_.push_back({i, word});
        seen_[word] = true;
      });
    if (found_.empty() || !may_stand(pattern_, field.field)) continue;
    read_places(field);
    if (!find(pattern_, field.field).empty()) return true;
  }
  return false;
}

/// Whether the words that were seen are enough.
bool PlaceFinder::may_stand(const Pattern& pattern, Field field) const {
  const auto part_may = [&](const Pattern& part) { return may_stand(part, field); };
  switch (pattern.kind) {
    case Pattern::Kind::sequence:
      return searched(pattern.field, field) &&
             std::all_of(pattern.words.begin(), pattern.words.end(), [&](std::size_t word) { return seen_[word]; });
    case Pattern::Kind::any: return std::any_of(pattern.parts.begin(), pattern.parts.end(), part_may);
    case Pattern::Kind::near: return std::all_of(pattern.parts.begin(), pattern.parts.end(), part_may);
  }
  return false;
}

void PlaceFinder::read_places(const PackedField& field) {
  for (auto& places : places_) places.clear();
  std::uint32_t position = 0;
  std::size_t next = 0;
  for (const auto& [form, word] : found_) {
    position += field.steps_over(next, form + 1);
    next = form + 1;
    places_[word].push_back(position);
  }
}

Stands PlaceFinder::find_in(const TracedField& field) {
  read(field);
  Stands stands;
  const auto spans = find(pattern_, field.field);
  add_words(pattern_, spans, field, stands);
  auto& words = stands.words;
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const auto& [begin, end] : spans) {
    Stands::Range whole{field.forms.size(), 0};
    for (const auto& [first, last] : words) {
      if (field.positions[first] == begin) whole.first = std::min(whole.first, first);
      if (field.positions[last] == end) whole.second = std::max(whole.second, last);
    }
    stands.wholes.push_back(whole);
  }
  return stands;
}

/// Adds the words and phrases by which `pattern` has its `wanted` spans.
void PlaceFinder::add_words(const Pattern& pattern, const Spans& wanted, const TracedField& field, Stands& out) const {
  if (wanted.empty()) return;
  switch (pattern.kind) {
    case Pattern::Kind::sequence:
      for (const auto& [begin, end] : wanted)
        out.words.emplace_back(index_of(pattern.words.front(), begin, field),
                               index_of(pattern.words.back(), end, field));
      break;
    case Pattern::Kind::any:
      for (const auto& part : pattern.parts) {
        auto own = find(part, field.field);
        std::erase_if(own, [&](const Span& span) { return !std::binary_search(wanted.begin(), wanted.end(), span); });
        add_words(part, own, field, out);
      }
      break;
    case Pattern::Kind::near: add_words_of_near(pattern, wanted, field, out); break;
  }
}

void PlaceFinder::add_words_of_near(const Pattern& pattern, const Spans& wanted, const TracedField& field,
                                    Stands& out) const {
  auto first = find(pattern.parts[0], field.field);
  auto second = find(pattern.parts[1], field.field);
  const auto is_wanted = [&](const Span& a, const Span& b) {
    const auto& [left, right] = a.begin < b.begin ? std::pair(a, b) : std::pair(b, a);
    return right.begin > left.end && right.begin - left.end <= pattern.distance &&
           std::binary_search(wanted.begin(), wanted.end(), Span{left.begin, right.end});
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

/// The form at `place` that is the pattern's word.
std::size_t PlaceFinder::index_of(std::size_t word, std::uint32_t place, const TracedField& field) const {
  const auto at = std::lower_bound(field.positions.begin(), field.positions.end(), place);
  auto index = static_cast<std::size_t>(at - field.positions.begin());
  for (bool found = false;; ++index) {
    forms_.for_each(field.forms[index], [&](std::size_t other) { found |= other == word; });
    if (found) return index;
  }
}

PlaceFinder::Spans PlaceFinder::find(const Pattern& pattern, Field field) const {
  if (pattern.kind == Pattern::Kind::sequence) return searched(pattern.field, field) ? find_sequence(pattern) : Spans();
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
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

PlaceFinder::Spans PlaceFinder::find_sequence(const Pattern& pattern) const {
  Spans spans;
  for (const auto place : places_[pattern.words.front()]) {
    bool all = true;
    for (std::size_t w = 1; all && w < pattern.words.size(); ++w) {
      const auto& places = places_[pattern.words[w]];
      all = std::binary_search(places.begin(), places.end(), place + pattern.offsets[w]);
    }
    if (all) spans.push_back({place, place + pattern.offsets.back()});
  }
  return spans;
}

void PlaceFinder::add_near(const Spans& first, const Spans& second, std::uint32_t distance, Spans& out) {
  for (const auto& span : first) {
    auto next = std::upper_bound(second.begin(), second.end(), span.end,
                                 [](std::uint32_t place, const Span& other) { return place < other.begin; });
    for (; next != second.end() && next->begin - span.end <= distance; ++next) out.push_back({span.begin, next->end});
  }
}

}  // namespace propos
