#include "query/plan/parts.hpp"

namespace propos {
namespace {

Xapian::Query without(const Xapian::Query& query, const std::vector<Xapian::Query>& excluded) {
  if (excluded.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query, combined(Xapian::Query::OP_OR, excluded)};
}

}  // namespace

void BagParts::add(Occur occur, const Match& match) {
  conjunction = occur == Occur::required ? both(std::move(conjunction), match.conjunction) : std::nullopt;
  if (!match.query) return;
  switch (occur) {
    case Occur::optional: optional.push_back(*match.query); break;
    case Occur::required: required.push_back(*match.query); break;
    case Occur::filter: filters.push_back(*match.query); break;
    case Occur::excluded: excluded.push_back(*match.query); break;
  }
}

Match match_of(const BagParts& parts) {
  auto all = parts.required;
  if (all.empty() && !parts.optional.empty()) all.push_back(combined(Xapian::Query::OP_OR, parts.optional));
  all.insert(all.end(), parts.filters.begin(), parts.filters.end());
  if (all.empty() && parts.excluded.empty()) return {{}, parts.conjunction};
  const auto kept = all.empty() ? Xapian::Query::MatchAll : combined(Xapian::Query::OP_AND, all);
  return {without(kept, parts.excluded), parts.conjunction};
}

Xapian::Query narrowed(const Xapian::Query& weighted, const BagParts& parts) {
  if (parts.filters.empty()) return without(weighted, parts.excluded);
  return without({Xapian::Query::OP_FILTER, weighted, combined(Xapian::Query::OP_AND, parts.filters)}, parts.excluded);
}

Xapian::Query combined(Xapian::Query::op how, const std::vector<Xapian::Query>& parts) {
  return Xapian::Query(how, parts.begin(), parts.end());
}

}  // namespace propos
