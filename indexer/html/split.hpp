// Paragraphs that are really several become blocks of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/html/block.hpp"

namespace propos {

/// Cuts paragraphs at empty lines (classic posts have no others), and where a line that is bold all over stands before
/// or behind one that is not (question and answer in one paragraph, parted by `<br>`). Each part keeps its styles,
/// footnote calls and notes.
std::vector<Block> split_blocks(std::vector<Block> blocks);

/// The block cut before each of `breaks` (bytes of its text, growing); each part keeps its styles, calls and notes.
std::vector<Block> split_at(const Block& block, const std::vector<std::uint32_t>& breaks);

}  // namespace propos
