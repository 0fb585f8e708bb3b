// The second pass: the best passages of the first are weighed again by what only their traces tell.
//
// The score is a sum of few features, each near 0 to 1 (see Feature in candidate.hpp). What each is worth is in
// bench/README.md.
#pragma once

#include <xapian.h>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "common/model.hpp"
#include "common/trace.hpp"
#include "common/trace_file.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/candidate.hpp"

namespace propos {

/// The weight of each feature.
std::array<double, feature_count> standard_weights();

/// Weighs passages for one query. One thread.
class Ranker {
 public:
  Ranker(const Xapian::Database& database, const TraceFile& traces, const Model& model, const Plan& plan,
         const std::array<double, feature_count>& weights = standard_weights());

  /// Gives each candidate its features and score, and sorts them, best first; equal scores in the first pass's order.
  /// Throws Xapian::Error.
  void rank(std::vector<Candidate>& candidates, bool with_shares);

 private:
  struct Counts;
  void weigh(Candidate& candidate, const Trace& trace, bool with_shares, Counts& counts);
  void count_field(const TracedField& field, double occurrence, double share, Counts& counts) const;
  /// How many passages share the title; 1 when the query does not touch it, so that it does not matter.
  double title_share(const Trace& trace);
  void add_feedback(std::vector<Candidate>& candidates, const std::vector<Trace>& traces);

  const Xapian::Database& database_;
  const TraceFile& traces_;
  const Model& model_;
  const Plan& plan_;
  std::array<double, feature_count> weights_;
  double all_idf_ = 0;  ///< Σ weight · idf of the terms
  double most_ = 0;     ///< what Feature::terms is divided by
  std::unordered_map<std::uint32_t, double> title_shares_;
};

}  // namespace propos
