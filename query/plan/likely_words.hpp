// Where in a text words may stand that begin like those that are looked for. Analysing ten answers whole to mark
// a few words was a large part of a query; most stretches of a text need no look.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/terms.hpp"

namespace propos {

/// The beginnings of words that are looked for.
class LikelyWords {
 public:
  /// Words whose term is `term`, or begins so; and, where they are others, the irregular forms of it.
  void add(std::string_view term);

  /// Whether one of the words may stand in `text`.
  bool may_stand_in(std::string_view text) const { return all_ || is_likely(text); }

  /// The terms of `text` of words that begin so, and of some others, in order of position. Position and new_sentence of
  /// a term are not those that it has in the whole text.
  void find(std::string_view text, Analyzer& analyzer, std::vector<Term>& terms) const;

 private:
  void add_beginning(std::string_view word);
  bool may_begin_at(std::string_view text, std::size_t at) const;
  bool is_likely(std::string_view stretch) const;

  bool all_ = false;                         ///< the whole text is looked at
  std::array<std::uint32_t, 26> seconds_{};  ///< by first letter: a bit for each second letter
};

}  // namespace propos
