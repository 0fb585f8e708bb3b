// How far what was typed is from a word, as people mistype French.
#pragma once

#include <cstdint>
#include <string_view>

namespace propos {

/// The least sum of costs of the mistakes that make `meant` into `typed` (both folded): about 1 for a wrong, missing,
/// extra or swapped letter, less for a letter doubled or not, for the same sound spelt otherwise (`o`, `au`) and for a
/// key beside the right one, more at the first letter, which people seldom mistake. More than `limit` when it is over
/// it, or when a word is longer than 64 bytes. (Weighted edit distance with swaps: Damerau 1964; Kernighan, Church &
/// Gale 1990.)
double typing_cost(std::string_view typed, std::string_view meant, double limit);

/// One bit for each letter that a folded word has. Words that are near have few bits that differ.
std::uint32_t letters_of(std::string_view folded);

}  // namespace propos
