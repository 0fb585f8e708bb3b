#include "query/rank/first_pass.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "common/schema.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/key_terms.hpp"
#include "query/rank/bag.hpp"
#include "query/rank/conjunction.hpp"
#include "query/rank/date_order.hpp"
#include "query/rank/impact_weight.hpp"

namespace propos {
namespace {

constexpr Xapian::doccount exact_total_up_to = 1000;  ///< matches are counted so far, however few are asked for

/// What `query` finds of this date or later, as `date:2025-09..` would.
Xapian::Query since(const Xapian::Query& query, const std::string& date) {
  const auto first = lowest({date, {}, false});
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(Xapian::Query::OP_VALUE_GE, slot_date, first)};
}

Xapian::Query without(const Xapian::Query& query, const Xapian::Query& excluded) {
  return {Xapian::Query::OP_AND_NOT, query, excluded};
}

Candidate candidate(Xapian::docid document, double score) {
  Candidate candidate;
  candidate.document = document;
  candidate.first = candidate.score = score;
  return candidate;
}

FirstPass::Found found(const Matches& matches) {
  FirstPass::Found found;
  found.total = matches.total;
  found.exact = found.complete = matches.complete;
  for (const auto& [document, score] : matches.best) found.candidates.push_back(candidate(document, score));
  return found;
}

}  // namespace

std::vector<Candidate> candidates_of(const Xapian::MSet& matches, Order order) {
  std::vector<Candidate> candidates;
  candidates.reserve(matches.size());
  for (auto it = matches.begin(); it != matches.end(); ++it)
    candidates.push_back(candidate(*it, order == Order::score ? it.get_weight() : 0));
  return candidates;
}

FirstPass::FirstPass(const Index& index, const Plan& plan, FirstPassOptions options,
                     const std::vector<Xapian::docid>& left_out)
    : index_(index),
      plan_(plan),
      options_(std::move(options)),
      left_out_(left_out),
      left_out_source_(left_out),
      query_(plan.query) {
  if (query_.empty()) return;
  if (!options_.since.empty()) query_ = since(query_, options_.since);
  if (!options_.but.empty())
    for (const auto& term : key_terms(prefix::id, options_.but, index.database))
      query_ = without(query_, Xapian::Query(term));
  if (!left_out.empty()) query_ = without(query_, Xapian::Query(&left_out_source_));
}

Xapian::Enquire FirstPass::enquire() const {
  Xapian::Enquire enquire(index_.database);
  enquire.set_weighting_scheme(ImpactWeight(options_.stop));
  enquire.set_query(query_);
  enquire.set_time_limit(options_.deadline);
  if (order() != Order::score)
    enquire.set_sort_by_key((new DateOrder(order() == Order::newest, options_.stop))->release(), false);
  return enquire;
}

/// Whether nothing is asked but the plan's query.
bool FirstPass::is_plain() const { return options_.since.empty() && options_.but.empty() && order() == Order::score; }

FirstPass::Found FirstPass::find() const {
  if (!is_plain()) return find(General());
  return std::visit([this](const auto& strategy) { return find(strategy); }, plan_.strategy);
}

FirstPass::Found FirstPass::find(const Bag& bag) const {
  return found(match_bag(index_.database, bag.terms, left_out_, options_.depth, options_.stop));
}

FirstPass::Found FirstPass::find(const Conjunction& conjunction) const {
  return found(
      match_conjunction(index_.database, index_.traces, conjunction, left_out_, options_.depth, options_.stop));
}

FirstPass::Found FirstPass::find(const General&) const try {
  const auto all = index_.database.get_doccount();
  const auto matches = enquire().get_mset(0, static_cast<Xapian::doccount>(options_.depth),
                                          options_.count_all ? all : std::min(all, exact_total_up_to));
  return {candidates_of(matches, order()), matches.get_matches_estimated(),
          matches.get_matches_lower_bound() == matches.get_matches_upper_bound(), true};
} catch (const Stopped&) {
  return {{}, 0, false, false};
}

}  // namespace propos
