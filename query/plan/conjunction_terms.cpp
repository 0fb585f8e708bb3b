#include "query/plan/conjunction_terms.hpp"

#include <algorithm>

namespace propos {

void Conjunction::require(const std::string& term) {
  if (std::none_of(terms.begin(), terms.end(), [&](const WeightedTerm& other) { return other.term == term; }))
    terms.push_back({term, 0});
}

std::optional<Conjunction> both(std::optional<Conjunction> first, const std::optional<Conjunction>& second) {
  if (!first || !second) return {};
  for (const auto& [term, factor] : second->terms) first->require(term);
  first->patterns.insert(first->patterns.end(), second->patterns.begin(), second->patterns.end());
  return first;
}

}  // namespace propos
