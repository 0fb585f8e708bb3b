// The first page: what can be asked, and what there is.
#pragma once

#include <string>

#include "query/serve/api/holdings.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// Search field, three questions, topics with their counts, speakers, years and tags.
std::string start_page(const View& view, const Holdings& holdings);

}  // namespace propos::serve
