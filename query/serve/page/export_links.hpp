// What is on the screen, to be taken along: links to it, and the files behind them.
#pragma once

#include <string>

#include "query/serve/page/results_page.hpp"

namespace propos::serve {

/// Links to the hits that are shown, in forms for people, and to all that match, in forms for programs; the feed.
Markup export_links(const View& view, const SearchRequest& search);

/// The hits of a page as Markdown, below query, revision, date and the address that repeats it.
std::string exported_markdown(const View& view, const Results& results, const std::string& today);

}  // namespace propos::serve
