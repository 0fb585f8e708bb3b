// The passages before and behind a hit in its post.
#pragma once

#include <xapian.h>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index.hpp"
#include "query/answer/hits.hpp"

namespace propos {

/// Finds neighbours by post and place. Remembers the posts that it was asked for; lives as long as one answer
/// is made. One thread.
class Neighbours {
 public:
  explicit Neighbours(const Index& index) : index_(index) {}

  /// The living passages next to this one in its post, whose key is `post`; none where the post begins or ends, and for
  /// a passage that is damaged. Throws Xapian::Error.
  Context of(Xapian::docid document, const std::string& post);

 private:
  const std::vector<Xapian::docid>& passages_of(const std::string& post);
  std::optional<Neighbour> read(Xapian::docid document) const;

  const Index& index_;
  std::unordered_map<std::string, std::vector<Xapian::docid>> posts_;  ///< living passages, by their place
};

}  // namespace propos
