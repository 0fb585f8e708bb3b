// What matches by author, tag, year and so on: exact counts over all matches.
#pragma once

#include <xapian.h>
#include <map>
#include <string>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/occurrences.hpp"
#include "query/language/note.hpp"

namespace propos {

/// What is counted, and of passages with turns those that a speaker (by term) does not say what was asked in: there
/// they do not count for that speaker.
struct BySpeaker {
  const DocumentSet& matches;
  std::map<std::string, std::vector<Xapian::docid>> unsaid;  ///< sorted
};

/// Counts the documents by the values of a facet. A passage of several authors counts for each of them; one
/// without any for none. The first `wanted` values are told, of years all, and no more than
/// limits::max_facet_values, which a note says where more were wanted. Names are told as a passage has them,
/// whatever spelling was folded to the same: a stored passage is read for each value that is told and for no
/// other. With `occurrences` (may be null) each value has its frequency: how often what was asked stands in its
/// passages, and the words of all passages of `occurrences->part` that have it. Throws Xapian::Error.
Facet count_facet(FacetBy by, std::size_t wanted, const Xapian::Database& database, const BySpeaker& documents,
                  const Occurrences* occurrences, std::vector<Note>& notes);

}  // namespace propos
