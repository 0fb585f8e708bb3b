// A concordance: each place that is marked in the answers, with what stands left and right of it (keyword in
// context).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"

namespace propos {

/// How the lines of a concordance are sorted.
enum class KwicSort {
  rank,  ///< as the passages are ranked, in each as they stand
  left,  ///< by the words left of the keyword, from the nearest outward
  right  ///< by the words right of it
};

/// What a concordance is to look like.
struct KwicStyle {
  std::size_t columns = 0;  ///< of context on each side; 0: what fits into the terminal, or standard_kwic_columns
  KwicSort sort = KwicSort::rank;
};

inline constexpr std::size_t standard_kwic_columns = 40;

/// A line. `left + keyword + right` is a part of the answer but for line ends and runs of spaces, each of
/// which is one space.
struct KwicLine {
  const Hit* hit = nullptr;
  std::string left, keyword, right;
};

/// The lines of an answer's hits (their Hit::answer_marks), with at most `columns` of context on each side,
/// whole words only. Words are compared by their folded letters; what compares equal stays in the order of
/// the ranking.
std::vector<KwicLine> concordance(const std::vector<Hit>& hits, std::size_t columns, KwicSort sort);

/// As many whole words of the end, or beginning, of `text` as fit into `columns`. Nothing is parted where
/// French has a no-break space.
std::string last_words(const std::string& text, std::size_t columns);
std::string first_words(const std::string& text, std::size_t columns);

}  // namespace propos
