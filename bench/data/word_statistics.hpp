// propos-bench words: what the words of a collection are like, to compare generated texts with real ones.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <utility>
#include <vector>

namespace propos {

/// Shares are from 0 to 1, lengths in letters.
struct WordStatistics {
  std::uint64_t passages = 0, words = 0, sentences = 0;         ///< elided articles count as words
  std::vector<std::pair<std::uint64_t, std::uint64_t>> growth;  ///< distinct words among the first 1,000, 10,000, …
  std::uint64_t distinct = 0;
  double stop_words = 0;          ///< share of the words
  double elided = 0;              ///< share of the words
  double letters = 0;             ///< of a word, mean
  double letters_of_content = 0;  ///< of a word that is no stop word, mean
  double numbers = 0;             ///< share of the words that begin with a digit
  /// How often, of 1,000 words, the content words of rank 10, 100, 1,000, … stand.
  std::vector<std::pair<std::uint64_t, double>> frequency;
};

/// Counts the texts of NDJSON passages. Throws Error{invalid} with the line.
WordStatistics count_word_statistics(std::istream& lines, const std::string& where);

/// Prints the statistics of a file. Returns the exit status. Throws Error.
int run_words(const std::string& passages);

}  // namespace propos
