// Lines that a template or an editor left among the text: placeholders, comment forms, tags, addresses of embedded
// pages.
#pragma once

#include <string>

#include "indexer/html/block.hpp"

namespace propos {

/// Why the block is such a line; empty where it is none. Only short blocks that say nothing else are.
std::string reason_of_template_line(const Block& block);

}  // namespace propos
