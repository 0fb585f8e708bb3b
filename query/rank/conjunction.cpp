#include "query/rank/conjunction.hpp"

#include <array>

namespace propos {
namespace {

/// Passages that hold all terms, one after the other.
class Intersection {
 public:
  Intersection(const Xapian::Database& database, const std::vector<WeightedTerm>& terms) {
    for (const auto& [term, factor] : terms)
      lists_.push_back({database.postlist_begin(term), factor, database.get_termfreq(term)});
    // The shortest list leads, the others follow.
    std::sort(lists_.begin(), lists_.end(), [](const List& a, const List& b) { return a.frequency < b.frequency; });
    if (!lists_.empty() && lists_.front().at != end_) meet();
    else document_ = 0;
  }

  Xapian::docid document() const { return document_; }  ///< 0: there is no more
  double score() const {
    double sum = 0;
    for (const auto& list : lists_) sum += list.factor * list.at.get_wdf();
    return sum;
  }

  void next() {
    ++lists_.front().at;
    meet();
  }

 private:
  struct List {
    Xapian::PostingIterator at;
    double factor;
    Xapian::doccount frequency;
  };

  void meet() {
    auto& lead = lists_.front();
    for (;;) {
      if (lead.at == end_) break;
      document_ = *lead.at;
      std::size_t i = 1;
      for (; i < lists_.size(); ++i) {
        auto& at = lists_[i].at;
        if (at == end_) break;
        at.skip_to(document_);
        if (at == end_ || *at != document_) break;
      }
      if (i == lists_.size()) return;
      if (lists_[i].at == end_) break;
      lead.at.skip_to(*lists_[i].at);
    }
    document_ = 0;
  }

  const Xapian::PostingIterator end_;
  std::vector<List> lists_;
  Xapian::docid document_ = 0;
};

/// Asks the processor to fetch a trace; what it is not given in time it waits for as ever.
void fetch(std::string_view trace) {
  constexpr std::size_t line = 64;
  for (std::size_t at = 0; at < trace.size(); at += line) __builtin_prefetch(trace.data() + at);
}

}  // namespace

Matches match_conjunction(const Xapian::Database& database, const TraceFile& traces, const Conjunction& conjunction,
                          const std::vector<Xapian::docid>& dead, std::size_t depth, Stop* stop) {
  struct Held {
    ScoredDocument match;
    std::string_view trace;
  };
  std::array<Held, 16> held;
  const bool looks_into = !conjunction.patterns.empty();
  Matches matches;
  BestMatches best(depth);
  auto next_dead = dead.begin();
  Intersection intersection(database, conjunction.terms);
  // A trace takes as long as some sixteen postings.
  const auto steps = static_cast<std::uint32_t>(looks_into ? 16 * held.size() : held.size());
  while (intersection.document() != 0) {
    if (is_due_after(stop, steps)) {
      matches.complete = false;
      break;
    }
    std::size_t count = 0;
    for (; intersection.document() != 0 && count < held.size(); intersection.next()) {
      const auto document = intersection.document();
      while (next_dead != dead.end() && *next_dead < document) ++next_dead;
      if (next_dead != dead.end() && *next_dead == document) continue;
      held[count++] = {{document, intersection.score()}, looks_into ? traces.of(document) : std::string_view()};
      fetch(held[count - 1].trace);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [match, trace] = held[i];
      const auto stands = [&trace = trace](const auto& pattern) { return pattern->stands_in(trace); };
      if (!std::all_of(conjunction.patterns.begin(), conjunction.patterns.end(), stands)) continue;
      best.offer(match.document, match.score);
      ++matches.total;
    }
  }
  matches.best = std::move(best).sorted();
  return matches;
}

}  // namespace propos
