// The forms of words that the index holds, in the database's metadata: one entry for all forms that begin with the same
// four letters, so that which forms share a term, a root or a beginning is found by reading one entry.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// A form of a word in the index.
struct Form {
  std::string form;  ///< with accents, without capitals
  std::string folded;
  std::uint32_t passages = 0;  ///< that hold it; an upper bound after updates
};

/// How many passages hold each form; (folded, form) is the key.
using FormCounts = std::map<std::pair<std::string, std::string>, std::uint32_t>;

/// Counts the forms of passages, all analysed by one Analyzer. One thread.
class VocabularyCounter {
 public:
  /// Counts the forms of a field that the passage at hand has not yet had.
  void add(const std::vector<Term>& terms);
  /// The next terms are of another passage.
  void end_passage() { ++passage_; }
  /// Adds what was counted to `counts` and forgets it; to be called before the Analyzer forgets its words.
  void move_to(FormCounts& counts);

 private:
  struct Count {
    const Word* word = nullptr;
    std::uint32_t last_passage = 0;
    std::uint32_t passages = 0;
  };
  std::vector<Count> counts_;  ///< by Word::number
  std::uint32_t passage_ = 1;
};

/// Sets an entry of a database's metadata.
using SetMetadata = std::function<void(const std::string& key, const std::string& value)>;

/// The entries of `counts` for a database that has none yet, in the order of their keys.
void write_forms(const FormCounts& counts, const SetMetadata& set);

/// Whether a key of the database's metadata is that of an entry of forms.
bool is_forms_key(std::string_view key);

/// Entries of one key that were counted apart, added up to one. Damaged bytes end an entry early.
std::string merged_forms(const std::vector<std::string>& entries);

/// Adds `counts` to the database's metadata, within its transaction.
void add_forms(Xapian::WritableDatabase& database, const FormCounts& counts);

/// The forms whose folded form begins with `folded_prefix`, sorted, at most `limit`.
std::vector<Form> forms_with_prefix(const Xapian::Database& database, std::string_view folded_prefix,
                                    std::size_t limit);

/// The first letters of a folded word by which related forms are looked up: five, or all of a shorter word.
std::string_view family_prefix(std::string_view folded);

}  // namespace propos
