// What in a post is nobody's answer: captions, credits, boxes, notes, biographies, and what is no text at all.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "indexer/html/block.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// A block that stands apart from what is said.
struct Apart {
  std::optional<PassageKind> kind;  ///< one for which is_apart() holds; nothing where it is no text: it is dropped
  std::string rule;                 ///< why, for `--explain-cut`
  std::size_t group = 0;            ///< blocks of one box or biography have one number; else it is unique
};

/// Cuts off the lines of a paragraph that are credits or thanks, so that each is a block of its own.
std::vector<Block> split_apart_lines(std::vector<Block> blocks);

/// For each block whether it stands apart; nothing for the others and for those that are dropped already. Elements tell
/// of boxes and captions, grammar tells of credits, and what ends a post is only taken for end matter on strong
/// evidence: a guest's last words may name a book, too. Linear in the post's length.
std::vector<std::optional<Apart>> find_apart(const std::vector<Block>& blocks, const Post& post);

}  // namespace propos
