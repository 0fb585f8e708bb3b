// What matches, month by month.
#pragma once

#include <xapian.h>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/occurrences.hpp"
#include "query/language/note.hpp"

namespace propos {

/// How many of the documents are of each month from the first to the last, of each year of which no more is
/// known (before its months), and of no date (last). Over more than limits::max_timeline_months it goes by
/// years, and where these are more than limits::max_timeline_years, empty ones are left out; a note says so.
/// With `occurrences` (may be null) each period has its frequency, as values of facets do. Throws Xapian::Error.
std::vector<PeriodCount> count_periods(const Xapian::Database& database, const DocumentSet& documents,
                                       const Occurrences* occurrences, std::vector<Note>& notes);

}  // namespace propos
