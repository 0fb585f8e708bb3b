// The first pass: which passages could it be? Bags of words are summed by match_bag(), words and phrases that all must
// be there are found by match_conjunction(), everything else is Xapian's.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/dead.hpp"
#include "common/index.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/candidate.hpp"
#include "query/rank/order.hpp"

namespace propos {

/// The passages of a first pass, with its scores.
std::vector<Candidate> candidates_of(const Xapian::MSet& matches, Order order);

/// What is asked of a first pass beside the plan.
struct FirstPassOptions {
  std::size_t depth = 10;      ///< how many passages are given
  Order order = Order::score;  ///< that they come in
  std::string since;           ///< only passages of this date (2025, 2025-09, 2025-09-10) or later; empty: all
  std::string but;             ///< the id of a passage that is left out; empty: none
  bool count_all = false;      ///< the total is exact however many match
  double deadline = 2.0;       ///< seconds, after which Xapian counts no further matches
  Stop* stop = nullptr;        ///< ends it with what was found until it is due; null: nothing does
};

/// A plan as the index is asked it: without passages that do not count, those that stand apart from what is said
/// (unless the plan asks for kinds), and those that are asked to be left out. What it is made of must outlive it. One
/// thread.
class FirstPass {
 public:
  FirstPass(const Index& index, const Plan& plan, FirstPassOptions options)
      : FirstPass(index, plan, std::move(options), plan.every_kind ? index.dead : index.silent) {}
  /// `left_out` (sorted), which must outlive it too, are all the documents that are no hits, dead ones with them.
  FirstPass(const Index& index, const Plan& plan, FirstPassOptions options, const std::vector<Xapian::docid>& left_out);
  FirstPass(const FirstPass&) = delete;
  FirstPass& operator=(const FirstPass&) = delete;

  /// What is asked; empty when nothing can match.
  const Xapian::Query& query() const { return query_; }
  /// The documents that are no hits, sorted.
  const std::vector<Xapian::docid>& left_out() const { return left_out_; }
  /// The order that hits come in: what has no words to rank by comes newest first.
  Order order() const { return plan_.ranked || options_.order != Order::score ? options_.order : Order::newest; }
  /// Asks it in the order that is wanted. A match throws Stopped when FirstPassOptions::stop is due.
  Xapian::Enquire enquire() const;

  struct Found {
    std::vector<Candidate> candidates;  ///< in the order that is wanted, at most `depth`
    std::uint64_t total = 0;            ///< passages that match
    bool exact = true;                  ///< total is
    bool complete = true;               ///< all was looked at; a match of Xapian's that was ended has found nothing
  };
  /// Throws Xapian::Error.
  Found find() const;

 private:
  bool is_plain() const;
  Found find(const General& general) const;
  Found find(const Bag& bag) const;
  Found find(const Conjunction& conjunction) const;

  const Index& index_;
  const Plan& plan_;
  FirstPassOptions options_;
  const std::vector<Xapian::docid>& left_out_;
  DeadSource left_out_source_;  ///< the query points at it
  Xapian::Query query_;
};

}  // namespace propos
