// Placed blocks -> passages: question, answer, who speaks, and a link to the first sentence.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cut/cut.hpp"
#include "indexer/cut/label_voices.hpp"
#include "indexer/cut/names.hpp"
#include "indexer/post/post.hpp"

namespace propos {

/// What is known of a post whose blocks are placed. References must outlive the building.
struct PlacedPost {
  const Post& post;
  const std::vector<std::size_t>& kept;  ///< indices of the placed blocks in Cut::blocks
  const Labels& labels;                  ///< by index into `kept`
  const std::vector<bool>& name_lines;   ///< by index into `kept`
  const KnownPeople& people;
  bool interview = false;
  bool inferred = false;  ///< questions and answers stood apart
};

/// Builds the passages of `cut` from its placed blocks. A passage in which more than one voice is heard gets turns; in
/// any other `speaker` says all of it. Linear.
void build_passages(Cut& cut, const PlacedPost& placed);

}  // namespace propos
