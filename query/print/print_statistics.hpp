// What an index holds, for people.
#pragma once

#include <cstddef>
#include <ostream>

#include "query/answer/statistics.hpp"
#include "query/language/note.hpp"

namespace propos {

/// A line a number. Without what only texts tell these are the lines of the short form.
void print_statistics(std::ostream& out, const Statistics& statistics, std::size_t topics, Lang lang);

}  // namespace propos
