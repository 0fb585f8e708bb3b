// What the words of a query weigh.
#pragma once

#include <xapian.h>
#include <set>
#include <string>
#include <vector>

#include "query/meaning/correct.hpp"
#include "query/plan/plan.hpp"

namespace propos {

/// Gives the words of a query their weights: fills a plan's terms, phrases, prefixes and families. One object per plan.
class Weigher {
 public:
  Weigher(const Readers& readers, Plan& plan) : readers_(readers), plan_(plan) {}

  /// Words that count each for itself; `marked` (of Marked) says where they are marked.
  void add_words(const Leaf& leaf, const std::vector<MeantTerm>& terms, double weight, std::uint8_t marked);
  /// A phrase, found as it is or loose. The plan's phrase is returned; it is not marked unless the caller says so.
  PlannedPhrase& add_phrase(const std::string& text, const std::vector<Term>& terms, double weight, bool loose);
  /// All that `query` matches, by the rarity of a common word: `mot*`, the neighbours of `mot~`.
  void add_common(const Xapian::Query& query, double weight);

  /// The terms by their weights; empty when there are none.
  Xapian::Query weighted() const { return weighted_but({}); }
  /// The same as a bag; empty when there is more to it than terms.
  std::vector<WeightedTerm> bag() const { return common_.empty() ? bag_but({}) : std::vector<WeightedTerm>(); }

  /// What `match` matches, with the weights of the terms. Terms that every match holds are read once, for both.
  Xapian::Query weighted_match(const Xapian::Query& match) const;

 private:
  std::size_t add_term(const std::string& text, const Term& term, double weight);
  std::vector<WeightedTerm> bag_but(const std::set<std::string>& carried) const;
  Xapian::Query weighted_but(const std::set<std::string>& carried) const;
  Xapian::Query carrying(const Xapian::Query& match, std::set<std::string>& carried) const;

  const Readers& readers_;
  Plan& plan_;
  std::vector<WeightedTerm> loose_words_;  ///< of loose phrases
  std::vector<Xapian::Query> common_;      ///< see add_common()
};

}  // namespace propos
