// Dates of passages as people read them.
#pragma once

#include <string>

#include "query/language/note.hpp"

namespace propos {

/// `10 septembre 2025` or `10 September 2025` with no-break spaces; another text stays as it is.
std::string long_date(const std::string& iso, Lang lang);

}  // namespace propos
