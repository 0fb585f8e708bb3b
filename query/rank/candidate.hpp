// A passage between the two passes, and what the second looks at.
#pragma once

#include <xapian.h>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace propos {

/// What the second pass looks at.
enum class Feature : std::uint8_t {
  terms,     ///< BM25F over five kinships: term, root, first letters, exact word, form as typed
  pairs,     ///< neighbours in the query that stand in this order and near in the passage
  phrases,   ///< optional phrases that stand in the passage as they are
  question,  ///< share of the query's weight that stands in the passage's question, or in a title as far as it is its
             ///< own
  feedback,  ///< likeness to the five passages that the other features put first (RM3: Abdul-Jaleel et al. 2004)
  count      ///< how many there are; none itself
};
inline constexpr auto feature_count = static_cast<std::size_t>(Feature::count);
std::string_view name_of(Feature feature);

/// A passage between the passes.
struct Candidate {
  Xapian::docid document = 0;
  double first = 0;  ///< the first pass's score
  std::array<double, feature_count> features{};
  double score = 0;                 ///< Σ weight · feature
  std::vector<double> term_shares;  ///< by Plan::terms, of Feature::terms; empty unless asked for
};

}  // namespace propos
