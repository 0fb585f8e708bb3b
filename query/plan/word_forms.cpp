#include "query/plan/word_forms.hpp"

#include <algorithm>
#include <string_view>

#include "common/irregular.hpp"
#include "common/ordinals.hpp"
#include "common/stem.hpp"
#include "common/vocabulary.hpp"

namespace propos {
namespace {

constexpr std::size_t all_forms = 1u << 22;

/// What all regular forms of a term, or of the terms with a prefix, begin with: a stem's last letter may be none of its
/// word's (`chevaux`, `cheval`), and two of `-teu` (`actrice`, `acteu`).
std::string start_of(const std::string& term) {
  const std::size_t changed = term.ends_with("eu") ? 2 : 1;
  auto length = term.size() > changed + 1 ? term.size() - changed : std::min<std::size_t>(term.size(), 2);
  while (length < term.size() && (static_cast<unsigned char>(term[length]) & 0xC0) == 0x80) ++length;
  return std::string(family_prefix(std::string_view(term).substr(0, length)));
}

/// The forms whose term is wanted; regular ones begin with `start`.
template <typename Wanted>
FormHashes forms_where(const std::string& start, const Xapian::Database& database, Analyzer& analyzer, Wanted wanted) {
  FormHashes hashes;
  const auto add = [&](const std::string& beginning) {
    for (const auto& form : forms_with_prefix(database, beginning, all_forms))
      if (const auto& word = analyzer.word_of(form.form); wanted(word.term)) hashes.push_back(word.hash);
  };
  add(start);
  for (const auto& [form, term] : irregular_words())
    if (!form.starts_with(start) && wanted(term)) add(std::string(form));
  return hashes;
}

}  // namespace

FormHashes forms_of_term(const Term& term, const Xapian::Database& database, Analyzer& analyzer) {
  auto hashes = forms_where(start_of(term.text()), database, analyzer,
                            [&](std::string_view other) { return other == term.text(); });
  for (const auto& ordinal : ordinal_forms(term.text())) hashes.push_back(form_hash(ordinal));
  hashes.push_back(form_hash(term.form()));
  return hashes;
}

FormHashes forms_of_prefix(const std::string& prefix, const Xapian::Database& database, Analyzer& analyzer) {
  const auto whole = stem(prefix);
  auto hashes = forms_where(start_of(prefix), database, analyzer, [&](std::string_view term) {
    return !term.empty() && (term.starts_with(prefix) || term == whole);
  });
  // A word with a digit is its own term, and no form of the vocabulary.
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
    if (const auto term = *it; term.find_first_of("0123456789") != std::string::npos) hashes.push_back(form_hash(term));
  return hashes;
}

std::size_t WordForms::add(FormHashes forms) {
  for (const auto form : forms) {
    pairs_.push_back({form, static_cast<std::uint32_t>(words_)});
    maybe_[form & (maybe_.size() - 1)] = true;
  }
  return words_++;
}

void WordForms::settle() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

std::size_t WordForms::first(std::uint32_t form) const {
  const auto found = std::lower_bound(pairs_.begin(), pairs_.end(), Pair{form, 0});
  return static_cast<std::size_t>(found - pairs_.begin());
}

}  // namespace propos
