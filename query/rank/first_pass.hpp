// The first pass: which passages could it be? Bags of words are summed by match_bag(), words and phrases that all must
// be there are found by match_conjunction(), everything else is Xapian's.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <vector>

#include "common/dead.hpp"
#include "common/index.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/rank.hpp"
#include "query/search_options.hpp"

namespace propos {

/// The passages of a first pass, with its scores.
std::vector<Candidate> candidates_of(const Xapian::MSet& matches, Order order);

/// A plan as the index is asked it: without passages that do not count, and those that are asked to be left out. What
/// it is made of must outlive it. One thread.
class FirstPass {
 public:
  FirstPass(const Index& index, const Plan& plan, const SearchOptions& options)
      : FirstPass(index, plan, options, index.dead) {}
  /// `left_out` (sorted), which must outlive it too, are the documents that are no hits, dead ones with them.
  FirstPass(const Index& index, const Plan& plan, const SearchOptions& options,
            const std::vector<Xapian::docid>& left_out);
  FirstPass(const FirstPass&) = delete;
  FirstPass& operator=(const FirstPass&) = delete;

  /// What is asked; empty when nothing can match.
  const Xapian::Query& query() const { return query_; }
  /// The order that hits come in: what has no words to rank by comes newest first.
  Order order() const {
    return plan_.ranked || options_.selection.order != Order::score ? options_.selection.order : Order::newest;
  }
  /// Asks it in the order that is wanted.
  Xapian::Enquire enquire() const;

  struct Found {
    std::vector<Candidate> candidates;  ///< in the order that is wanted, as many as are shown or weighed again
    std::uint64_t total = 0;            ///< passages that match
    bool exact = true;                  ///< total is
  };
  /// Throws Xapian::Error.
  Found find() const;

 private:
  bool is_plain() const;

  const Index& index_;
  const Plan& plan_;
  const SearchOptions& options_;
  const std::vector<Xapian::docid>& left_out_;
  DeadSource left_out_source_;  ///< the query points at it
  Xapian::Query query_;
};

}  // namespace propos
