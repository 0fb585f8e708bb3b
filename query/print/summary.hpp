// What was found, in a sentence.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/search_options.hpp"

namespace propos {

/// How many passages were found in what time. `search` is what was asked for.
Note summary_of(const Answer& answer, const std::string& what, const SearchOptions& search);

/// The same for a concordance of so many lines, whose hits were given batch by batch.
std::vector<Note> concordance_summary(const Answer& answer, std::size_t lines, const std::string& what,
                                      const SearchOptions& search);

}  // namespace propos
