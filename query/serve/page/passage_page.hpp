// A passage by itself, with the marks of the search that led to it.
#pragma once

#include <optional>
#include <string>

#include "query/serve/api/whole_posts.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// `hit` is the same passage as a search finds it, with its marks; null without a search, or where it does not find it.
std::string passage_page(const View& view, const PassageInPost& found, const SearchRequest& search, const Hit* hit);

}  // namespace propos::serve
