// What a search found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// A search and what came of it.
struct Results {
  SearchRequest search;  ///< as it was asked
  std::string label;     ///< what was asked, in words
  Answer answer;
  std::vector<Facet> facets;          ///< each counted without its own choices, so that others can be added
  std::vector<PeriodCount> timeline;  ///< without the period that is selected
  bool all_counted = true;            ///< there was time for all facets and the timeline
  std::vector<TopicCount> topics;     ///< to go on with where nothing was found
};

/// The whole page.
std::string results_page(const View& view, const Results& results, const std::vector<Topic>& topics);

/// What of the page changes with the search (`#answer`), for search as you type. Its first element holds in
/// `data-status` the number of hits in words.
std::string results_fragment(const View& view, const Results& results, const std::vector<Topic>& topics);

/// How many hits there are, in words: `207 passages`, `environ 1 200 passages`, `12 articles, 31 passages`.
std::string total_of(const View& view, const Answer& answer);

/// Links to the pages of a list before and after, and its place: nothing where it has one page.
Markup paging(const View& view, const SearchRequest& search, const Answer& answer, const char* path);

}  // namespace propos::serve
