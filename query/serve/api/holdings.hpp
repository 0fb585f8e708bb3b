// What an index holds, made once a revision.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/answer/counts.hpp"
#include "query/answer/statistics.hpp"
#include "query/language/topics.hpp"

namespace propos::serve {

class OpenIndex;

/// A topic and how many passages it finds.
struct TopicCount {
  const Topic* topic = nullptr;  ///< of the site, which outlives it
  std::uint64_t passages = 0;
};

/// A question of the index that can stand as an example.
struct ExampleQuestion {
  std::string id;        ///< of its passage
  std::string question;  ///< as it was asked
  std::string words;     ///< its most telling words, a query that finds it
};

/// What an index holds. Facets and the timeline are of what is said: passages that stand apart are not counted.
struct Holdings {
  std::string revision;
  std::string date;  ///< of the commit
  Statistics statistics;
  std::vector<Facet> facets;  ///< by author, tag, year, speaker, kind, language and site; of each the first
                              ///< limits::max_facet_values
  std::vector<PeriodCount> timeline;
  std::vector<TopicCount> topics;
  std::vector<ExampleQuestion> examples;  ///< at most three, of different posts; always the same of one revision

  /// The facet of a kind. requires: one of those above
  const Facet& facet(FacetBy by) const;
};

/// Counts what the index holds. Throws Error, Xapian::Error.
Holdings holdings_of(OpenIndex& index);

}  // namespace propos::serve
