// A search, answered.
#pragma once

#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/language/topics.hpp"
#include "query/search_options.hpp"
#include "query/serve/api/indexes.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/http/request.hpp"

namespace propos::serve {

/// The answer to a search: hits, facets, timeline, neighbours and whole texts as far as they are asked for, all of one
/// revision. It ends at the request's deadline with what was found until then (Answer::complete is false). Throws
/// Error; Error{too_late} where nothing was found until then, or nobody waits for it any more.
Answer answer(Site& site, const SearchRequest& search, const Request& request);
/// The same of an index that is open, for several searches of one revision (Site::ask).
Answer answer(OpenIndex& index, const SearchRequest& search, const Request& request);

/// The query of a search: its words or topic, its choices and dates beside them. Throws Error{usage|too_big},
/// Error{not_found} for a topic, and as the index does.
Query query_of(const SearchRequest& search, OpenIndex& index);

/// What the engine is asked.
SearchOptions search_options_of(const SearchRequest& search);

/// What a search is of, as people call it: the words, or the topic's label. Throws Error{not_found} for a topic.
std::string label_of(const SearchRequest& search, const std::vector<Topic>& topics, Lang lang);

}  // namespace propos::serve
