// --explain-cut: each block of a post, what became of it, and by which rule.
#pragma once

#include <ostream>

#include "indexer/cut/cut.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// For people: the post's title, what spoke for an interview and against it, then a line per block: passage, role, kind
/// of block, beginning of its text, rule; then lines for corrections.toml that say of each answer what the cut says, to
/// be pasted and changed.
void explain_cut(std::ostream& out, const Post& post, const Cut& cut);

/// The same as one line of JSON:
/// {"post","title","repaired","decision","blocks":[{"text","kind","role","passage"?,"rule"}]}.
void explain_cut_as_json(std::ostream& out, const Post& post, const Cut& cut);

}  // namespace propos
