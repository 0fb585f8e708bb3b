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

/// A term of a passage.
struct Impact {
  const Word* word = nullptr;  ///< one that has the term
  std::uint32_t value = 0;     ///< the impact times impact_scale, rounded, at least 1
};

/// Sums the impacts of passages, all of one Analyzer; its memory is used again. One thread.
class ImpactSum {
 public:
  /// Every term of the passage once. A title is shared by at least `passages_of_post` passages. Valid until the next
  /// call.
  const std::vector<Impact>& of(const AnalysedPassage& passage, const Model& model, std::size_t passages_of_post);

 private:
  std::vector<double> frequency_;  ///< by Word::term_number; 0 but for the terms at work
  std::vector<Impact> impacts_;
};

}  // namespace propos
