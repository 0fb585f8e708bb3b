#include "query/meaning/fuzzy.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "common/vocabulary.hpp"

namespace propos {
namespace {

constexpr std::size_t all_forms = 1u << 22;
constexpr std::size_t two_edits_from = 8;  ///< letters

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words (optimal string
/// alignment; Damerau 1964), or limit + 1 when it is more than `limit` or a word is longer than 64 bytes.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  constexpr std::size_t longest = 64;
  if (std::max(a.size(), b.size()) > std::min(std::min(a.size(), b.size()) + limit, longest)) return limit + 1;
  std::array<std::size_t, longest + 1> before{}, last{}, row{};
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

}  // namespace

std::size_t fuzzy_edits(std::size_t letters) { return letters >= two_edits_from ? 2 : 1; }

std::vector<Term> fuzzy_terms(const std::string& word, const Xapian::Database& database, Analyzer& analyzer,
                              bool& cut) {
  std::vector<Term> terms;
  const auto add = [&](const std::string& form) {
    for (auto& term : analyzer.analyze(form)) {
      const bool known =
          std::any_of(terms.begin(), terms.end(), [&](const Term& t) { return t.text() == term.text(); });
      if (!known) terms.push_back(std::move(term));
    }
  };
  add(word);
  const auto folded = fold(word);
  const auto edits = fuzzy_edits(folded.size());
  std::vector<Form> near;
  for (auto& form : forms_with_prefix(database, "", all_forms))
    if (edit_distance(folded, form.folded, edits) <= edits) near.push_back(std::move(form));
  std::stable_sort(near.begin(), near.end(), [](const Form& a, const Form& b) { return a.passages > b.passages; });
  cut = near.size() > limits::max_wildcard_terms;
  if (cut) near.resize(limits::max_wildcard_terms);
  for (const auto& form : near) add(form.form);
  return terms;
}

}  // namespace propos
