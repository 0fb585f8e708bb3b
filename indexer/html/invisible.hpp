// Signs that nobody sees: soft hyphens, zero-width spaces and joiners, byte order marks.
#pragma once

#include <string>
#include <string_view>

namespace propos {

/// `text` without soft hyphens (U+00AD), zero-width spaces (U+200B), word joiners (U+2060) and byte order marks
/// (U+FEFF). Joiners and non-joiners (U+200D, U+200C) stay where they stand between letters of other scripts than Latin
/// or between emoji, which are written with them. Linear.
std::string without_invisible(std::string_view text);

}  // namespace propos
