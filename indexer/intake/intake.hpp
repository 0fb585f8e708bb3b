// Pieces of sources -> posts, cut into passages.
#pragma once

#include <functional>
#include <string>

#include "indexer/cut/corrections_file.hpp"
#include "indexer/cut/cut.hpp"
#include "indexer/intake/items.hpp"
#include "indexer/post_batch.hpp"

namespace propos {

/// Shown each post as it was cut.
using CutObserver = std::function<void(const Post&, const Cut&)>;

/// The posts of a batch, in order; those that `known` says the index holds are not cut. `site` is that of posts whose
/// link tells none. Posts are cut as `corrections` (may be null) say, and hashed with what these say of them; what does
/// not fit is noted. What is damaged is repaired or rejected, told in the report, and the rest goes on. Threads may
/// each read a batch of their own.
PostBatch read_posts(Batch&& batch, const KnownPost& known, const std::string& site = {},
                     const CutObserver& observe = {}, const Corrections* corrections = nullptr);

}  // namespace propos
