// Which forms of the index's vocabulary a word of a query stands for: what traces are compared with.
#pragma once

#include <xapian.h>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/terms.hpp"
#include "common/trace.hpp"

namespace propos {

/// What traces know forms by (traced_form), any order, no duplicates needed.
using TracedForms = std::vector<std::uint32_t>;

/// Forms that have the same term as this word, itself too. Forms with digits, which the vocabulary does not keep, are
/// known only as they stand in the query, and by how ordinal numbers are written. Of a word that is too common: it
/// alone, as a name too
/// (`Est`); without accents, what is that but for accents (`ou`, `où`). Throws Xapian::Error.
TracedForms forms_of_word(const Term& word, const Xapian::Database& database, Analyzer& analyzer);

/// The form as it is written, whatever its capitals.
TracedForms forms_as_written(const Term& word, Analyzer& analyzer);

/// Forms whose term begins with the folded prefix, or is the term of the prefix as a word, and too common words that
/// begin so: what `prefix*` finds. Throws Xapian::Error.
TracedForms forms_of_prefix(const std::string& prefix, const Xapian::Database& database, Analyzer& analyzer);

/// The too common words among them.
TracedForms common_forms_with(const std::string& prefix, Analyzer& analyzer);

/// The words that one part of a query looks for in a trace.
class WordForms {
 public:
  /// By word, which of them a form may be: a bit for each of the first seven, the last one for all others.
  using Mask = std::uint8_t;
  static constexpr Mask mask_of(std::size_t word) { return static_cast<Mask>(1u << (word < 7 ? word : 7)); }

  /// Adds a word; returns its index, from 0.
  std::size_t add(const TracedForms& forms);
  std::size_t words() const { return words_; }

  /// To be called before what follows, once all are added.
  void settle();

  /// The words that a form may be: those that it is, and by chance others.
  Mask maybe(std::uint32_t form) const { return maybe_[form & (maybe_.size() - 1)]; }
  /// The too common words that a frame holds.
  Mask in_frame(std::string_view frame) const;
  /// Whether the form is one of the word's.
  bool is(std::uint32_t form, std::size_t word) const {
    return (maybe(form) & mask_of(word)) != 0 && is_certainly(form, word);
  }
  /// Whether all forms of the word are too common words, or none is.
  bool only_common(std::size_t word) const { return kinds_[word] == common; }
  bool never_common(std::size_t word) const { return kinds_[word] == placed; }

 private:
  struct Pair {
    std::uint32_t form, word;
    auto operator<=>(const Pair&) const = default;
  };
  enum Kinds : std::uint8_t { placed = 1, common = 2 };

  bool is_certainly(std::uint32_t form, std::size_t word) const;

  std::size_t words_ = 0;
  std::vector<Pair> pairs_;
  std::vector<std::uint8_t> kinds_;     ///< by word: bits of Kinds
  std::array<Mask, 1u << 12> maybe_{};  ///< by a form's last bits
  std::array<Mask, 256> bytes_{};       ///< of a frame
  std::array<Mask, 256> rarer_{};       ///< symbols that stand behind frame_escape
};

}  // namespace propos
