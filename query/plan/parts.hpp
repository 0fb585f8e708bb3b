// What the parts of a query match, and what they match together.
#pragma once

#include <xapian.h>
#include <optional>
#include <vector>

#include "query/language/syntax.hpp"
#include "query/plan/conjunction_terms.hpp"

namespace propos {

/// What a part of a query matches.
struct Match {
  std::optional<Xapian::Query> query;      ///< nothing for a part that says nothing, because its words are too common
  std::optional<Conjunction> conjunction;  ///< the same as what all must be there; nothing when there is more to it

  /// Of a part that says nothing: it asks for nothing either.
  static Match silent() { return {{}, Conjunction()}; }
};

/// What parts that stand side by side match, by how they take part.
struct BagParts {
  std::vector<Xapian::Query> required, optional, filters, excluded;
  std::optional<Conjunction> conjunction = Conjunction();  ///< of all of them; nothing once one is not required

  void add(Occur occur, const Match& match);
};

/// What they match together: everything that is required, or one of what is optional where nothing is, in the filters,
/// without what is excluded. Nothing when no part says anything.
Match match_of(const BagParts& parts);

/// What `weighted` matches, as far as the filters leave it and without what is excluded.
Xapian::Query narrowed(const Xapian::Query& weighted, const BagParts& parts);

/// `parts` under one operator.
Xapian::Query combined(Xapian::Query::op how, const std::vector<Xapian::Query>& parts);

}  // namespace propos
