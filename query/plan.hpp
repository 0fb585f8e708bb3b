// A query -> what is looked up in the index: terms with weights, phrases, filters.
#pragma once

#include <cstdint>
#include <string>
#include <vector>
#include <xapian.h>

#include "common/terms.hpp"
#include "common/trace.hpp"
#include "query/query.hpp"

namespace propos {

/// A term that is looked up.
struct PlannedTerm {
  std::string word;           ///< as it stands in the query
  std::string term;
  TraceKey key;
  std::uint8_t form = 0;
  double weight = 1;          ///< the query's
  double idf = 0;             ///< ln(1 + (N - n + ½) / (n + ½)) (Robertson & Zaragoza 2009)
  bool joined = false;        ///< of a compound whose parts are looked up too
};

/// A phrase: its terms and their places from the first one on.
struct PlannedPhrase {
  std::string text;
  std::vector<TraceKey> keys;
  std::vector<std::uint32_t> offsets;  ///< of positions; stop words leave gaps
  Occur occur = Occur::required;
  double weight = 1;
  double idf = 0;                      ///< sum of its terms'
};

/// A query, ready to run.
struct Plan {
  Xapian::Query query;                 ///< empty: nothing can match
  std::vector<PlannedTerm> terms;      ///< distinct; those of excluded clauses are not among them
  std::vector<PlannedPhrase> phrases;
  std::vector<std::string> prefixes;   ///< folded, of `mot*`
  std::vector<std::string> notes;
};

/// Plans `query` for `database`. Throws Xapian::Error.
Plan make_plan(const Query& query, const Xapian::Database& database, Analyzer& analyzer);

}  // namespace propos
