// The first page: what can be asked, and what there is.
#pragma once

#include <string>

#include "query/serve/api/holdings.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// Search field, three questions, topics with their counts, speakers, years and tags.
std::string start_page(const View& view, const Holdings& holdings);

/// All topics, as chips with their counts.
Markup topic_chips(const View& view, const std::vector<TopicCount>& topics);

/// A topic's label in the reader's language.
std::string label_of(const Topic& topic, Lang lang);

}  // namespace propos::serve
