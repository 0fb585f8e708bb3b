// The first pass for words that count each for itself, which is how most people ask.
//
// Xapian's matcher goes from passage to passage, and for each asks a tree of lists what they weigh there. It can leave passages
// out when bounds tell that they cannot win; but it knows one bound for all lists, so on these queries it leaves out little and
// pays for the tree. Here lists are read one after the other into an array of sums ("term at a time"), a window of documents at a
// time, so that the sums stay in the processor's cache. The score is the same sum, up to rounding.
#pragma once

#include <cstdint>
#include <string>
#include <vector>
#include <xapian.h>

namespace propos {

/// A term whose list is summed: each passage that holds it gets factor × wdf. A term may come twice.
struct BagTerm {
  std::string term;
  double factor = 0;
};

/// What a bag of words finds.
struct BagMatches {
  struct Match {
    Xapian::docid document = 0;
    double score = 0;
  };
  std::vector<Match> best;   ///< highest score first, of equal ones the lower document
  std::uint64_t total = 0;   ///< passages that hold a term, exactly
};

/// The best `depth` documents that hold one of the terms; those in `dead` (sorted) do not count. Any thread, with a database of its own. Throws
/// Xapian::Error.
BagMatches match_bag(const Xapian::Database& database, const std::vector<BagTerm>& terms, const std::vector<Xapian::docid>& dead,
                     std::size_t depth);

}  // namespace propos
