// HTML of a post -> blocks. Gumbo (HTML5) reads what is sound; HTML that gumbo would take seconds for, or whose
// opening tags were lost, goes to a plain reader of tags that knows only where blocks end.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// The blocks of a post and how they were found.
struct BlockList {
  std::vector<Block> blocks;
  bool repaired = false;  ///< opening tags were missing
  bool stripped = false;  ///< too deep or too many attributes: read by the plain reader
};

/// Reads `html`. `footnotes` are note texts (HTML) by id that the post keeps apart. Linear in time for any input.
BlockList read_blocks(std::string_view html, const std::map<std::string, std::string>& footnotes);

/// The text of an HTML fragment (a title, a note) on one line, entities resolved, tags gone.
std::string plain_text(std::string_view html);

}  // namespace propos
