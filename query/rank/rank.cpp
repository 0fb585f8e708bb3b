#include "query/rank/rank.hpp"

#include <algorithm>
#include <cmath>

#include "common/schema.hpp"
#include "query/rank/feedback.hpp"
#include "query/rank/phrases.hpp"

namespace propos {
namespace {

// What a match of each kinship adds beside the term's own.
constexpr double term_level = 1.0;
constexpr double root_level = 1.2;
constexpr double prefix_level = 0.8;
constexpr double word_level = 0.4;
constexpr double form_level = 0.01;  ///< enough to part equals; more costs, since people type singulars without accents

constexpr double near_saturation = 1.2;   ///< of repeated pairs
constexpr double root_share = 0.5;        ///< what only shares the root counts in a question or title
constexpr std::uint32_t widest_pair = 2;  ///< steps between two neighbours of a query, at least

struct FeatureRow {
  Feature feature;
  std::string_view name;
  double weight;
};

constexpr std::array<FeatureRow, feature_count> features = {{{Feature::terms, "terms", 1.0},
                                                             {Feature::pairs, "pairs", 0.4},
                                                             {Feature::phrases, "phrases", 0.5},
                                                             {Feature::question, "question", 0.4},
                                                             {Feature::feedback, "feedback", 1.0}}};

constexpr bool has_row_of_each() {
  for (std::size_t f = 0; f < feature_count; ++f)
    if (features[f].feature != static_cast<Feature>(f) || features[f].name.empty()) return false;
  return true;
}
static_assert(has_row_of_each(), "the rows stand in the order of Feature");

}  // namespace

std::string_view name_of(Feature feature) { return features[static_cast<std::size_t>(feature)].name; }

std::array<double, feature_count> standard_weights() {
  std::array<double, feature_count> weights{};
  for (const auto& row : features) weights[static_cast<std::size_t>(row.feature)] = row.weight;
  return weights;
}

/// tf~ of one passage by term and kinship, and what its pairs and titles add up to.
struct Ranker::Counts {
  explicit Counts(std::size_t terms)
      : term(terms), root(terms), prefix(terms), word(terms), form(terms), title(terms), pair(terms), last(terms) {}
  void clear() {
    for (auto* all : {&term, &root, &prefix, &word, &form, &title, &pair}) std::fill(all->begin(), all->end(), 0);
  }
  std::vector<double> term, root, prefix, word, form, title, pair;
  std::vector<std::int64_t> last;  ///< where each term stood last in the field at hand
};

Ranker::Ranker(const Xapian::Database& database, const TraceFile& traces, const Model& model, const Plan& plan,
               const std::array<double, feature_count>& weights)
    : database_(database), traces_(traces), model_(model), plan_(plan), weights_(weights) {
  for (const auto& term : plan.terms) {
    if (!term.known) continue;
    if (!term.joined) all_idf_ += term.weight * term.plain_idf;
    most_ += term.weight * (term_level * term.idf + root_level * term.idf_root + prefix_level * term.idf_prefix +
                            (word_level + form_level) * term.idf_word);
  }
  most_ *= model.impact(1);
}

double Ranker::title_share(const Trace& trace) {
  const bool matters = std::any_of(trace.fields.begin(), trace.fields.end(), [this](const TracedField& field) {
    return field.field == Field::title && std::any_of(field.forms.begin(), field.forms.end(), [this](auto form) {
             return plan_.families.find(form) != nullptr;
           });
  });
  if (!matters || trace.title == 0) return 1;
  auto& share = title_shares_[trace.title];
  if (share == 0) share = std::max(1u, database_.get_termfreq(title_term(trace.title)));
  return share;
}

void Ranker::count_field(const TracedField& field, double occurrence, double share, Counts& counts) const {
  auto& last = counts.last;
  std::fill(last.begin(), last.end(), -1000);
  const bool heads = field.field == Field::title || field.field == Field::question;
  const double title_weight =
      heads ? model_.fraction[static_cast<std::size_t>(field.field)] / (field.field == Field::title ? share : 1) : 0;
  for (std::size_t i = 0; i < field.forms.size(); ++i) {
    const auto* relations = plan_.families.find(field.forms[i]);
    if (relations == nullptr) continue;
    for (const auto& relation : *relations) {
      const auto t = relation.term;
      if ((relation.kinship & same_term) != 0) counts.term[t] += occurrence;
      if ((relation.kinship & same_root) != 0) counts.root[t] += occurrence;
      if ((relation.kinship & same_prefix) != 0) counts.prefix[t] += occurrence;
      if ((relation.kinship & same_word) != 0) counts.word[t] += occurrence;
      if ((relation.kinship & same_form) != 0) counts.form[t] += occurrence;
      if ((relation.kinship & (same_term | same_root)) == 0) continue;
      if (heads)
        counts.title[t] =
            std::max(counts.title[t], title_weight * ((relation.kinship & same_term) != 0 ? 1 : root_share));
      const std::int64_t here = field.positions[i];
      if (const auto& before = plan_.terms[t].before; before && last[before->term] > -1000) {
        const auto distance = here - last[before->term];
        if (distance > 0 && distance <= static_cast<std::int64_t>(std::max(widest_pair, before->distance + 1)))
          counts.pair[t] += occurrence;
      }
      last[t] = here;
    }
  }
}

void Ranker::weigh(Candidate& candidate, const Trace& trace, bool with_shares, Counts& counts) {
  const auto terms = plan_.terms.size();
  counts.clear();
  const double share = title_share(trace);
  for (const auto& field : trace.fields)
    count_field(field, model_.occurrence(field.field, field.words, share), share, counts);
  if (with_shares) candidate.term_shares.assign(terms, 0);
  double sum = 0;
  double pairs = 0;
  double question = 0;
  for (std::size_t t = 0; t < terms; ++t) {
    const auto& term = plan_.terms[t];
    if (!term.known || term.weight <= 0) continue;
    const double part =
        term.weight *
        (term_level * term.idf * model_.impact(counts.term[t]) +
         root_level * term.idf_root * model_.impact(counts.root[t]) +
         prefix_level * term.idf_prefix * model_.impact(counts.prefix[t]) +
         term.idf_word * (word_level * model_.impact(counts.word[t]) + form_level * model_.impact(counts.form[t])));
    sum += part;
    if (with_shares && most_ > 0) candidate.term_shares[t] = part / most_;
    question += term.weight * term.plain_idf * counts.title[t];
    if (term.before) {
      const auto& other = plan_.terms[term.before->term];
      const double weight = std::min(term.weight * term.plain_idf, other.weight * other.plain_idf);
      pairs += weight * counts.pair[t] / (counts.pair[t] + near_saturation);
    }
  }
  auto& f = candidate.features;
  const auto set = [&f](Feature feature, double value) { f[static_cast<std::size_t>(feature)] = value; };
  set(Feature::terms, most_ > 0 ? sum / most_ : 0);
  set(Feature::pairs, all_idf_ > 0 ? pairs / all_idf_ : 0);
  set(Feature::question, all_idf_ > 0 ? question / all_idf_ : 0);
  double phrases = 0;
  double phrase_weights = 0;
  for (const auto& phrase : plan_.phrases) {
    if (!phrase.loose) continue;
    const auto n = static_cast<double>(count_phrase(trace.fields, phrase, plan_.families));
    phrases += phrase.weight * n / (n + 1);
    phrase_weights += phrase.weight;
  }
  if (phrase_weights > 0) set(Feature::phrases, phrases / std::sqrt(phrase_weights));
}

void Ranker::add_feedback(std::vector<Candidate>& candidates, const std::vector<Trace>& traces) {
  const auto feature = static_cast<std::size_t>(Feature::feedback);
  if (weights_[feature] == 0 || candidates.size() < 2 * feedback_passages) return;
  const auto weights = feedback_forms(candidates, traces, plan_.families, model_);
  if (weights.total <= 0) return;
  std::vector<std::uint16_t> counts(weights.weight.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    std::fill(counts.begin(), counts.end(), 0);
    for (const auto& field : traces[i].fields) {
      if (!is_feedback_field(field.field)) continue;
      for (const auto form : field.forms)
        if (const auto number = weights.numbers.find(form); number >= 0) ++counts[static_cast<std::size_t>(number)];
    }
    double sum = 0;
    const double half = feedback_half(traces[i], model_);
    for (std::size_t k = 0; k < counts.size(); ++k)
      if (counts[k] > 0) sum += weights.weight[k] * counts[k] / (counts[k] + half);
    candidates[i].features[feature] = sum / weights.total;
  }
}

void Ranker::rank(std::vector<Candidate>& candidates, bool with_shares) {
  // In the order of documents, so that the database reads each of its blocks once.
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.document < b.document; });
  std::vector<Trace> traces(candidates.size());
  Counts counts(plan_.terms.size());
  const auto score = [this](Candidate& candidate) {
    candidate.score = 0;
    for (std::size_t f = 0; f < feature_count; ++f) candidate.score += weights_[f] * candidate.features[f];
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    read_trace(traces_.of(candidates[i].document), traces[i]);
    weigh(candidates[i], traces[i], with_shares, counts);
    score(candidates[i]);
  }
  add_feedback(candidates, traces);
  for (auto& candidate : candidates) score(candidate);
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.first != b.first ? a.first > b.first : a.document < b.document;
  });
}

}  // namespace propos
