#include "indexer/documents/impact.hpp"

#include <algorithm>
#include <cmath>

#include "common/schema.hpp"

namespace propos {
namespace {

bool holds_terms(const std::vector<Term>& words) {
  return std::any_of(words.begin(), words.end(), [](const Term& word) { return !word.too_common(); });
}

}  // namespace

void Calibration::add(const AnalysedPassage& passage) {
  ++passages_;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (!holds_terms(passage.fields[f])) continue;
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

const std::vector<Impact>& ImpactSum::of(const AnalysedPassage& passage, const Model& model,
                                         std::size_t passages_of_post) {
  const double share = std::max(model.title_share, static_cast<double>(passages_of_post));
  impacts_.clear();
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto& terms = passage.fields[f];
    if (!holds_terms(terms)) continue;
    const double weight = model.occurrence(static_cast<Field>(f), count_words(terms), share);
    for (const auto& term : terms) {
      if (term.too_common()) continue;
      const auto number = term.word->term_number;
      if (number >= frequency_.size()) frequency_.resize(number + number / 2 + 64);
      if (frequency_[number] == 0) impacts_.push_back({term.word, 0});
      frequency_[number] += weight;
    }
  }
  for (auto& impact : impacts_) {
    auto& frequency = frequency_[impact.word->term_number];
    impact.value = static_cast<std::uint32_t>(std::max(std::lround(model.impact(frequency) * impact_scale), 1L));
    frequency = 0;
  }
  return impacts_;
}

}  // namespace propos
