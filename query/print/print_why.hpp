// Why a passage is a hit or not, for people.
#pragma once

#include <ostream>

#include "query/answer/why.hpp"
#include "query/language/note.hpp"

namespace propos {

/// A sentence that says whether it is one, then a line for each part of the query, those of a part indented.
void print_why(std::ostream& out, const Why& why, Lang lang);

}  // namespace propos
