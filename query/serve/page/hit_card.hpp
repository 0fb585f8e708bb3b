// A hit as results pages show it.
#pragma once

#include "query/answer/hits.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// Question, excerpt with marks, speaker, date, post; unfolded the whole answer with the questions around it, and the
/// quotation. `id` of the element is `hit-<rank>`. `search` is what "more like this" goes on from.
Markup hit_card(const View& view, const SearchRequest& search, const Hit& hit);

/// Hits as a numbered list from `first` on.
Markup hit_list(const View& view, const SearchRequest& search, const std::vector<Hit>& hits);

}  // namespace propos::serve
