#include "indexer/impact.hpp"

#include <algorithm>
#include <cmath>

#include "common/schema.hpp"

namespace propos {

std::vector<Term> AnalysedPassage::all_terms() const {
  std::vector<Term> all;
  for (const auto& field : fields) all.insert(all.end(), field.begin(), field.end());
  return all;
}

void Calibration::add(const AnalysedPassage& passage) {
  ++passages_;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (passage.fields[f].empty()) continue;
    ++with_[f];
    terms_[f] += static_cast<double>(count_words(passage.fields[f]));
  }
  if (!passage.title.empty()) ++titles_[passage.title];
}

Model Calibration::model() const {
  Model model = Model::standard();
  if (passages_ == 0) return model;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (with_[f] > 0) model.average[f] = terms_[f] / static_cast<double>(with_[f]);
    model.fraction[f] = static_cast<double>(with_[f]) / static_cast<double>(passages_);
  }
  double titled = 0;
  for (const auto& [title, count] : titles_) titled += count;
  if (!titles_.empty()) model.title_share = titled / static_cast<double>(titles_.size());
  return model;
}

std::unordered_map<std::string, std::uint32_t> impacts(const AnalysedPassage& passage, const Model& model,
                                                       std::size_t passages_of_post) {
  const double share = std::max(model.title_share, static_cast<double>(passages_of_post));
  std::unordered_map<std::string, double> frequency;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto& terms = passage.fields[f];
    if (terms.empty()) continue;
    const double weight = model.occurrence(static_cast<Field>(f), count_words(terms), share);
    for (const auto& term : terms) frequency[term.text] += weight;
  }
  std::unordered_map<std::string, std::uint32_t> out;
  out.reserve(frequency.size());
  for (const auto& [term, tf] : frequency)
    out.emplace(term, static_cast<std::uint32_t>(std::max(std::lround(model.impact(tf) * impact_scale), 1L)));
  return out;
}

}  // namespace propos
