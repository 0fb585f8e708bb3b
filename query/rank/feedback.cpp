#include "query/rank/feedback.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace propos {
namespace {

constexpr std::size_t kept_forms = 50;
constexpr double sharpness = 4;  ///< power of a passage's score among the best: the first counts most
constexpr double half = 1.2;

/// The candidates whose words are taken, best first.
std::vector<std::size_t> best_of(const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> best(candidates.size());
  for (std::size_t i = 0; i < best.size(); ++i) best[i] = i;
  const auto count = std::min(feedback_passages, best.size());
  std::partial_sort(
      best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(), [&](std::size_t a, std::size_t b) {
        return candidates[a].score != candidates[b].score ? candidates[a].score > candidates[b].score : a < b;
      });
  best.resize(count);
  return best;
}

std::size_t forms_in(const std::vector<std::size_t>& best, const std::vector<Trace>& traces) {
  std::size_t n = 0;
  for (const auto i : best)
    for (const auto& field : traces[i].fields) n += field.forms.size();
  return n;
}

/// The forms of the best passages, how often each stands in which of them, and in how many candidates.
struct FormsOfBest {
  FormNumbers numbers;
  std::vector<std::uint32_t> form;                 ///< by number
  std::vector<std::vector<std::uint16_t>> counts;  ///< by passage, then number
  std::vector<std::uint32_t> candidates_with;      ///< by number

  FormsOfBest(const std::vector<std::size_t>& best, const std::vector<Trace>& traces, const Families& query)
      : numbers(forms_in(best, traces)), counts(best.size()) {
    for (std::size_t k = 0; k < best.size(); ++k)
      for (const auto& field : traces[best[k]].fields) {
        if (!is_feedback_field(field.field)) continue;
        for (const auto hash : field.forms) count(k, hash, query);
      }
    for (auto& row : counts) row.resize(form.size());
    count_candidates(traces);
  }

 private:
  void count(std::size_t k, std::uint32_t hash, const Families& query) {
    if (query.find(hash) != nullptr) return;
    const auto number = numbers.add(hash, static_cast<std::uint32_t>(form.size()));
    if (number == form.size()) form.push_back(hash);
    if (number >= counts[k].size()) counts[k].resize(form.size() + 64);
    ++counts[k][number];
  }

  void count_candidates(const std::vector<Trace>& traces) {
    candidates_with.assign(form.size(), 0);
    std::vector<std::size_t> last_seen(form.size(), traces.size());
    for (std::size_t i = 0; i < traces.size(); ++i)
      for (const auto& field : traces[i].fields) {
        if (!is_feedback_field(field.field)) continue;
        for (const auto hash : field.forms) {
          const auto number = numbers.find(hash);
          if (number < 0 || last_seen[static_cast<std::size_t>(number)] == i) continue;
          last_seen[static_cast<std::size_t>(number)] = i;
          ++candidates_with[static_cast<std::size_t>(number)];
        }
      }
  }
};

/// The heaviest, by weight.
WeightedForms heaviest(const FormsOfBest& forms, const std::vector<double>& weights) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t n = 0; n < weights.size(); ++n)
    if (weights[n] > 0) order.push_back(n);
  const auto kept = std::min(kept_forms, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(), [&](auto a, auto b) {
    return weights[a] != weights[b] ? weights[a] > weights[b] : forms.form[a] < forms.form[b];
  });
  WeightedForms out;
  out.numbers = FormNumbers(kept);
  for (std::uint32_t i = 0; i < kept; ++i) {
    out.numbers.add(forms.form[order[i]], i);
    out.weight.push_back(weights[order[i]]);
    out.total += weights[order[i]];
  }
  return out;
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

FormNumbers::FormNumbers(std::size_t at_most) : slots_(std::bit_ceil(2 * std::max<std::size_t>(at_most, 4))) {}

std::uint32_t FormNumbers::add(std::uint32_t form, std::uint32_t next) {
  auto& slot = slots_[slot_of(form)];
  if (slot.form == form) return slot.number;
  slot = {form, next};
  maybe_[(form & 0xFFFF) >> 6] |= std::uint64_t{1} << (form & 63);
  return next;
}

WeightedForms feedback_forms(const std::vector<Candidate>& candidates, const std::vector<Trace>& traces,
                             const Families& query, const Model& model) {
  const auto best = best_of(candidates);
  const FormsOfBest forms(best, traces, query);
  const double top = std::max(candidates[best.front()].score, 1e-9);
  double all = 0;
  for (const auto i : best) all += std::pow(candidates[i].score / top, sharpness);
  const auto n = static_cast<double>(traces.size());
  std::vector<double> weights(forms.form.size());
  for (std::size_t k = 0; k < best.size(); ++k) {
    const double share = std::pow(candidates[best[k]].score / top, sharpness) / all;
    const double saturation = feedback_half(traces[best[k]], model);
    for (std::size_t number = 0; number < weights.size(); ++number) {
      const double count = forms.counts[k][number];
      const double with = forms.candidates_with[number];
      // A form of one passage alone says nothing of another.
      if (count > 0 && with >= 2)
        weights[number] += share * count / (count + saturation) * std::log(1 + (n - with + 0.5) / (with + 0.5));
    }
  }
  return heaviest(forms, weights);
}

}  // namespace propos
