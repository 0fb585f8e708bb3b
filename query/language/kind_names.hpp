// The kinds of passages as a query names them, in French and English.
#pragma once

#include <string_view>
#include <vector>

#include "common/passage.hpp"

namespace propos {

/// The kinds that this names: one (`légende`, `caption`), all that stand apart from what is said (`hors-texte`,
/// `apart`), or all (`tout`, `all`). Case, accents and the plural do not count. Empty for anything else.
std::vector<PassageKind> kinds_named(std::string_view name);

/// The French name, with its accents.
std::string_view french_name_of(PassageKind kind);

}  // namespace propos
