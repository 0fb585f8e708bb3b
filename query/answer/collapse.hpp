// One hit a post: the ranking, in which the passages of a post stand behind its best.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/answer/document_set.hpp"
#include "query/rank/rank.hpp"

namespace propos {

/// How many passages of each post match, by its key.
using PostTotals = std::unordered_map<std::string, std::uint64_t>;

/// Throws Xapian::Error.
PostTotals passages_by_post(const Xapian::Database& database, const DocumentSet& matches);

inline constexpr std::size_t others_shown = 3;  ///< of a post's passages, behind the best

/// A post among the hits.
struct RankedPost {
  std::string post;                 ///< its key
  std::vector<Candidate> passages;  ///< in the order of the ranking: the best, and up to `others_shown` others
};

/// Which posts are hits: `limit` of them behind the first `offset`, ordered by their best passages.
struct PostsWanted {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// Collapses a ranking of passages. `ranking` is its beginning, as far as it was weighed again, and one more;
/// `enquire` asks `query` in the order of the rest. `posts` says how many passages of each post match. As
/// many posts are given as are wanted and there. Throws Xapian::Error.
std::vector<RankedPost> collapse(const std::vector<Candidate>& ranking, Xapian::Enquire& enquire,
                                 const Xapian::Query& query, const Xapian::Database& database, const PostTotals& posts,
                                 const PostsWanted& wanted);

}  // namespace propos
