// A topic: what it is, when it was spoken of, who speaks of it, the best answers.
#pragma once

#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/language/topics.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// `answer` has the first hits, the facet of speakers and the timeline.
std::string topic_page(const View& view, const Topic& topic, const Answer& answer);

/// All topics with their counts.
std::string topics_page(const View& view, const std::vector<TopicCount>& topics);

}  // namespace propos::serve
