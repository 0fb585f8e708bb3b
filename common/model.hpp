// How much a term in a field of a passage weighs. The indexer needs it for the impacts it stores, the second pass of
// a query for its own, finer sum.
//
// It is BM25F (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", §3.6) with a logarithm for
// saturation: each field has its own weight and length,
//   tf~ = Σ_f  w_f · tf_f / (1 - b_f + b_f · len_f / avg_f)      impact = ln(1 + tf~ / k1)
// A title says the less the more passages share it: w_title is multiplied by share^-0.7, and, like a question's, by the
// fraction of the collection's passages that have the field at all.
#pragma once

#include <array>
#include <string>

#include "common/trace.hpp"

namespace propos {

/// The constants of a collection. Lengths and fractions are measured on its first passages and then kept in the
/// index, so that an incremental run weighs as the full run did.
struct Model {
  double k1 = 0.25;
  std::array<double, field_count> weight{};  ///< by Field
  std::array<double, field_count> b{};
  std::array<double, field_count> average{};   ///< mean number of terms, of the passages that have the field
  std::array<double, field_count> fraction{};  ///< share of the passages that have the field
  double title_share = 1;                      ///< mean number of passages that share a title

  static Model standard();

  /// What one occurrence in a field of `terms` terms adds to tf~, from 0; `share` passages have the same title.
  double occurrence(Field field, std::size_t terms, double share) const;
  /// ln(1 + tf~ / k1). requires: tf >= 0
  double impact(double tf) const;

  std::string to_json() const;
  /// Reads what to_json() gave. Throws Error{corrupt}, also for numbers that no collection gives.
  static Model from_json(const std::string& text);
};

}  // namespace propos
