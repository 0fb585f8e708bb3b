#include "query/language/filters.hpp"

#include <algorithm>

namespace propos {
namespace {

using Kind = Node::Kind;

/// Adds to `all` what a part that must match, or must not, says by names and dates.
void add_filters(const Node& node, bool excluded, Node& all) {
  if (is_filter(node)) {
    all.parts.push_back(node);
    all.parts.back().occur = excluded ? Occur::excluded : Occur::optional;
    return;
  }
  if (excluded || (node.kind != Kind::bag && node.kind != Kind::all)) return;
  for (const auto& part : node.parts)
    if (node.kind == Kind::all || part.occur != Occur::optional) add_filters(part, part.occur == Occur::excluded, all);
}

}  // namespace

bool is_filter(const Node& node) {
  if (node.kind == Kind::name || node.kind == Kind::date) return true;
  const bool joined = node.kind == Kind::any || node.kind == Kind::all || node.kind == Kind::bag;
  return joined && std::all_of(node.parts.begin(), node.parts.end(), is_filter);
}

std::optional<Query> filters_of(const Query& query) {
  Query filters;
  filters.root.kind = Kind::all;
  add_filters(query.root, false, filters.root);
  if (filters.root.parts.empty()) return {};
  return filters;
}

}  // namespace propos
