// "Reads as": what a search was taken for, and the link that takes each part of it back.
#pragma once

#include <vector>

#include "query/answer/hits.hpp"
#include "query/language/topics.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// Corrections, translations, the topic, choices and dates, each with what undoes it; then what else is to be said.
/// Nothing where there is nothing to say. What only helps where nothing was found (suggestions, other queries, what is
/// missing) is left to nothing_found() in that case.
Markup reading(const View& view, const SearchRequest& search, const Answer& answer, const std::vector<Topic>& topics);

/// How much matches beside the hits that nobody says, with the way to it; nothing where there is none.
Markup apart_line(const View& view, const SearchRequest& search, const Answer& answer);

/// The search with `typed` read as `read` instead; nothing of the URL changes where it does not stand there.
SearchRequest replaced(SearchRequest search, const std::string& typed, const std::string& read);

/// What a note says, with the queries that stand in it as links, and those that do not behind it.
Markup with_links(const View& view, const SearchRequest& search, const std::string& said,
                  const std::vector<std::string>& queries);

/// A search for another query, with nothing else of the first.
SearchRequest instead(const SearchRequest& search, const std::string& q);

}  // namespace propos::serve
