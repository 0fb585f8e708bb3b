// The first pass's weight of a term in a passage, computed when indexing and stored as the term's wdf.
//
// It is the saturated, length-normalised term frequency of BM25F (Robertson & Zaragoza 2009, "The Probabilistic
// Relevance Framework", §3.6), each field with its own weight and length:
//   tf~ = Σ_f  w_f · tf_f / (1 - b_f + b_f · len_f / avg_f)      impact = tf~ / (tf~ + k1)
// times impact_scale, rounded. A query then only sums idf · wdf and looks up no lengths.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/json.hpp"
#include "common/trace.hpp"

namespace propos {

/// The constants of a collection: field lengths are measured on its first passages and then kept, so that an
/// incremental run weighs as the full run did.
struct Model {
  double k1 = 1.6;
  std::array<double, field_count> weight{};   ///< by Field
  std::array<double, field_count> b{};
  std::array<double, field_count> average{};  ///< mean number of terms, of the passages that have the field
  double title_share = 1;                     ///< mean number of passages that share a title: it says the less

  static Model standard();
  std::string to_json() const;
  static Model from_json(const std::string& text);
};

/// The terms of a passage by field, as both the impacts and the trace need them.
struct AnalysedPassage {
  std::array<std::vector<Term>, field_count> fields;
  std::string title;

  std::vector<Term> all_terms() const;
};

/// Measures field lengths on passages, to make a Model of them.
class Calibration {
 public:
  void add(const AnalysedPassage& passage);
  Model model() const;
  std::size_t passages() const { return passages_; }

 private:
  std::size_t passages_ = 0;
  std::array<double, field_count> terms_{};
  std::array<std::size_t, field_count> with_{};
  std::unordered_map<std::string, std::uint32_t> titles_;
};

/// Every term of the passage with its impact, from 1 to impact_scale. A title is shared by at least
/// `passages_of_post` passages.
std::unordered_map<std::string, std::uint32_t> impacts(const AnalysedPassage& passage, const Model& model,
                                                       std::size_t passages_of_post);

}  // namespace propos
