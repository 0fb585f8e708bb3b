// Blocks that hold several turns become a block for each: what stands in a style of its own and asks, and what a label
// begins.
#pragma once

#include <vector>

#include "indexer/cut/label_voices.hpp"
#include "indexer/html/block.hpp"

namespace propos {

/// Cuts blocks where a question ends or begins inside them (`<b>Question ?</b> Answer`, an answer whose last words are
/// the next question in italics) and where a label does (`Answer. <b>Lou :</b> Question ?`, also in list items). What
/// is done depends on the whole post: a style must ask at least twice, a name must be a label at least twice. Linear in
/// the length of the post.
std::vector<Block> split_turns(std::vector<Block> blocks, const KnownPeople& known = {});

}  // namespace propos
