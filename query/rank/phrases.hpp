// Phrases, found in traces.
#pragma once

#include <vector>

#include "common/trace.hpp"
#include "query/meaning/families.hpp"
#include "query/plan/plan.hpp"

namespace propos {

/// How often the phrase stands in one of the fields: its terms in order, as far apart as in the query.
std::size_t count_phrase(const std::vector<TracedField>& fields, const PlannedPhrase& phrase, const Families& families);

}  // namespace propos
