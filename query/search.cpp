#include "query/search.hpp"

#include <algorithm>
#include <chrono>

#include "common/dead.hpp"
#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "query/did_you_mean.hpp"
#include "query/impact_weight.hpp"
#include "query/neighbours.hpp"
#include "query/print_query.hpp"

namespace propos {
namespace {

constexpr Xapian::doccount exact_total_up_to = 1000;  ///< matches are counted so far, however few are asked for

constexpr std::size_t remembered_words = 1u << 18;    ///< past so many the analyzer forgets

std::size_t wanted(const SearchOptions& options) { return std::min(options.limit, limits::max_hits); }

/// The query without the passages that were replaced.
Xapian::Query without_dead(const Xapian::Query& query, DeadSource& dead, const Index& index) {
  return index.dead.empty() ? query : Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(&dead));
}

/// Long lists, as runs have them, are weighed again deeper, so that what is good can still come into them.
std::size_t second_pass_depth(const SearchOptions& options) {
  constexpr std::size_t deepest = 300;
  if (options.second_pass == 0) return 0;
  return std::max(options.second_pass, std::min(2 * options.limit, deepest));
}

/// Each feature's share of the score, and each term's share of the first of them.
std::vector<Share> shares_of(const Candidate& candidate, const Plan& plan, const SearchOptions& options) {
  std::vector<Share> shares;
  const auto& weights = options.weights;
  for (std::size_t f = 0; f < feature_count; ++f) {
    const auto feature = static_cast<Feature>(f);
    const double share = weights[f] * candidate.features[f];
    if (share != 0) shares.push_back({std::string(name_of(feature)), share});
    if (feature != Feature::terms) continue;
    for (std::size_t t = 0; t < candidate.term_shares.size(); ++t)
      if (candidate.term_shares[t] > 0)
        shares.push_back({"  " + plan.terms[t].word + " → " + plan.terms[t].term, weights[f] * candidate.term_shares[t]});
  }
  return shares;
}

/// What `query` finds of this date or later. Dates are ISO 8601, whose order is that of their bytes.
Xapian::Query since(const Xapian::Query& query, const std::string& date) {
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(Xapian::Query::OP_VALUE_GE, slot_date, date)};
}

}  // namespace

Searcher::Searcher(const std::filesystem::path& directory, Translator translator)
    : directory_(directory), translator_(std::move(translator)) {
  open();
}

void Searcher::open() {
  index_ = open_whole_index(directory_);
  speller_.forget();
  families_.forget();
  try {
    model_ = Model::from_json(index_.database.get_metadata(std::string(metadata::model)));
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

Answer Searcher::search(const Query& query, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  for (int attempts = 1;; ++attempts) {
    try {
      auto answer = attempt(query, options);
      answer.took_us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
      return answer;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempts == 3) throw Error(ErrorKind::locked, "the index changes too fast; try again", directory_.string());
      open();
    } catch (const Xapian::Error& e) {
      throw error_from(e, directory_.string());
    }
  }
}

Answer Searcher::attempt(const Query& query, const SearchOptions& options) {
  if (analyzer_.words() > remembered_words) analyzer_.forget();
  Answer answer;
  const auto read = options.exact ? query : translator_.translate(query, index_.database, analyzer_, families_);
  answer.query = to_text(read);
  const auto plan = make_plan(read, {index_.database, index_.traces, analyzer_, families_, options.exact ? nullptr : &speller_});
  answer.notes = plan.notes;
  if (plan.query.empty()) return answer;
  auto first = first_pass(plan, options);
  answer.total = first.total;
  answer.exact = first.exact;
  if (options.exact || answer.total == 0) suggest(answer, read, options);
  auto candidates = second_pass(std::move(first.candidates), plan, options);
  if (candidates.size() > wanted(options)) candidates.resize(wanted(options));
  fill(answer, candidates, plan, options);
  return answer;
}

void Searcher::suggest(Answer& answer, const Query& read, const SearchOptions& options) {
  const bool nothing = answer.total == 0;
  const Readers readers{index_.database, index_.traces, analyzer_, families_, &speller_};
  for (auto& note : did_you_mean(read, {options.exact, nothing}, readers)) answer.notes.push_back(std::move(note));
  const auto unquoted = nothing ? without_quotes(read) : std::nullopt;
  if (!unquoted) return;
  const auto plan = make_plan(*unquoted, {index_.database, index_.traces, analyzer_, families_, nullptr});
  if (plan.query.empty()) return;
  const auto passages = first_pass(plan, options).total;
  if (passages > 0) answer.notes.push_back(without_quotes_note(*unquoted, passages));
}

std::vector<Candidate> Searcher::candidates(const Query& query, const SearchOptions& options) {
  try {
    const auto plan = make_plan(query, {index_.database, index_.traces, analyzer_, families_, options.exact ? nullptr : &speller_});
    return plan.query.empty() ? std::vector<Candidate>{} : second_pass(first_pass(plan, options).candidates, plan, options);
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

Searcher::FirstPass Searcher::first_pass(const Plan& plan, const SearchOptions& options) {
  const auto depth = static_cast<Xapian::doccount>(std::max(wanted(options), second_pass_depth(options)));
  FirstPass found;
  const auto add = [&found](Xapian::docid document, double score) {
    auto& candidate = found.candidates.emplace_back();
    candidate.document = document;
    candidate.first = candidate.score = score;
  };
  if (!plan.bag.empty() && options.since.empty()) {
    const auto matches = match_bag(index_.database, plan.bag, index_.dead, depth);
    found.total = matches.total;
    for (const auto& match : matches.best) add(match.document, match.score);
    return found;
  }
  Xapian::Enquire enquire(index_.database);
  enquire.set_weighting_scheme(ImpactWeight());
  DeadSource dead(index_.dead);
  const auto query = options.since.empty() ? plan.query : since(plan.query, options.since);
  enquire.set_query(without_dead(query, dead, index_));
  enquire.set_time_limit(options.deadline);
  if (!plan.ranked) enquire.set_sort_by_value(slot_date, true);
  const auto all = index_.database.get_doccount();
  const auto check = options.count_all ? all : std::min(all, exact_total_up_to);
  const auto matches = enquire.get_mset(0, depth, check);
  found.total = matches.get_matches_estimated();
  found.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  for (auto it = matches.begin(); it != matches.end(); ++it) add(*it, it.get_weight());
  return found;
}

std::vector<Candidate> Searcher::second_pass(std::vector<Candidate> candidates, const Plan& plan, const SearchOptions& options) {
  if (options.second_pass == 0 || !plan.ranked) return candidates;
  // Past the second pass's depth the first pass's order stays, behind.
  std::vector<Candidate> rest;
  if (candidates.size() > second_pass_depth(options)) {
    const auto border = candidates.begin() + static_cast<std::ptrdiff_t>(second_pass_depth(options));
    rest.assign(border, candidates.end());
    candidates.erase(border, candidates.end());
  }
  Ranker(index_.database, index_.traces, model_, plan, options.weights).rank(candidates, options.explain);
  const double last = candidates.empty() ? 0 : candidates.back().score;
  const double first_rest = rest.empty() ? 1 : std::max(rest.front().first, 1e-9);
  for (auto& candidate : rest) {
    candidate.score = last * candidate.first / first_rest;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

void Searcher::fill(Answer& answer, const std::vector<Candidate>& candidates, const Plan& plan,
                    const SearchOptions& options) {
  Neighbours neighbours(index_);
  for (const auto& candidate : candidates) {
    const auto data = index_.database.get_document(candidate.document, Xapian::DOC_ASSUME_VALID).get_data();
    // Xapian takes a table whose file is gone for an empty one.
    if (data.empty())
      throw Error(ErrorKind::corrupt, "the index is corrupt: its table of passages (docdata.glass) is gone or damaged",
                  directory_.string());
    auto passage = load_passage(data);
    if (!passage) {
      const auto number = std::to_string(candidate.document);
      answer.notes.push_back({"passage endommagé, écarté : document " + number, "damaged passage dropped: document " + number});
      continue;
    }
    Hit hit;
    hit.score = candidate.score;
    hit.passage = std::move(*passage);
    hit.rank = static_cast<int>(answer.hits.size()) + 1;
    if (options.snippets) show(hit, plan, analyzer_, options.shown);
    if (options.shown.context) hit.context = neighbours.of(candidate.document, hit.passage.post);
    if (options.explain) hit.shares = shares_of(candidate, plan, options);
    answer.hits.push_back(std::move(hit));
  }
}

}  // namespace propos
