// Terms and patterns that a plan looks up without a tree of Xapian's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/plan/places.hpp"

namespace propos {

/// A term whose list is read: a passage that holds it gets factor × wdf.
struct WeightedTerm {
  std::string term;
  double factor = 0;

  bool operator==(const WeightedTerm&) const = default;
};

/// Passages that hold all terms, and in which all patterns stand.
struct Conjunction {
  std::vector<WeightedTerm> terms;  ///< each once
  std::vector<std::shared_ptr<PlaceFinder>> patterns;

  /// Adds a term that has no weight yet, unless it is there.
  void require(const std::string& term);
};

/// What both ask for, the first one's terms first; nothing when one of them is no conjunction.
std::optional<Conjunction> both(std::optional<Conjunction> first, const std::optional<Conjunction>& second);

}  // namespace propos
