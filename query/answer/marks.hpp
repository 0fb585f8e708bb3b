// What a query marks in a text, by the query's tree: words where they stand, phrases as a whole, nearness
// only where it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/terms.hpp"
#include "common/trace.hpp"
#include "query/answer/hits.hpp"
#include "query/plan/plan.hpp"

namespace propos {

/// A part of a text that a part of the query matches.
struct Mark {
  std::uint32_t begin, end;  ///< bytes; whole words
  std::size_t part;          ///< number of the query's part: the same part is worth little a second time
  double worth;              ///< by rarity
};

/// What a query marks in one text.
struct Marks {
  std::vector<Mark> shown;   ///< words and phrases, in order of their beginning; they may overlap
  std::vector<Mark> wholes;  ///< phrases and nearness from their first word to the last, which no excerpt
                             ///< should part; in order
};

/// What is marked in `text`, which is the question (or heading) or the answer of a passage, by `field`. The
/// words of a phrase are not marked by themselves unless they are asked for otherwise; what is limited to
/// another field or excluded is not marked.
Marks find_marks(const std::string& text, Field field, const Plan& plan, Analyzer& analyzer);

/// What is marked in the answer of a passage: where the plan asks for voices that have turns in it, in these only.
Marks find_answer_marks(const Passage& passage, const Plan& plan, Analyzer& analyzer);

/// The spans of what is shown, in order, not overlapping.
ByteSpans spans_of(const Marks& marks);

}  // namespace propos
