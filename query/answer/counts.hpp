// What is counted of all passages that match, beside the hits.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/json.hpp"

namespace propos {

/// What passages are counted by.
enum class FacetBy : std::uint8_t { author, tag, year, speaker, kind, language, post, site };

/// A facet's names.
struct FacetRow {
  FacetBy by;
  std::string_view name;  ///< as it is typed and answered
  std::string_view heading_fr, heading_en;
};

/// All facets, in the order in which they are told.
std::span<const FacetRow> all_facets();
const FacetRow& row_of(FacetBy by);

/// Reads names with commas between; each counts once. Throws Error{usage} that names those there are.
std::vector<FacetBy> facets_named(std::string_view names);

/// How often what was asked stands in a part of the collection, and how many words that has.
struct Frequency {
  std::uint64_t occurrences = 0;
  std::uint64_t words = 0;

  /// Occurrences in 10,000 words; 0 where there are no words.
  double per_10000() const {
    return words == 0 ? 0 : 1e4 * static_cast<double>(occurrences) / static_cast<double>(words);
  }
  Frequency& operator+=(const Frequency& other) {
    occurrences += other.occurrences;
    words += other.words;
    return *this;
  }
  bool operator==(const Frequency&) const = default;
};

/// A value and how many of the passages have it.
struct FacetValue {
  std::string value;
  std::string label;  ///< what people call it, where that is not the value: a post's title
  std::uint64_t passages = 0;
  Frequency frequency{};  ///< only where occurrences were counted
};

/// The values of one facet: the most passages first, then in the order of folded letters; years in order of
/// time.
struct Facet {
  FacetBy by = FacetBy::author;
  std::vector<FacetValue> values;  ///< as many as were wanted, at most limits::max_facet_values
  std::size_t distinct = 0;        ///< how many values there are, told or not
};

/// A stretch of time and how many of the passages are of it.
struct PeriodCount {
  std::string name;  ///< `2025-09`, `2025`, or empty for passages without a date
  std::uint64_t passages = 0;
  Frequency frequency{};  ///< only where occurrences were counted
};

/// All that was asked to be counted.
struct Counts {
  std::optional<std::uint64_t> posts;  ///< that have a passage that matches
  std::optional<Frequency> frequency;  ///< of all; only where occurrences were counted
  std::vector<Facet> facets;
  std::optional<std::vector<PeriodCount>>
      timeline;  ///< in order of time, empty ones too; their sum is that of the passages
};

/// Adds the members `posts`, `occurrences`, `words`, `per_10000`, `facets` and `timeline` to an answer, as far as they
/// were asked for.
void add_counts(Json& answer, const Counts& counts);

}  // namespace propos
