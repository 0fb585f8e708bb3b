// Posts that were read and cut: what the stages that know sources and HTML hand to those that know the index.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/passage.hpp"
#include "indexer/report.hpp"

namespace propos {

/// The passages of one post and the hash of the bytes it was read from.
struct PostPassages {
  std::string post;               ///< post id
  std::string hash;               ///< hex, of the source bytes and the versions; empty: the index knows it already
  std::vector<Passage> passages;  ///< empty when `unchanged`
  bool unchanged = false;
};

/// Posts that are indexed together, and what was met when they were read.
struct PostBatch {
  std::vector<PostPassages> posts;
  Report report;
};

/// Asked before a post is cut: true when the index holds it with this hash. What it throws ends the reading.
using KnownPost = std::function<bool(const std::string& post, const std::string& hash)>;

}  // namespace propos
