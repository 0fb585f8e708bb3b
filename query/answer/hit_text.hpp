// What is said of a hit in words of its own passage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/answer/hits.hpp"

namespace propos {

/// The page of a passage: its url without the text fragment.
std::string page_of(const Passage& passage);

/// Who speaks in what is shown of a hit: in its excerpts, or in its answer.
std::string speaker_of(const Hit& hit);

/// Who says it: speaker_of(), or the authors.
std::string who_says(const Hit& hit);

/// The hit's excerpts as one text with `[…]` where text of the answer was cut off, and their highlights moved with
/// them. Where more than one voice is shown, each has its name before it: `Ada Mer — …`.
Snippet shown_snippet(const Hit& hit);

/// The paragraphs of a text, which empty lines part, each with the marks that begin in it.
std::vector<Snippet> paragraphs_of(const Snippet& text);

}  // namespace propos
