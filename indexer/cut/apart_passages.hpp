// Passages of what stands apart from what is said.
#pragma once

#include "common/passage.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/cut/setting_apart.hpp"

namespace propos {

/// A passage with what it takes from its post: id, title, date, site, authors, tags.
Passage passage_of_post(const Post& post, int n, bool repaired);

/// Appends to `cut.passages` those of the blocks that stand apart, and tells the placements of these blocks where they
/// went. Each box and each caption is one passage, all credits are one and all notes; a box's title is its heading.
/// They are numbered on behind the passages that are there. `apart` has an entry for each block.
void add_apart_passages(Cut& cut, const std::vector<std::optional<Apart>>& apart, const Post& post);

}  // namespace propos
