// Topics in the form that TREC's ad hoc tracks use.
#pragma once

#include <ostream>
#include <vector>

#include "query/language/topics.hpp"

namespace propos {

/// A `<top>` per topic: its id as number, its label as title, its query as description, its narrative.
void print_trec_topics(std::ostream& out, const std::vector<Topic>& topics);

}  // namespace propos
