// What one run has to answer, and how it says what came of it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "query/language/topics.hpp"
#include "query/print/formats.hpp"
#include "query/program/query_options.hpp"
#include "query/question.hpp"
#include "query/search_options.hpp"

namespace propos {

/// The questions of a run: typed words, topics or the lines of a batch, which are read when they are
/// answered. Throws Error.
std::vector<Question> questions_of(const QueryOptions& options, const std::vector<Topic>& topics);

/// True when a run has several answers, each with a heading.
bool several(const QueryOptions& options);

/// What the search and the printing are told.
SearchOptions search_options_of(const QueryOptions& options);
PrintOptions print_options_of(const QueryOptions& options);

/// What an alert without news says on a terminal (is_watched()); in a log silence says so.
Note nothing_new();
bool is_watched();

/// Writes sentences, a line each; on a terminal lines end between words.
void tell(std::ostream& out, const std::vector<Note>& sentences, Lang lang);

}  // namespace propos
