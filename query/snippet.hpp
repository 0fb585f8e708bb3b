// The best excerpt of an answer for a query, with the words that were found marked.
#pragma once

#include "common/terms.hpp"
#include "query/hits.hpp"
#include "query/plan.hpp"

namespace propos {

/// Cuts the window of whole sentences of `text`, near `bytes` long, that holds most of the query's rarest terms. The snippet
/// is an exact part of `text`. Marks are whole words. Without a match it is the beginning of the text.
Snippet make_snippet(const std::string& text, const Plan& plan, Analyzer& analyzer, std::size_t bytes = 320);

/// The byte spans of all words of `text` that the query matches, in order, not overlapping.
std::vector<std::pair<std::uint32_t, std::uint32_t>> find_marks(const std::string& text, const Plan& plan,
                                                                Analyzer& analyzer);

}  // namespace propos
