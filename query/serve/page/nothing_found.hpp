// What to do where nothing was found.
#pragma once

#include <vector>

#include "query/serve/page/results_page.hpp"

namespace propos::serve {

/// What is missing, nearest words and names, queries that find something, choices that can be given up, topics.
Markup nothing_found(const View& view, const Results& results, const std::vector<Topic>& topics);

}  // namespace propos::serve
