#include "query/answer/collapse.hpp"

#include <algorithm>
#include <unordered_set>

#include "common/schema.hpp"

namespace propos {
namespace {

/// Builds the list of posts.
class Collapser {
 public:
  Collapser(const std::vector<Candidate>& ranking, Xapian::Enquire& enquire, const Xapian::Database& database)
      : ranking_(ranking), enquire_(enquire), database_(database) {
    for (const auto& candidate : ranking_) {
      known_.insert(candidate.document);
      auto& post = post_of(candidate.document);
      if (post.passages.size() <= others_shown) post.passages.push_back(candidate);
    }
  }

  /// Goes on behind the ranking's beginning: of each post that is not there Xapian keeps the first passage,
  /// which is its best. Of all `posts`: Xapian drops what does not fit into a shorter list, and then lacks it where a
  /// better passage of a post takes the place of one that is in the list.
  void go_on_to(std::size_t count, std::size_t posts) {
    if (posts_.size() >= count) return;
    enquire_.set_collapse_key(slot_post);
    const auto best = enquire_.get_mset(0, static_cast<Xapian::doccount>(posts));
    enquire_.set_collapse_key(Xapian::BAD_VALUENO);
    for (auto it = best.begin(); it != best.end() && posts_.size() < count; ++it) {
      auto& post = post_of(*it);
      if (post.passages.empty()) post.passages.push_back(behind(*it, it.get_weight()));
    }
  }

  std::vector<RankedPost> slice(const PostsWanted& wanted) {
    const auto size = posts_.size();
    const auto first = std::min(wanted.offset, size);
    const auto last = first + std::min(wanted.limit, size - first);
    return {posts_.begin() + static_cast<std::ptrdiff_t>(first), posts_.begin() + static_cast<std::ptrdiff_t>(last)};
  }

  /// Adds what stands behind the ranking's beginning to posts that have more than is there.
  void add_others(std::vector<RankedPost>& posts, const Xapian::Query& query, const PostTotals& totals) {
    std::vector<Xapian::Query> lacking;
    std::unordered_map<std::string, RankedPost*> by_id;
    std::size_t passages = 0;
    for (auto& post : posts) {
      const auto total = totals.at(post.post);
      if (post.passages.size() >= std::min<std::size_t>(total, 1 + others_shown)) continue;
      lacking.emplace_back(boolean_term(prefix::post, post.post));
      by_id[post.post] = &post;
      passages += total;
    }
    if (lacking.empty()) return;
    const Xapian::Query any(Xapian::Query::OP_OR, lacking.begin(), lacking.end());
    enquire_.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, any));
    const auto all = enquire_.get_mset(0, static_cast<Xapian::doccount>(passages));
    for (auto it = all.begin(); it != all.end(); ++it) {
      auto& shown = by_id.at(it.get_document().get_value(slot_post))->passages;
      const bool is_best = !shown.empty() && shown.front().document == *it;
      if (shown.size() <= others_shown && !is_best && !known_.contains(*it))
        shown.push_back(behind(*it, it.get_weight()));
    }
  }

 private:
  RankedPost& post_of(Xapian::docid document) {
    auto post = database_.get_document(document).get_value(slot_post);
    const auto [found, is_new] = places_.try_emplace(post, posts_.size());
    if (is_new) posts_.push_back({std::move(post), {}});
    return posts_[found->second];
  }

  /// A passage behind the ranking's beginning, with a score that goes on from there.
  Candidate behind(Xapian::docid document, double weight) const {
    Candidate candidate;
    candidate.document = document;
    candidate.first = weight;
    const auto& last = ranking_.back();
    candidate.score = last.first > 0 ? last.score * weight / last.first : 0;
    return candidate;
  }

  const std::vector<Candidate>& ranking_;
  Xapian::Enquire& enquire_;
  const Xapian::Database& database_;
  std::vector<RankedPost> posts_;
  std::unordered_map<std::string, std::size_t> places_;  ///< of posts in posts_
  std::unordered_set<Xapian::docid> known_;
};

}  // namespace

PostTotals passages_by_post(const Xapian::Database& database, const DocumentSet& matches) {
  PostTotals posts;
  each_value(database, slot_post, matches, [&](Xapian::docid, const std::string& post) { ++posts[post]; });
  return posts;
}

std::vector<RankedPost> collapse(const std::vector<Candidate>& ranking, Xapian::Enquire& enquire,
                                 const Xapian::Query& query, const Xapian::Database& database, const PostTotals& posts,
                                 const PostsWanted& wanted) {
  if (ranking.empty()) return {};
  Collapser collapser(ranking, enquire, database);
  collapser.go_on_to(std::min(wanted.offset + wanted.limit, posts.size()), posts.size());
  auto shown = collapser.slice(wanted);
  collapser.add_others(shown, query, posts);
  return shown;
}

}  // namespace propos
