#include "query/plan.hpp"

#include <algorithm>
#include <cmath>

#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/correct.hpp"

namespace propos {
namespace {

constexpr double joined_weight = 0.3;  ///< a compound's parts are looked up as well, so its joined form says little more
constexpr double capital_weight = 1.2; ///< a name inside the query
constexpr double kind_weight = 0.8;    ///< the word behind `quel`, which asks for a kind of answer
constexpr double prefix_idf = 2;       ///< what a word matched by `mot*` weighs
constexpr double optional_phrase_weight = 0.5;  ///< of a phrase's weight, shared by its words where they stand alone
constexpr double idf_power = 1.1;

/// Makes a plan clause by clause.
class Planner {
 public:
  Planner(const Xapian::Database& database, Analyzer& analyzer, FamilyReader& families, Speller* speller)
      : database_(database), analyzer_(analyzer), families_(families), speller_(speller) {}

  Plan plan(const Query& query) {
    plan_.notes = query.notes;
    for (const auto& clause : query.clauses) {
      switch (clause.kind) {
        case Clause::Kind::words: add_words(clause); break;
        case Clause::Kind::phrase: add_phrase(clause); break;
        case Clause::Kind::prefix: add_prefix(clause); break;
      }
    }
    combine();
    return std::move(plan_);
  }

 private:
  /// A term that counts `factor` times its idf (the wdf holds the rest).
  static Xapian::Query scaled(const std::string& term, double factor) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), factor / impact_scale);
  }

  /// The index of the term in the plan; its weight is the largest that it was given.
  std::size_t add_term(const std::string& text, const Term& term, double weight) {
    for (std::size_t i = 0; i < plan_.terms.size(); ++i) {
      if (plan_.terms[i].term != term.text()) continue;
      plan_.terms[i].weight = std::max(plan_.terms[i].weight, weight);
      return i;
    }
    const auto index = plan_.terms.size();
    const auto total = static_cast<double>(database_.get_doccount());
    const auto with_term = static_cast<double>(database_.get_termfreq(term.text()));
    const auto frequencies = plan_.families.add(index, term, families_);
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

  /// The position of the word that names what is asked for ("quel est le métier de…": métier), or -1. It seldom
  /// stands in the answer.
  std::uint32_t asked_kind(const std::string& text) {
    bool asked = false;
    for (const auto& token : tokenize(text)) {
      if (token.kind == TokenKind::joined) continue;
      if (asked && !analyzer_.word_of(token.lowered).term.empty()) return token.position;
      asked |= token.folded == "quel" || token.folded == "quelle" || token.folded == "quels" || token.folded == "quelles";
    }
    return UINT32_MAX;
  }

  void add_words(const Clause& clause) {
    const auto terms = meant_terms(clause.text, clause.occur == Occur::optional, {database_, analyzer_, families_, speller_}, plan_.notes);
    if (terms.empty()) {
      too_common(clause.text);
      return;
    }
    // A compound is matched by its joined form, or by all its parts.
    std::vector<Xapian::Query> parts;
    std::vector<Xapian::Query> joined;
    const auto kind_of_answer = asked_kind(clause.text);
    std::optional<PlannedTerm::Neighbour> before;
    std::uint32_t last_position = 0;
    for (const auto& [term, sureness, alternative] : terms) {
      (term.joined ? joined : parts).emplace_back(term.text());
      if (clause.occur == Occur::excluded) continue;
      double weight = clause.weight * sureness;
      if (term.joined) weight *= joined_weight;
      if (term.capital && term.position > 0) weight *= capital_weight;
      if (term.position == kind_of_answer) weight *= kind_weight;
      const auto index = add_term(clause.text, term, weight);
      if (term.joined || alternative) continue;
      auto& planned = plan_.terms[index];
      if (before && before->term != index && !planned.before) planned.before = {before->term, term.position - last_position};
      before = PlannedTerm::Neighbour{index, 0};
      last_position = term.position;
    }
    if (clause.occur == Occur::optional) return;
    auto all = Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
    if (!joined.empty()) all |= Xapian::Query(Xapian::Query::OP_AND, joined.begin(), joined.end());
    (clause.occur == Occur::required ? required_ : excluded_).push_back(all);
  }

  void add_phrase(const Clause& clause) {
    PlannedPhrase phrase{clause.text, {}, {}, clause.occur, clause.weight};
    std::vector<Xapian::Query> all;
    std::uint32_t first = 0;
    for (const auto& term : analyzer_.analyze(clause.text)) {
      if (term.joined) continue;
      if (phrase.terms.empty()) first = term.position;
      phrase.terms.push_back(add_term(clause.text, term, clause.occur == Occur::required ? clause.weight : 0));
      phrase.offsets.push_back(term.position - first);
      all.emplace_back(term.text());
    }
    if (phrase.terms.empty()) {
      too_common(clause.text);
      return;
    }
    const auto together = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
    if (clause.occur == Occur::required) required_.push_back(together);
    // Whether an excluded phrase stands in a passage only its trace can tell; a single word is excluded here.
    if (clause.occur == Occur::excluded && all.size() == 1) excluded_.push_back(together);
    if (clause.occur == Occur::optional) {
      const double each = clause.weight * optional_phrase_weight / static_cast<double>(all.size());
      for (const auto index : phrase.terms)
        weighted_.push_back(scaled(plan_.terms[index].term, each * plan_.terms[index].idf));
    }
    plan_.phrases.push_back(std::move(phrase));
  }

  void too_common(const std::string& text) {
    plan_.notes.push_back("« " + text + " » : mots trop courants pour être cherchés / words too common to be searched");
  }

  void add_prefix(const Clause& clause) {
    const auto prefix = fold(clause.text);
    plan_.prefixes.push_back(prefix);
    auto query = Xapian::Query(Xapian::Query::OP_WILDCARD, prefix, limits::max_wildcard_terms,
                               Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM);
    query |= Xapian::Query(stem(prefix));
    std::size_t expansions = 0;
    for (auto it = database_.allterms_begin(prefix); it != database_.allterms_end(prefix); ++it)
      if (++expansions > limits::max_wildcard_terms) break;
    if (expansions > limits::max_wildcard_terms)
      plan_.notes.push_back(clause.text + "* : les " + std::to_string(limits::max_wildcard_terms) +
                            " mots les plus fréquents / the " + std::to_string(limits::max_wildcard_terms) + " most frequent words");
    if (clause.occur == Occur::excluded) excluded_.push_back(query);
    else {
      if (clause.occur == Occur::required) required_.push_back(query);
      weighted_.push_back(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, clause.weight * prefix_idf / impact_scale));
    }
  }

  void combine() {
    for (const auto& term : plan_.terms)
      if (term.weight > 0) weighted_.push_back(scaled(term.term, term.weight * term.idf));
    auto query = Xapian::Query(Xapian::Query::OP_OR, weighted_.begin(), weighted_.end());
    if (!required_.empty()) {
      const auto all = Xapian::Query(Xapian::Query::OP_AND, required_.begin(), required_.end());
      query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, all, 0), query);
    }
    const bool only_excludes = weighted_.empty() && required_.empty() && !excluded_.empty();
    if (only_excludes) query = Xapian::Query::MatchAll;
    if (!excluded_.empty())
      query = Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                            Xapian::Query(Xapian::Query::OP_OR, excluded_.begin(), excluded_.end()));
    plan_.query = query;
  }

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  FamilyReader& families_;
  Speller* speller_;
  Plan plan_;
  std::vector<Xapian::Query> required_;
  std::vector<Xapian::Query> excluded_;
  std::vector<Xapian::Query> weighted_;
};

}  // namespace

double plain_idf(double passages, double with_term) {
  return std::log(1 + (passages - with_term + 0.5) / (with_term + 0.5));
}

double idf(double passages, double with_term) { return std::pow(plain_idf(passages, with_term), idf_power); }

Plan make_plan(const Query& query, const Xapian::Database& database, Analyzer& analyzer, FamilyReader& families, Speller* speller) {
  return Planner(database, analyzer, families, speller).plan(query);
}

}  // namespace propos
