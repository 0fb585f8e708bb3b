// What matches beside hits: captions, credits, boxes, notes and biographies, which nobody says.
#pragma once

#include <optional>

#include "common/index.hpp"
#include "query/language/note.hpp"
#include "query/language/syntax.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/first_pass.hpp"

namespace propos {

/// How many passages that stand apart, but for credits, the plan of `query` matches, by kind, and the query that shows
/// them; nothing where there are none. requires: a plan that does not ask for kinds and can match. Throws
/// Xapian::Error.
std::optional<Note> apart_note(const Query& query, const Plan& plan, const Index& index,
                               const FirstPassOptions& options);

}  // namespace propos
