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
}

bool PlaceFinder::stands_in(const Trace& trace) {
  for (const auto& field : trace.fields) {
    for (auto& places : places_) places.clear();
    for (std::size_t i = 0; i < field.forms.size(); ++i)
      forms_.for_each(field.forms[i], [&](std::size_t word) { places_[word].push_back(field.positions[i]); });
    if (!find(pattern_, field.field).empty()) return true;
  }
  return false;
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
