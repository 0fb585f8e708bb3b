// What an alert knows passages by, and which of those that match it does not know yet.
#pragma once

#include <xapian.h>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/passage.hpp"
#include "query/answer/document_set.hpp"

namespace propos {

/// What alerts know passages by (words_hash()), sorted, each once.
using PassageHashes = std::vector<std::uint64_t>;

/// Hashes stay below this, so that any reader of JSON takes them as they are.
inline constexpr std::uint64_t words_hash_limit = 1ull << 53;

/// A hash of the post's id and of the folded words of heading, question and text (FNV-1a). In a post that got one more
/// question all numbers move, and what was said is still the same; a passage whose words changed is another one, and so
/// is what another post says in the same words.
std::uint64_t words_hash(const Passage& passage);

/// The matches of a query, parted by what is known.
struct News {
  std::vector<Xapian::docid> known;  ///< documents, sorted
  PassageHashes unknown;             ///< without damaged passages, which have no words
  std::size_t documents = 0;         ///< that are not known, damaged ones with them
};

/// Parts matches. Each passage is read once, however many queries it matches. One thread.
class NewsFinder {
 public:
  /// `known` is sorted. Throws Xapian::Error.
  News find(const Xapian::Database& database, const DocumentSet& matches, const PassageHashes& known);

  /// Must be called when the database is another one.
  void forget() { hashes_.clear(); }

 private:
  std::uint64_t hash_of(const Xapian::Database& database, Xapian::docid document);

  std::vector<std::uint64_t> hashes_;  ///< by document
};

}  // namespace propos
