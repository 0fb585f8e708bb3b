// The best of what matches, collected one document after the other.
#pragma once

#include <xapian.h>
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace propos {

/// A document that matches.
struct ScoredDocument {
  Xapian::docid document = 0;
  double score = 0;

  /// Higher scores first, of equal ones the lower document.
  bool is_before(const ScoredDocument& other) const {
    return score != other.score ? score > other.score : document < other.document;
  }
};

/// What a query finds.
struct Matches {
  std::vector<ScoredDocument> best;  ///< in their order
  std::uint64_t total = 0;           ///< documents that match, exactly, as far as all was looked at
  bool complete = true;              ///< it was
};

/// Keeps the best so many matches. One thread.
class BestMatches {
 public:
  explicit BestMatches(std::size_t depth) : depth_(depth) { matches_.reserve(depth); }

  void offer(Xapian::docid document, double score) {
    const ScoredDocument match{document, score};
    if (matches_.size() < depth_) {
      matches_.push_back(match);
      std::push_heap(matches_.begin(), matches_.end(), order);
    } else if (depth_ > 0 && match.is_before(matches_.front())) {
      std::pop_heap(matches_.begin(), matches_.end(), order);
      matches_.back() = match;
      std::push_heap(matches_.begin(), matches_.end(), order);
    }
  }

  std::vector<ScoredDocument> sorted() && {
    std::sort_heap(matches_.begin(), matches_.end(), order);
    return std::move(matches_);
  }

 private:
  static bool order(const ScoredDocument& a, const ScoredDocument& b) { return a.is_before(b); }

  std::size_t depth_;
  std::vector<ScoredDocument> matches_;  ///< a heap: the worst stands first
};

}  // namespace propos
