// Which forms of the index's vocabulary a word of a query stands for, by their hashes: what traces are compared with.
#pragma once

#include <xapian.h>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// Hashes of forms (form_hash), any order, no duplicates needed.
using FormHashes = std::vector<std::uint32_t>;

/// Forms that have the same term as this one, itself too. Forms with digits, which the vocabulary does not keep, are
/// known only as they stand in the query. Throws Xapian::Error.
FormHashes forms_of_term(const Term& term, const Xapian::Database& database, Analyzer& analyzer);

/// Forms whose term begins with the folded prefix, or is the term of the prefix as a word: what `prefix*` finds. Throws
/// Xapian::Error.
FormHashes forms_of_prefix(const std::string& prefix, const Xapian::Database& database, Analyzer& analyzer);

/// The words that one part of a query looks for in a trace.
class WordForms {
 public:
  /// Adds a word; returns its index, from 0.
  std::size_t add(FormHashes forms);
  std::size_t words() const { return words_; }

  /// Calls `use(word)` for each word that the form belongs to; to be called after settle().
  template <typename Use>
  void for_each(std::uint32_t form, Use use) const {
    if (!maybe_[form & (maybe_.size() - 1)]) return;
    for (auto at = first(form); at < pairs_.size() && pairs_[at].form == form; ++at) use(pairs_[at].word);
  }
  void settle();

 private:
  struct Pair {
    std::uint32_t form, word;
    auto operator<=>(const Pair&) const = default;
  };
  std::size_t first(std::uint32_t form) const;

  std::size_t words_ = 0;
  std::vector<Pair> pairs_;
  std::array<bool, 1u << 12> maybe_{};  ///< by a form's last bits; bytes are looked up faster than bits
};

}  // namespace propos
