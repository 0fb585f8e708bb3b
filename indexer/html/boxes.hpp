// Boxes that look like paragraphs: read-also lines, calls to share or subscribe, tables of contents.
#pragma once

#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// Gives the blocks that are no part of a post's text, though their HTML looks like it, the reason why
/// (Block::dropped).
void drop_boxes(std::vector<Block>& blocks);

}  // namespace propos
