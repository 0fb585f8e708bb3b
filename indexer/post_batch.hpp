// Posts that were read and cut: what the stages that know sources and HTML hand to those that know the index.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "indexer/report.hpp"

namespace propos {

/// That a source has a post and does not show it (any more): private, in the trash, a draft, protected.
struct Withdrawal {
  std::string where;
  std::string reason;
  bool counted = false;  ///< told by the reader of the source, with others of its kind
};

/// The passages of one post and the hash of the bytes it was read from.
struct PostPassages {
  std::string post;               ///< its key (common/site)
  std::string hash;               ///< hex, of the source bytes and the versions; empty: the index keeps what it has
  std::vector<Passage> passages;  ///< empty when `unchanged`
  bool unchanged = false;
  std::optional<Withdrawal> withdrawn = std::nullopt;  ///< then without passages and hash
};

/// Posts that are indexed together, and what was met when they were read.
struct PostBatch {
  std::vector<PostPassages> posts;
  Report report;
};

/// Asked before a post is cut: true when the index holds it with this hash. What it throws ends the reading.
using KnownPost = std::function<bool(const std::string& post, const std::string& hash)>;

}  // namespace propos
