#include "query/spelling.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace propos {
namespace {

constexpr std::size_t max_vocabulary = 2000000;
constexpr std::size_t shortest_corrected = 4;   ///< shorter words have too many neighbours
constexpr std::size_t two_edits_from = 8;       ///< letters
constexpr std::size_t shortest_part = 3;        ///< of two words written as one
constexpr double second_edit = 0.5;
constexpr double other_initial = 0.7;           ///< people seldom mistake the first letter
constexpr double part_weight = 0.8;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_with_vowel_or_h(std::string_view word) {
  return !word.empty() && std::string_view("aeiouyh").find(word.front()) != std::string_view::npos;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto longer = std::max(a.size(), b.size());
  const auto shorter = std::min(a.size(), b.size());
  if (longer - shorter > limit) return limit + 1;
  if (longer > 64) return a == b ? 0 : limit + 1;
  std::array<std::size_t, 66> before{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    auto least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return std::min(last[b.size()], limit + 1);
}

void Speller::load(const Xapian::Database& database) {
  if (loaded_) return;
  forms_.clear();
  for (auto& form : forms_with_prefix(database, "", max_vocabulary)) {
    if (!forms_.empty() && forms_.back().folded == form.folded) {
      if (form.passages > forms_.back().passages) forms_.back() = std::move(form);
    } else {
      forms_.push_back(std::move(form));
    }
  }
  loaded_ = true;
}

const Form* Speller::find(std::string_view folded, std::uint32_t least_passages) const {
  const auto found = std::lower_bound(forms_.begin(), forms_.end(), folded,
                                      [](const Form& form, std::string_view word) { return form.folded < word; });
  return found != forms_.end() && found->folded == folded && found->passages >= least_passages ? &*found : nullptr;
}

const Form* Speller::nearest(const std::string& folded, double& value) const {
  const std::size_t limit = folded.size() >= two_edits_from ? 2 : 1;
  const Form* best = nullptr;
  double best_worth = 0;
  for (const auto& form : forms_) {
    if (form.folded.size() < shortest_corrected) continue;
    const auto distance = edit_distance(folded, form.folded, limit);
    if (distance > limit) continue;
    const double likely = (distance <= 1 ? 1.0 : second_edit) * (form.folded.front() == folded.front() ? 1 : other_initial);
    const double worth = likely * (1 + 0.15 * std::log1p(form.passages));
    if (worth <= best_worth) continue;
    best_worth = worth;
    best = &form;
    value = likely;
  }
  return best;
}

std::vector<Correction> Speller::correct(const std::string& folded, const Xapian::Database& database) {
  if (has_digit(folded) || folded.size() > 64) return {};
  load(database);
  for (const std::string_view elision : {"l", "d", "qu", "j", "n", "s"}) {
    const auto rest = std::string_view(folded).substr(std::min(elision.size(), folded.size()));
    if (!folded.starts_with(elision) || rest.size() < shortest_corrected || !starts_with_vowel_or_h(rest)) continue;
    if (const auto* known = find(rest, 2)) return {{known->form, 1}};
  }
  if (folded.size() >= shortest_corrected) {
    double value = 0;
    if (const auto* near = nearest(folded, value)) return {{near->form, value}};
  }
  for (auto cut = shortest_part; cut + shortest_part <= folded.size(); ++cut) {
    const auto* first = find(std::string_view(folded).substr(0, cut), 2);
    const auto* second = find(std::string_view(folded).substr(cut), 2);
    if (first != nullptr && second != nullptr) return {{first->form, part_weight}, {second->form, part_weight}};
  }
  return {};
}

}  // namespace propos
