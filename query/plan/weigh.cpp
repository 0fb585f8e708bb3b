#include "query/plan/weigh.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "query/meaning/rarity.hpp"

namespace propos {
namespace {

constexpr double joined_weight =
    0.3;  ///< a compound's parts are looked up as well, so its joined form says little more
constexpr double capital_weight = 1.2;       ///< a name inside the query
constexpr double kind_weight = 0.8;          ///< the word behind `quel`, which asks for a kind of answer
constexpr double common_idf = 2;             ///< what a word matched by `mot*` weighs
constexpr double loose_phrase_weight = 0.5;  ///< of a phrase's weight, shared by its words where they stand alone

/// What a term or a query of this weight adds for each unit of wdf, which is an impact.
double factor_of(double weight) { return weight / impact_scale; }

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

/// The position of the word that names what is asked for ("quel est le métier de…": métier), or -1. It seldom
/// stands in the answer.
std::uint32_t asked_kind(const Leaf& leaf) {
  bool asked = false;
  for (const auto& word : leaf.words) {
    if (word.kind == TokenKind::joined) continue;
    if (asked && !word.word->term.empty()) return word.position;
    const auto& folded = word.word->folded;
    asked |= folded == "quel" || folded == "quelle" || folded == "quels" || folded == "quelles";
  }
  return UINT32_MAX;
}

}  // namespace

/// The index of the term in the plan; its weight is the largest that it was given.
std::size_t Weigher::add_term(const std::string& text, const Term& term, double weight) {
  for (std::size_t i = 0; i < plan_.terms.size(); ++i) {
    if (plan_.terms[i].term != term.text()) continue;
    plan_.terms[i].weight = std::max(plan_.terms[i].weight, weight);
    return i;
  }
  const auto index = plan_.terms.size();
  const auto& database = readers_.database;
  const auto total = static_cast<double>(database.get_doccount());
  const auto with_term = static_cast<double>(database.get_termfreq(term.text()));
  const auto frequencies = plan_.families.add(index, term, readers_.families);
  PlannedTerm planned;
  planned.word = text.substr(term.begin, term.end - term.begin);
  planned.term = term.text();
  planned.weight = weight;
  planned.joined = term.joined;
  planned.plain_idf = plain_idf(total, with_term > 0 ? with_term : std::min(total, frequencies.root));
  planned.known = with_term > 0 || frequencies.root > 0;
  planned.idf = with_term > 0 ? idf(total, with_term) : 0;
  const auto idf_of = [total](double with) { return with > 0 ? idf(total, std::min(with, total)) : 0; };
  planned.idf_word = idf_of(frequencies.word);
  planned.idf_root = idf_of(std::max(frequencies.root, with_term));
  planned.idf_prefix = idf_of(std::max(frequencies.prefix, with_term));
  plan_.terms.push_back(std::move(planned));
  return index;
}

void Weigher::add_words(const Leaf& leaf, const std::vector<MeantTerm>& terms, double weight, std::uint8_t marked) {
  const auto kind_of_answer = asked_kind(leaf);
  std::optional<PlannedTerm::Neighbour> before;
  std::uint32_t last_position = 0;
  for (const auto& [term, sureness, alternative] : terms) {
    double own = weight * sureness;
    if (term.joined) own *= joined_weight;
    if (term.capital && term.position > 0) own *= capital_weight;
    if (term.position == kind_of_answer) own *= kind_weight;
    const auto index = add_term(leaf.text, term, own);
    plan_.terms[index].marked |= marked;
    if (term.joined || alternative) continue;
    auto& planned = plan_.terms[index];
    if (before && before->term != index && !planned.before)
      planned.before = {before->term, term.position - last_position};
    before = PlannedTerm::Neighbour{index, 0};
    last_position = term.position;
  }
}

PlannedPhrase& Weigher::add_phrase(const std::string& text, const std::vector<Term>& terms, double weight, bool loose) {
  PlannedPhrase phrase{text, {}, {}, loose, weight, {}, marked_nowhere};
  for (const auto& term : terms) {
    phrase.terms.push_back(add_term(text, term, loose ? 0 : weight));
    phrase.offsets.push_back(term.position - terms.front().position);
  }
  if (loose) {
    const double each = weight * loose_phrase_weight / static_cast<double>(terms.size());
    for (const auto index : phrase.terms)
      loose_words_.push_back({plan_.terms[index].term, factor_of(each * plan_.terms[index].idf)});
  }
  plan_.phrases.push_back(std::move(phrase));
  return plan_.phrases.back();
}

void Weigher::add_common(const Xapian::Query& query, double weight) {
  common_.push_back(scaled(query, factor_of(weight * common_idf)));
}

std::vector<WeightedTerm> Weigher::bag_but(const std::set<std::string>& carried) const {
  auto bag = loose_words_;
  for (const auto& term : plan_.terms)
    if (term.weight > 0 && !carried.contains(term.term)) bag.push_back({term.term, factor_of(term.weight * term.idf)});
  return bag;
}

Xapian::Query Weigher::weighted_but(const std::set<std::string>& carried) const {
  auto all = common_;
  for (const auto& [term, factor] : bag_but(carried)) all.push_back(scaled(Xapian::Query(term), factor));
  return Xapian::Query(Xapian::Query::OP_OR, all.begin(), all.end());
}

/// `match` whose terms have their weights as far as all matches hold them; the rest of it has none.
Xapian::Query Weigher::carrying(const Xapian::Query& match, std::set<std::string>& carried) const {
  const auto type = match.get_type();
  if (type == Xapian::Query::LEAF_TERM) {
    const auto name = *match.get_terms_begin();
    const auto planned =
        std::find_if(plan_.terms.begin(), plan_.terms.end(), [&](const PlannedTerm& t) { return t.term == name; });
    if (planned != plan_.terms.end() && planned->weight > 0 && carried.insert(name).second)
      return scaled(match, factor_of(planned->weight * planned->idf));
  } else if (type == Xapian::Query::OP_AND) {
    std::vector<Xapian::Query> parts;
    for (std::size_t i = 0; i < match.get_num_subqueries(); ++i)
      parts.push_back(carrying(match.get_subquery(i), carried));
    return Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
  } else if (type == Xapian::Query::OP_AND_NOT) {
    return Xapian::Query(type, carrying(match.get_subquery(0), carried), match.get_subquery(1));
  }
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, match, 0);
}

Xapian::Query Weigher::weighted_match(const Xapian::Query& match) const {
  std::set<std::string> carried;
  const auto both = carrying(match, carried);
  const auto rest = weighted_but(carried);
  return rest.empty() ? both : Xapian::Query(Xapian::Query::OP_AND_MAYBE, both, rest);
}

}  // namespace propos
