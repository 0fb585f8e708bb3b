// In which of several ways a query's passages are found.
#pragma once

#include <variant>
#include <vector>

#include "query/language/syntax.hpp"
#include "query/plan/conjunction_terms.hpp"
#include "query/plan/parts.hpp"

namespace propos {

/// Passages that hold one of the terms.
struct Bag {
  std::vector<WeightedTerm> terms;  ///< at least one; one may come twice
};

/// Whatever else a tree of Xapian's matches.
struct General {};

/// How the passages are found that a plan's query matches. Each way finds the same ones with the same scores.
using Strategy = std::variant<General, Bag, Conjunction>;

/// Whether a query matches whatever one of its weighted terms matches, but for what narrows it. `parts` are those of
/// the root, when it is a bag.
bool matches_by_weight(const Node& root, const BagParts& parts);

/// For a query that matches_by_weight(): a bag of its weighted terms, unless something narrows it or there is more that
/// weighs than terms. Then `weights` are empty.
Strategy bag_strategy(const BagParts& parts, std::vector<WeightedTerm> weights);

/// For any other: the conjunction that it was found to be, with the terms' weights, unless it is none, or has no terms.
Strategy conjunction_strategy(const std::optional<Conjunction>& found, const std::vector<WeightedTerm>& weights);

}  // namespace propos
