// What was counted, as people and other programs read it.
#pragma once

#include <span>

#include "query/print/formats.hpp"

namespace propos {

/// The formats of what was counted: of a count, facets or a timeline; those that are not there cannot show it.
std::span<const FormatRow> formats_of(Content content);

inline constexpr std::size_t facet_values_in_text = 10;  ///< but for years, which are all shown

/// Behind the hits of text: each facet's values with bars, the first ten but for years, then the timeline; no
/// line is wider than the style's width.
void print_counts(Sheet& sheet, const Counts& counts);

}  // namespace propos
