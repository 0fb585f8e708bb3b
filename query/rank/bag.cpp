#include "query/rank/bag.hpp"

#include <algorithm>
#include <bit>

namespace propos {
namespace {

constexpr Xapian::docid window_documents = 1u << 14;  ///< sums of 128 KB: they stay in a second-level cache

/// The sums of a window of documents.
class Window {
 public:
  Window() : sums_(window_documents), held_(window_documents / 64) {}

  void begin_at(Xapian::docid first) { first_ = first; }
  Xapian::docid end() const { return first_ + (window_documents - 1); }  ///< last document

  void add(Xapian::docid document, double score) {
    const auto i = document - first_;
    sums_[i] += score;
    held_[i / 64] |= std::uint64_t{1} << (i % 64);
  }

  void leave_out(Xapian::docid document) {
    const auto i = document - first_;
    held_[i / 64] &= ~(std::uint64_t{1} << (i % 64));
    sums_[i] = 0;
  }

  /// Offers what was added, and empties the window.
  std::uint64_t hand_to(BestMatches& best) {
    std::uint64_t count = 0;
    for (std::size_t word = 0; word < held_.size(); ++word) {
      count += static_cast<std::uint64_t>(std::popcount(held_[word]));
      for (; held_[word] != 0; held_[word] &= held_[word] - 1) {
        const auto i = static_cast<Xapian::docid>(word * 64 + static_cast<std::size_t>(std::countr_zero(held_[word])));
        best.offer(first_ + i, sums_[i]);
        sums_[i] = 0;
      }
    }
    return count;
  }

 private:
  Xapian::docid first_ = 1;
  std::vector<double> sums_;
  std::vector<std::uint64_t> held_;  ///< a bit for each document that was added to
};

/// One term's list, as far as it was read.
struct List {
  Xapian::PostingIterator at;
  double factor;
};

}  // namespace

Matches match_bag(const Xapian::Database& database, const std::vector<WeightedTerm>& terms,
                  const std::vector<Xapian::docid>& dead, std::size_t depth, Stop* stop) {
  const Xapian::PostingIterator end;
  std::vector<List> lists;
  for (const auto& [term, factor] : terms)
    if (auto list = database.postlist_begin(term); list != end) lists.push_back({std::move(list), factor});
  Matches matches;
  BestMatches best(depth);
  Window window;
  auto next_dead = dead.begin();
  while (!lists.empty()) {
    if (is_due(stop)) {  // once a window: its sums are whole
      matches.complete = false;
      break;
    }
    auto first = *lists.front().at;
    for (const auto& list : lists) first = std::min(first, *list.at);
    window.begin_at(first);
    for (auto& list : lists)
      for (; list.at != end; ++list.at) {
        const auto document = *list.at;
        if (document > window.end()) break;
        window.add(document, list.factor * list.at.get_wdf());
      }
    for (next_dead = std::lower_bound(next_dead, dead.end(), first);
         next_dead != dead.end() && *next_dead <= window.end(); ++next_dead)
      window.leave_out(*next_dead);
    matches.total += window.hand_to(best);
    std::erase_if(lists, [&](const List& list) { return list.at == end; });
  }
  matches.best = std::move(best).sorted();
  return matches;
}

}  // namespace propos
