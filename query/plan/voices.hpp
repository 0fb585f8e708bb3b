// Whose words are asked for: `locuteur:` beside words, in passages that hold more than one voice.
#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "common/passage.hpp"

namespace propos {

/// Speakers, and the passages in which they speak beside others.
struct Voices {
  std::vector<std::string> speakers;    ///< their terms (prefix::speaker), sorted
  std::vector<Xapian::docid> passages;  ///< with turns, sorted

  bool have(const Turn& turn) const;
};

/// The voices of speakers, given by their terms. Throws Xapian::Error.
Voices voices_of(std::vector<std::string> speakers, const Xapian::Database& database);

/// The turns of these voices; of a passage in which they have none, all turns.
std::vector<Turn> turns_of(const Passage& passage, const Voices& voices);

}  // namespace propos
