// What pages are made of, asked of an index that is open: each of these is of one revision.
#pragma once

#include <optional>
#include <string>

#include "query/serve/api/indexes.hpp"
#include "query/serve/http/request.hpp"
#include "query/serve/page/concordance_page.hpp"
#include "query/serve/page/matrix_page.hpp"
#include "query/serve/page/results_page.hpp"
#include "query/serve/page/speaker_page.hpp"

namespace propos::serve {

/// Hits with what is unfolded, facets (each counted without its own choices) and the timeline (counted without the
/// period that is selected). Throws as answer() does.
Results results_of(OpenIndex& index, const SearchRequest& search, const Request& request, Lang lang);

/// The first answers of a topic, its timeline and speakers. Throws as answer() does.
Answer answer_of_topic(OpenIndex& index, const Topic& topic, const Request& request);

/// What a speaker said, a page of it from `offset` on. Throws as answer() does; Error{not_found} for a name that nobody
/// has.
SpeakerWords words_of_speaker(OpenIndex& index, const std::string& name, const SearchRequest& paged,
                              const Request& request);

/// The matrix, as far as there is time (matrix_values.cpp).
MatrixTable matrix_of(OpenIndex& index, const MatrixRequest& asked, const Request& request, Lang lang);

/// The lines of a concordance. Without words or a topic there are none.
ConcordanceLines concordance_of(OpenIndex& index, SearchRequest search, const Request& request, Lang lang);

/// The passage as the search finds it, with its marks; nothing where it does not, or asks nothing.
std::optional<Hit> hit_of(OpenIndex& index, const Passage& passage, const SearchRequest& search,
                          const Request& request);

}  // namespace propos::serve
