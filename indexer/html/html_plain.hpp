// The plain reader of HTML, for what gumbo cannot be given: it sees tags one by one, keeps no tree, and is linear.
#pragma once

#include <string_view>

#include "indexer/html/block_builder.hpp"

namespace propos {

/// What one pass over the tags of a post says about it.
struct HtmlShape {
  bool too_much = false;       ///< nested over limits::max_html_depth, or a tag of too many attributes
  bool openings_lost = false;  ///< most paragraphs and headings end without having begun
};

/// Looks at the tags of `html`. Linear; nothing is built.
HtmlShape scan_html(std::string_view html);

/// Reads blocks by where they end: at `</p>`, `</h3>` and the like, and where the next one begins. Footnote calls
/// whose opening tags are gone (`</span>7</sup></a>`) are known by the `</sup>` that follows their number.
void read_plain(std::string_view html, BlockBuilder& builder);

}  // namespace propos
