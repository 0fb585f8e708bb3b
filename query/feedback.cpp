#include "query/feedback.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "query/rank.hpp"

namespace propos {
namespace {

constexpr std::size_t kept_forms = 50;
constexpr double sharpness = 4;  ///< power of a passage's score among the best: the first counts most
constexpr double half = 1.2;

std::size_t all_forms(const std::vector<Trace>& traces) {
  std::size_t n = 0;
  for (const auto& trace : traces)
    for (const auto& field : trace.fields) n += field.forms.size();
  return n;
}

}  // namespace

bool is_feedback_field(Field field) {
  return field == Field::text || field == Field::question || field == Field::title;
}

double feedback_half(const Trace& trace, const Model& model) {
  double words = 0;
  for (const auto& field : trace.fields)
    if (field.field == Field::text) words = field.words;
  return half * (0.5 + 0.5 * words / std::max(model.average[static_cast<std::size_t>(Field::text)], 1.0));
}

FormTable::FormTable(std::size_t at_most) : slots_(std::bit_ceil(2 * std::max<std::size_t>(at_most, 4))) {}

std::size_t FormTable::slot_of(std::uint32_t form) const {
  const auto mask = slots_.size() - 1;
  auto slot = (form * 2654435761u >> 4) & mask;
  while (slots_[slot].form != form && slots_[slot].form != UINT32_MAX) slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t& FormTable::at(std::uint32_t form) {
  auto& slot = slots_[slot_of(form)];
  slot.form = form;
  return slot.value;
}

const std::uint32_t* FormTable::find(std::uint32_t form) const {
  const auto& slot = slots_[slot_of(form)];
  return slot.form == form ? &slot.value : nullptr;
}

FeedbackForms::FeedbackForms(const std::vector<Trace>& traces, const Families& query, const Model& model)
    : traces_(traces), query_(query), model_(model), passages_with_(all_forms(traces)) {
  FormTable last_seen(all_forms(traces));
  for (std::size_t i = 0; i < traces.size(); ++i)
    for (const auto& field : traces[i].fields) {
      if (!is_feedback_field(field.field)) continue;
      for (const auto form : field.forms) {
        auto& seen = last_seen.at(form);
        if (seen == i + 1) continue;
        seen = static_cast<std::uint32_t>(i + 1);
        ++passages_with_.at(form);
      }
    }
}

void FeedbackForms::add_passage(const Trace& trace, double share, std::vector<std::pair<std::uint32_t, double>>& out) const {
  std::vector<std::uint32_t> forms;
  for (const auto& field : trace.fields)
    if (is_feedback_field(field.field)) forms.insert(forms.end(), field.forms.begin(), field.forms.end());
  std::sort(forms.begin(), forms.end());
  const auto n = static_cast<double>(traces_.size());
  const double saturation = feedback_half(trace, model_);
  for (std::size_t i = 0; i < forms.size();) {
    auto end = i;
    while (end < forms.size() && forms[end] == forms[i]) ++end;
    const double count = static_cast<double>(end - i);
    const double with = *passages_with_.find(forms[i]);
    // A form of one passage alone says nothing of another.
    if (with >= 2 && query_.find(forms[i]) == nullptr)
      out.emplace_back(forms[i], share * count / (count + saturation) * std::log(1 + (n - with + 0.5) / (with + 0.5)));
    i = end;
  }
}

WeightedForms FeedbackForms::of_best(const std::vector<Candidate>& candidates) const {
  std::vector<std::size_t> best(candidates.size());
  for (std::size_t i = 0; i < best.size(); ++i) best[i] = i;
  const auto count = std::min(feedback_passages, best.size());
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(), [&](std::size_t a, std::size_t b) {
    return candidates[a].score != candidates[b].score ? candidates[a].score > candidates[b].score : a < b;
  });
  const double top = std::max(candidates[best[0]].score, 1e-9);
  std::vector<std::pair<std::uint32_t, double>> sums;
  double all = 0;
  for (std::size_t k = 0; k < count; ++k) all += std::pow(candidates[best[k]].score / top, sharpness);
  for (std::size_t k = 0; k < count; ++k)
    add_passage(traces_[best[k]], std::pow(candidates[best[k]].score / top, sharpness) / all, sums);
  std::sort(sums.begin(), sums.end());
  std::vector<std::pair<double, std::uint32_t>> heaviest;
  for (std::size_t i = 0; i < sums.size();) {
    double sum = 0;
    const auto form = sums[i].first;
    for (; i < sums.size() && sums[i].first == form; ++i) sum += sums[i].second;
    heaviest.emplace_back(-sum, form);
  }
  const auto kept = std::min(kept_forms, heaviest.size());
  std::partial_sort(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(kept), heaviest.end());
  WeightedForms out;
  out.places = FormTable(kept);
  for (std::size_t i = 0; i < kept; ++i) {
    out.weight.push_back(-heaviest[i].first);
    out.total -= heaviest[i].first;
    out.places.at(heaviest[i].second) = static_cast<std::uint32_t>(i + 1);
  }
  return out;
}

}  // namespace propos
