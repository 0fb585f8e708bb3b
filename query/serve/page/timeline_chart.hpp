// What matches over time: bars that can be selected, and the same as a table of links.
#pragma once

#include <string>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// A bar a period; each leads to the search in this period only, and the selected one back to all. The bars are for
/// eyes and pointers; the table beside them says the same to everybody. Nothing for fewer than two periods with a date.
Markup timeline_chart(const View& view, const SearchRequest& search, const std::vector<PeriodCount>& periods);

/// The search in a period only.
SearchRequest in_period(SearchRequest search, const std::string& period);

}  // namespace propos::serve
