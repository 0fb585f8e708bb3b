// A search, answered.
#pragma once

#include <functional>

#include "query/answer/hits.hpp"
#include "query/print/kwic.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/api/site.hpp"
#include "query/serve/http/request.hpp"

namespace propos::serve {

/// The answer to a search: hits, facets, timeline, neighbours and whole texts as far as they are asked for, all of one
/// revision. It ends at the request's deadline with what was found until then (Answer::complete is false). Throws
/// Error, Error{too_late} where nothing was found until then or nobody waits for it any more.
Answer answer(Site& site, const SearchRequest& search, const Request& request);

/// All that matches, in the order of the search, batch by batch, as Searcher::go_through() gives it; false from `take`
/// ends it. `limit` and `offset` of the search do not count.
Answer go_through(Site& site, const SearchRequest& search, const Request& request, const Searcher::TakeHits& take);

/// The query of a search: its words or topic, and its choices and dates beside them. Throws Error{usage|too_big},
/// Error{not_found} for a topic, and as the index does.
Query query_of(const SearchRequest& search, OpenIndex& index);

/// What the engine is asked.
SearchOptions search_options_of(const SearchRequest& search, const Request& request);

/// Which words of a search the answer is of, as it was typed: the words, or the topic's label.
std::string label_of(const SearchRequest& search, const std::vector<Topic>& topics, Lang lang);

}  // namespace propos::serve
