// Facets beside hits: each value adds itself to the search, or takes itself away.
#pragma once

#include <vector>

#include "query/answer/counts.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// The facets that have something to choose: two values, or one that is chosen. The first values, and the rest
/// unfolded.
Markup facet_links(const View& view, const SearchRequest& search, const std::vector<Facet>& facets);

/// The facets of the results page, and how many values of each are told.
inline constexpr FacetBy page_facets[] = {FacetBy::speaker, FacetBy::author, FacetBy::tag, FacetBy::year,
                                          FacetBy::site};
inline constexpr std::size_t page_facet_values = 60;

}  // namespace propos::serve
