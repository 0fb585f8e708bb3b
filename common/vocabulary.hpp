// The forms of words that the index holds, in the database's metadata, sorted by their folded form: which forms share
// a term, a root or a beginning is found by reading one short range.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

#include "common/terms.hpp"

namespace propos {

/// A form of a word in the index.
struct Form {
  std::string form;              ///< with accents, without capitals
  std::string folded;
  std::uint32_t passages = 0;    ///< that hold it; an upper bound after updates
};

/// Collects forms while passages are indexed and adds them to a database. One thread.
class VocabularyWriter {
 public:
  /// Counts the distinct forms of one passage.
  void add(const std::vector<Term>& terms);
  /// Adds what was counted to the database's metadata, within its transaction, and forgets it.
  void write(Xapian::WritableDatabase& database);

 private:
  std::map<std::string, std::uint32_t> counts_;  ///< by metadata key, sorted as the database wants them
  std::vector<std::string> seen_;
};

/// The forms whose folded form begins with `folded_prefix`, at most `limit`.
std::vector<Form> forms_with_prefix(const Xapian::Database& database, std::string_view folded_prefix, std::size_t limit);

/// The first letters of a folded word by which related forms are looked up: five, or all of a shorter word.
std::string_view family_prefix(std::string_view folded);

}  // namespace propos
