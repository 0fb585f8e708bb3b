#include "query/plan/word_forms.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/frame_table.hpp"
#include "common/irregular.hpp"
#include "common/ordinals.hpp"
#include "common/stem.hpp"
#include "common/stopwords.hpp"
#include "common/text.hpp"
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

/// The forms whose term begins with `prefix` and is wanted; regular ones begin with `start`.
template <typename Wanted>
TracedForms forms_where(const std::string& start, const std::string& prefix, const Xapian::Database& database,
                        Analyzer& analyzer, Wanted wanted) {
  TracedForms forms;
  const auto add = [&](const std::string& beginning) {
    for (const auto& form : forms_with_prefix(database, beginning, all_forms))
      if (const auto& word = analyzer.word_of(form.form); wanted(word.term)) forms.push_back(traced_form(word));
  };
  add(start);
  for (const auto& [form, term] : irregular_words_with(prefix))
    if (!form.starts_with(start) && wanted(term)) add(std::string(form));
  return forms;
}

/// The stop words, by what they are without accents; folded once.
const std::multimap<std::string, std::string_view>& stop_words_by_letters() {
  static const auto all = [] {
    std::multimap<std::string, std::string_view> words;
    for (const auto word : stop_words()) words.emplace(fold(word), word);
    return words;
  }();
  return all;
}

/// A too common word as it stands inside a sentence as a name.
std::uint32_t as_name(std::string_view form, Analyzer& analyzer) {
  return traced_form(analyzer.word_of(capitalised(form)));
}

TracedForms forms_of_common(const Word& word, Analyzer& analyzer) {
  TracedForms forms{traced_form(word)};
  if (word.form.ends_with('\'')) return forms;
  const bool accented = word.form != word.folded;
  if (accented && std::ranges::binary_search(stop_words(), std::string_view(word.folded))) {
    // `à` is not `a`.
  } else if (accented) {
    forms.push_back(traced_form(analyzer.word_of(word.folded)));  // `deja`
  } else {
    const auto [first, last] = stop_words_by_letters().equal_range(word.folded);
    for (auto other = first; other != last; ++other)
      if (other->second != word.form) forms.push_back(traced_form(analyzer.word_of(other->second)));
  }
  forms.push_back(as_name(word.form, analyzer));
  return forms;
}

}  // namespace

TracedForms forms_of_word(const Term& word, const Xapian::Database& database, Analyzer& analyzer) {
  if (word.too_common()) return forms_of_common(*word.word, analyzer);
  auto forms = forms_where(start_of(word.text()), word.text(), database, analyzer,
                           [&](std::string_view other) { return other == word.text(); });
  for (const auto& ordinal : ordinal_forms(word.text())) forms.push_back(form_hash(ordinal));
  forms.push_back(traced_form(*word.word));
  return forms;
}

TracedForms forms_as_written(const Term& word, Analyzer& analyzer) {
  TracedForms forms{traced_form(*word.word)};
  if (word.too_common() && !word.form().ends_with('\'')) forms.push_back(as_name(word.form(), analyzer));
  else if (const auto lowered = lower(word.form()); lowered != word.form())
    forms.push_back(traced_form(analyzer.word_of(lowered)));
  return forms;
}

TracedForms forms_of_prefix(const std::string& prefix, const Xapian::Database& database, Analyzer& analyzer) {
  const auto whole = stem(prefix);
  auto forms = forms_where(start_of(prefix), prefix, database, analyzer, [&](std::string_view term) {
    return !term.empty() && (term.starts_with(prefix) || term == whole);
  });
  // The other forms of the prefix as a word may begin otherwise: `pris`, `prend`.
  const auto own =
      forms_where(start_of(whole), whole, database, analyzer, [&](std::string_view term) { return term == whole; });
  forms.insert(forms.end(), own.begin(), own.end());
  // A word with a digit is its own term, and no form of the vocabulary.
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it)
    if (const auto term = *it; term.find_first_of("0123456789") != std::string::npos) forms.push_back(form_hash(term));
  const auto common = common_forms_with(prefix, analyzer);
  forms.insert(forms.end(), common.begin(), common.end());
  return forms;
}

TracedForms common_forms_with(const std::string& prefix, Analyzer& analyzer) {
  TracedForms forms;
  const auto& words = stop_words_by_letters();
  for (auto at = words.lower_bound(prefix); at != words.end() && at->first.starts_with(prefix); ++at)
    forms.push_back(traced_form(analyzer.word_of(at->second)));
  return forms;
}

std::size_t WordForms::add(const TracedForms& forms) {
  kinds_.push_back(0);
  for (const auto form : forms) {
    pairs_.push_back({form, static_cast<std::uint32_t>(words_)});
    maybe_[form & (maybe_.size() - 1)] |= mask_of(words_);
    kinds_.back() |= is_common_form(form) ? common : placed;
  }
  return words_++;
}

void WordForms::settle() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  std::array<Mask, 256> by_symbol{};
  for (const auto& [form, word] : pairs_)
    if (is_common_form(form)) by_symbol[form - traced_form(Symbol{0})] |= mask_of(word);
  rarer_ = by_symbol;
  for (unsigned byte = 0; byte < bytes_.size(); ++byte)
    for (const auto symbol : symbols_of(static_cast<unsigned char>(byte))) bytes_[byte] |= by_symbol[symbol];
}

WordForms::Mask WordForms::in_frame(std::string_view frame) const {
  Mask mask = 0;
  for (std::size_t at = 0; at < frame.size(); ++at) {
    const auto byte = static_cast<unsigned char>(frame[at]);
    if (byte != frame_escape) mask |= bytes_[byte];
    else if (++at < frame.size()) mask |= rarer_[static_cast<unsigned char>(frame[at])];
  }
  return mask;
}

bool WordForms::is_certainly(std::uint32_t form, std::size_t word) const {
  return std::binary_search(pairs_.begin(), pairs_.end(), Pair{form, static_cast<std::uint32_t>(word)});
}

}  // namespace propos
