#include "query/places.hpp"

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
  for (std::size_t field = 0; field < field_count; ++field) looks_into_[field] = looks_into(pattern_, static_cast<Field>(field));
}

bool PlaceFinder::looks_into(const Pattern& pattern, Field field) const {
  if (pattern.kind == Pattern::Kind::sequence) return searched(pattern.field, field);
  return std::any_of(pattern.parts.begin(), pattern.parts.end(), [&](const Pattern& part) { return looks_into(part, field); });
}

/// Most fields lack a word, so which words there are is looked at first, and where they stand only if they could be the pattern.
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
