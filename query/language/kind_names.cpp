#include "query/language/kind_names.hpp"

#include <algorithm>
#include <string>

#include "common/text.hpp"

namespace propos {
namespace {

/// Folded, hyphens as spaces, without the plural's s.
std::string compared(std::string_view name) {
  auto folded = fold(name);
  std::replace(folded.begin(), folded.end(), '-', ' ');
  if (folded.ends_with('s')) folded.pop_back();
  return folded;
}

}  // namespace

std::vector<PassageKind> kinds_named(std::string_view name) {
  const auto wanted = compared(name);
  const bool all = wanted == "tout" || wanted == "all";
  const bool apart = wanted == "hors texte" || wanted == "apart";
  std::vector<PassageKind> kinds;
  for (const auto kind : passage_kinds) {
    const bool named = wanted == compared(name_of(kind)) || wanted == compared(french_name_of(kind));
    if (all || named || (apart && is_apart(kind))) kinds.push_back(kind);
  }
  return kinds;
}

std::string_view french_name_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::introduction: return "introduction";
    case PassageKind::answer: return "réponse";
    case PassageKind::section: return "section";
    case PassageKind::caption: return "légende";
    case PassageKind::credit: return "crédit";
    case PassageKind::box: return "encadré";
    case PassageKind::notes: return "notes";
    case PassageKind::biography: return "biographie";
  }
  return "section";
}

}  // namespace propos
