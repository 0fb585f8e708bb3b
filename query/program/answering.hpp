// One run over questions: each is asked, on as many threads as are wanted, and answered in its turn.
#pragma once

#include <vector>

#include "query/language/topics.hpp"
#include "query/program/query_options.hpp"

namespace propos {

/// Answers the questions of `options` on standard output, notes on standard error. What is printed does not depend on
/// the number of threads. Returns the exit status: 0 when something was found, otherwise 1. Throws Error.
int answer_questions(const QueryOptions& options, const std::vector<Topic>& topics);

}  // namespace propos
