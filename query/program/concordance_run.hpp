// One run of --kwic: the lines of each question, written while its passages are read.
#pragma once

#include <vector>

#include "query/language/topics.hpp"
#include "query/program/query_options.hpp"

namespace propos {

/// Writes the concordances of the questions of `options` on standard output, notes on standard error; one question
/// after the other. Returns the exit status: 0 when there is a line, otherwise 1. With --new-since as
/// answer_questions() does. Throws Error, but a line of a batch that cannot be read is told and passed over.
int run_concordance(const QueryOptions& options, const std::vector<Topic>& topics);

}  // namespace propos
