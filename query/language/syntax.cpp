#include "query/language/syntax.hpp"

#include <algorithm>

namespace propos {

Occur default_occur(const Node& node) {
  using Kind = Node::Kind;
  switch (node.kind) {
    case Kind::words:
    case Kind::word:
    case Kind::loose:
    case Kind::prefix:
    case Kind::fuzzy:
    case Kind::topic: return Occur::optional;
    case Kind::phrase:
    case Kind::exact:
    case Kind::field:
    case Kind::near: return Occur::required;
    case Kind::name:
    case Kind::date: return Occur::filter;
    case Kind::bag:
    case Kind::all:
    case Kind::any: break;
  }
  auto least = Occur::filter;
  for (const auto& part : node.parts) {
    const auto occur = default_occur(part);
    if (occur == Occur::optional) return occur;
    if (occur == Occur::required) least = occur;
  }
  return least;
}

bool has_places(const Node& node) {
  using Kind = Node::Kind;
  switch (node.kind) {
    case Kind::words:
    case Kind::word:
    case Kind::phrase:
    case Kind::prefix:
    case Kind::fuzzy:
    case Kind::exact: return true;
    case Kind::field:
    case Kind::near:
    case Kind::any: return std::all_of(node.parts.begin(), node.parts.end(), has_places);
    default: return false;
  }
}

}  // namespace propos
