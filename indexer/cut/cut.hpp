// Blocks -> passages. An interview is cut at its questions, any other post at its headings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/passage.hpp"
#include "indexer/html/block.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// Raised when posts are cut in another way: posts that did not change are then cut again.
inline constexpr std::string_view cut_version = "1";

/// What a block is in the cut post.
enum class Role {
  introduction,
  question,
  answer,
  section,
  heading,
  caption,  ///< from here on apart from what is said
  credit,
  box,
  notes,
  biography,
  dropped
};

std::string_view name_of(Role role);

/// Why a block stands where it does: for `--explain-cut`.
struct Placement {
  Role role = Role::dropped;
  int passage = -1;  ///< Passage::n, -1 for none
  std::string rule;  ///< the rule that gave the role, or the reason to drop
};

/// A cut post: its blocks as they were cut (some are parts of those that were read), where each went, and the passages.
struct Cut {
  std::vector<Block> blocks;
  std::vector<Placement> placements;  ///< one per block
  std::vector<Passage> passages;
  bool repaired = false;
  std::vector<std::string> unfit;  ///< corrections that do not fit the post (any more), each with the reason
};

struct PostCorrections;

/// Cuts a post, as `corrections` (may be null) say it. Linear in the length of the post but for the sorting of its
/// labels. At most limits::max_passages_per_post passages; blocks past that are dropped with this reason.
///
/// Invariant: the text of the kept blocks, without speaker labels, is the text of the questions, headings and answers
/// of the passages, once, in order; what stands apart follows in passages of its own, in order as well.
Cut cut_post(const Post& post, const PostCorrections* corrections = nullptr);

}  // namespace propos
