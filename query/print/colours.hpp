// How text looks on a terminal with colours (ECMA-48, "select graphic rendition"): the same for hits, counts and
// concordances.
#pragma once

#include <string_view>

namespace propos::colours {

inline constexpr std::string_view bold = "\033[1m";
inline constexpr std::string_view dim = "\033[2m";
inline constexpr std::string_view italic = "\033[3m";
inline constexpr std::string_view blue = "\033[36m";
inline constexpr std::string_view mark = "\033[1;33m";  ///< of what the query matches
inline constexpr std::string_view reset = "\033[0m";

}  // namespace propos::colours
