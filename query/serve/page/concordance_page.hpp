// A concordance: each place of what was asked, with what stands left and right of it.
#pragma once

#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/language/topics.hpp"
#include "query/print/kwic.hpp"
#include "query/serve/api/search_request.hpp"
#include "query/serve/page/view.hpp"

namespace propos::serve {

/// What a concordance page is made of.
struct ConcordanceLines {
  SearchRequest search;  ///< `kwic` is set
  std::string label;     ///< what was asked; empty: nothing yet
  Answer answer;
  std::vector<KwicLine> lines;  ///< sorted
};

std::string concordance_page(const View& view, const ConcordanceLines& concordance, const std::vector<Topic>& topics);

}  // namespace propos::serve
