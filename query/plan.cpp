#include "query/plan.hpp"

#include <algorithm>
#include <cmath>

#include "common/limits.hpp"
#include "common/stem.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

constexpr double joined_weight = 0.3;  ///< a compound's parts are looked up as well, so its joined form says little more
constexpr double prefix_idf = 2;       ///< what a word matched by `mot*` weighs

/// Makes a plan clause by clause.
class Planner {
 public:
  Planner(const Xapian::Database& database, Analyzer& analyzer) : database_(database), analyzer_(analyzer) {}

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
  double idf_of(const std::string& term) const {
    const auto total = static_cast<double>(database_.get_doccount());
    const auto with = static_cast<double>(database_.get_termfreq(term));
    return std::log(1 + (total - with + 0.5) / (with + 0.5));
  }

  /// A term that counts `factor` times its idf (the wdf holds the rest).
  static Xapian::Query scaled(const std::string& term, double factor) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), factor);
  }

  void add_term(const std::string& text, const Term& term, double weight) {
    const auto same = std::find_if(plan_.terms.begin(), plan_.terms.end(),
                                   [&](const PlannedTerm& t) { return t.term == term.text; });
    if (same != plan_.terms.end()) {
      same->weight = std::max(same->weight, weight);
      return;
    }
    plan_.terms.push_back({text.substr(term.begin, term.end - term.begin), term.text, trace_key(term.text, term.root),
                           term.form, weight, idf_of(term.text), term.joined});
  }

  void add_words(const Clause& clause) {
    const auto terms = analyzer_.analyze(clause.text);
    if (terms.empty()) {
      plan_.notes.push_back("« " + clause.text + " » : mots trop courants pour être cherchés / words too common to be searched");
      return;
    }
    // A compound is matched by its joined form, or by all its parts.
    std::vector<Xapian::Query> parts;
    std::vector<Xapian::Query> joined;
    for (const auto& term : terms) {
      if (clause.occur != Occur::excluded) add_term(clause.text, term, clause.weight * (term.joined ? joined_weight : 1));
      (term.joined ? joined : parts).emplace_back(term.text);
    }
    if (clause.occur == Occur::optional) return;
    auto all = Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end());
    if (!joined.empty()) all |= Xapian::Query(Xapian::Query::OP_AND, joined.begin(), joined.end());
    (clause.occur == Occur::required ? required_ : excluded_).push_back(all);
  }

  void add_phrase(const Clause& clause) {
    const auto terms = analyzer_.analyze(clause.text);
    PlannedPhrase phrase{clause.text, {}, {}, clause.occur, clause.weight, 0};
    std::vector<Xapian::Query> all;
    std::uint32_t first = 0;
    for (const auto& term : terms) {
      if (term.joined) continue;
      if (phrase.keys.empty()) first = term.position;
      phrase.keys.push_back(trace_key(term.text, term.root));
      phrase.offsets.push_back(term.position - first);
      phrase.idf += idf_of(term.text);
      all.emplace_back(term.text);
      if (clause.occur == Occur::required) add_term(clause.text, term, clause.weight);
    }
    if (phrase.keys.empty()) {
      plan_.notes.push_back("« " + clause.text + " » : mots trop courants pour être cherchés / words too common to be searched");
      return;
    }
    const auto together = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
    if (clause.occur == Occur::required) required_.push_back(together);
    // Whether an excluded phrase stands in a passage only its trace can tell; a single word is excluded here.
    if (clause.occur == Occur::excluded && all.size() == 1) excluded_.push_back(together);
    if (clause.occur == Occur::optional) {
      optional_phrases_.push_back(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, together, clause.weight / 2));
    }
    plan_.phrases.push_back(std::move(phrase));
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
      prefix_queries_.push_back(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, clause.weight * prefix_idf));
    }
  }

  void combine() {
    std::vector<Xapian::Query> weighted = optional_phrases_;
    weighted.insert(weighted.end(), prefix_queries_.begin(), prefix_queries_.end());
    for (const auto& term : plan_.terms) weighted.push_back(scaled(term.term, term.weight * term.idf));
    auto query = Xapian::Query(Xapian::Query::OP_OR, weighted.begin(), weighted.end());
    if (!required_.empty()) {
      const auto all = Xapian::Query(Xapian::Query::OP_AND, required_.begin(), required_.end());
      query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, all, 0), query);
    }
    const bool only_excludes = weighted.empty() && required_.empty() && !excluded_.empty();
    if (only_excludes) query = Xapian::Query::MatchAll;
    if (!excluded_.empty())
      query = Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                            Xapian::Query(Xapian::Query::OP_OR, excluded_.begin(), excluded_.end()));
    plan_.query = query;
  }

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  Plan plan_;
  std::vector<Xapian::Query> required_;
  std::vector<Xapian::Query> excluded_;
  std::vector<Xapian::Query> optional_phrases_;
  std::vector<Xapian::Query> prefix_queries_;
};

}  // namespace

Plan make_plan(const Query& query, const Xapian::Database& database, Analyzer& analyzer) {
  return Planner(database, analyzer).plan(query);
}

}  // namespace propos
