// What an index holds, made once a revision.
#pragma once

#include <string>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/answer/statistics.hpp"
#include "query/language/topics.hpp"

namespace propos::serve {

/// A topic and how many passages it finds.
struct TopicCount {
  const Topic* topic = nullptr;  ///< of the site, which outlives it
  std::uint64_t passages = 0;
};

/// A question of the index that can stand as an example.
struct ExampleQuestion {
  std::string id;        ///< of its passage
  std::string question;  ///< as it was asked
  std::string words;     ///< a query of two or three of its words that finds more than its passage
};

/// What an index holds.
struct Holdings {
  std::string revision;
  std::string date;  ///< of the commit
  Statistics statistics;
  std::vector<Facet> facets;  ///< of all passages, one of each kind (all_facets()), whole up to the limit of values
  std::vector<PeriodCount> timeline;  ///< of all passages
  std::vector<TopicCount> topics;
  std::vector<ExampleQuestion> examples;  ///< at most three, always the same of one revision

  /// The facet of a kind.
  const Facet& facet(FacetBy by) const;
};

}  // namespace propos::serve
