// A speaker: all they said, by topic, by year, and in order of time.
#pragma once

#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/serve/api/holdings.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// What a page of a speaker is made of.
struct SpeakerWords {
  std::string name;
  SearchRequest search;            ///< of all they said, from the newest on
  Answer answer;                   ///< a page of it, with the facets of years and posts, and the timeline
  std::vector<TopicCount> topics;  ///< how many of their passages are of each; those with none are left out
};

std::string speaker_page(const View& view, const SpeakerWords& words);

}  // namespace propos::serve
