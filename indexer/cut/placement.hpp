// Which block is a question, an answer, a heading: the roles of all blocks of a post, once it is decided what opens a
// question.
#pragma once

#include <vector>

#include "indexer/cut/cut.hpp"
#include "indexer/cut/decision.hpp"
#include "indexer/cut/label_voices.hpp"
#include "indexer/html/block.hpp"

namespace propos {

/// Roles of the blocks of an interview; each has its passage's number. `name_lines` are the blocks that are a speaker's
/// name alone. Linear.
std::vector<Placement> place_interview(const std::vector<Block>& blocks, const Labels& labels, const Decision& decision,
                                       const std::vector<bool>& name_lines);

/// Roles of the blocks of any other post: each heading opens a section; long ones are cut again at paragraph borders.
/// Linear.
std::vector<Placement> place_sections(const std::vector<Block>& blocks);

}  // namespace propos
