#include "query/plan/strategy.hpp"

#include <algorithm>

namespace propos {
namespace {

/// A part that matches whatever its weighted terms match.
bool is_loose(const Node& node) {
  using Kind = Node::Kind;
  return node.kind == Kind::words || node.kind == Kind::loose || node.kind == Kind::prefix ||
         node.kind == Kind::fuzzy || node.kind == Kind::topic ||
         (node.kind == Kind::bag && std::all_of(node.parts.begin(), node.parts.end(), [](const Node& part) {
            return part.occur == Occur::optional && is_loose(part);
          }));
}

}  // namespace

bool matches_by_weight(const Node& root, const BagParts& parts) {
  if (root.kind != Node::Kind::bag) return is_loose(root);
  return parts.required.empty() && !parts.optional.empty() &&
         std::all_of(root.parts.begin(), root.parts.end(),
                     [](const Node& part) { return part.occur != Occur::optional || is_loose(part); });
}

Strategy bag_strategy(const BagParts& parts, std::vector<WeightedTerm> weights) {
  if (weights.empty() || !parts.filters.empty() || !parts.excluded.empty()) return General();
  return Bag{std::move(weights)};
}

Strategy conjunction_strategy(const std::optional<Conjunction>& found, const std::vector<WeightedTerm>& weights) {
  if (!found || found->terms.empty()) return General();
  auto weighted = *found;
  for (auto& [term, factor] : weighted.terms)
    for (const auto& other : weights)
      if (other.term == term) factor += other.factor;
  return weighted;
}

}  // namespace propos
