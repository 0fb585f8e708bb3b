// Titles that say what stands below them: "Repères", "Bio express", "Bibliographie".
#pragma once

#include <string>
#include <string_view>

#include "indexer/html/block.hpp"

namespace propos {

/// What a short line says of what it heads; Setting::text where it says nothing of the kind.
Setting setting_of_title(std::string_view title);

/// The same of a block's first line, which heads something only when it is set off: a heading, a summary, or bold all
/// over.
Setting setting_of_title(const Block& block);

/// The line folded, with plain apostrophes, without what frames it: `[ Repères ]`, `— Sources :`.
std::string bare_line(std::string_view line);

}  // namespace propos
