// A passage's terms with the weight that the first pass of a query sums: the impact of common/model, stored as wdf.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/model.hpp"
#include "common/terms.hpp"
#include "common/trace.hpp"

namespace propos {

/// The terms of a passage by field, as impacts, trace and vocabulary need them.
struct AnalysedPassage {
  std::array<std::vector<Term>, field_count> fields;
  std::string title;

  std::vector<Term> all_terms() const;
};

/// Measures fields on passages, to make a Model of them.
class Calibration {
 public:
  void add(const AnalysedPassage& passage);
  Model model() const;

 private:
  std::size_t passages_ = 0;
  std::array<double, field_count> terms_{};
  std::array<std::size_t, field_count> with_{};
  std::unordered_map<std::string, std::uint32_t> titles_;
};

/// Every term of the passage with its impact times impact_scale, rounded, at least 1. A title is shared by at least
/// `passages_of_post` passages.
std::unordered_map<std::string, std::uint32_t> impacts(const AnalysedPassage& passage, const Model& model,
                                                       std::size_t passages_of_post);

}  // namespace propos
