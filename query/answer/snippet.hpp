// The best excerpts of an answer for a query.
#pragma once

#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/answer/marks.hpp"

namespace propos {

/// Excerpts of one text.
struct Excerpts {
  Snippet best;
  std::vector<Snippet> all;  ///< in the order of the text, not overlapping; those that touch are one
};

/// The `most` windows of whole sentences of `text`, near `bytes` long, that hold most of the query's rarest
/// terms; behind the first only windows that hold a mark. Each is an exact part of `text` and holds the marks
/// that stand wholly in it. A sentence longer than a window is cut at words, and wholes are parted only when
/// they are longer than two windows. Without a mark it is the beginning of the text. With `stretches` (in order, not
/// overlapping) each window stands in one of them.
Excerpts make_excerpts(const std::string& text, const Marks& marks, std::size_t most = 1,
                       const ByteSpans& stretches = {}, std::size_t bytes = 320);

/// All of `text` as one snippet.
Snippet whole_text(const std::string& text, const Marks& marks);

}  // namespace propos
