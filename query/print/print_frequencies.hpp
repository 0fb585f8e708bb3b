// Occurrences and their frequencies, as people and other programs read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/print/formats.hpp"

namespace propos {

/// A row of a table for people.
struct FrequencyRow {
  std::string name;
  std::uint64_t passages = 0;
  Frequency frequency;
};

/// A heading, which may be empty, and a line of each: passages, occurrences, words and occurrences in 10,000 words. No
/// line is wider than the style's width, from 60 columns on.
void print_frequency_table(Sheet& sheet, std::string_view heading, const std::vector<FrequencyRow>& rows);

/// The columns `occurrences,words,per_10000` of csv and tsv, and their cells; appended where they were counted.
void add_frequency_names(std::vector<std::string>& names, const PrintOptions& options);
void add_frequency_cells(std::vector<std::string>& cells, const Frequency& frequency, const PrintOptions& options);

}  // namespace propos
