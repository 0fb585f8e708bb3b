// A concordance: each place of what was asked in questions and answers, with what stands left and right of it (keyword
// in context).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"

namespace propos {

/// How the lines of a concordance are sorted. By date they come as the passages do.
enum class KwicSort {
  rank,  ///< as the passages come, in each as they stand
  left,  ///< by the words left of the keyword, from the nearest outward
  right  ///< by the words right of it
};

/// What a concordance is to look like.
struct KwicStyle {
  std::size_t columns = 0;  ///< of context on each side; 0: what fits into the terminal, or standard_kwic_columns
  KwicSort sort = KwicSort::rank;
};

inline constexpr std::size_t standard_kwic_columns = 40;

/// A line, with what it needs of its passage. `left + keyword + right` is a part of the question or the answer but for
/// line ends and runs of spaces, each of which is one space.
struct KwicLine {
  std::string id, date, speaker, url;
  bool in_question = false;  ///< not in the answer
  std::string left, keyword, right;
  std::string key;  ///< what it is sorted by; empty by rank
};

/// The lines of an answer's hits (their Hit::question_places and Hit::answer_places), with at most `columns` of context
/// on each side, whole words only. Words are compared by their folded letters; what compares equal stays in the order
/// of the ranking.
std::vector<KwicLine> concordance(const std::vector<Hit>& hits, std::size_t columns, KwicSort sort);

/// Sorts lines of one sort that were made one batch of hits after the other.
void sort_lines(std::vector<KwicLine>& lines);

/// As many whole words of the end, or beginning, of `text` as fit into `columns`. Nothing is parted where
/// French has a no-break space.
std::string last_words(const std::string& text, std::size_t columns);
std::string first_words(const std::string& text, std::size_t columns);

}  // namespace propos
