#include "query/search.hpp"

#include <algorithm>
#include <chrono>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"
#include "common/trace.hpp"
#include "query/phrases.hpp"
#include "query/snippet.hpp"

namespace propos {
namespace {

constexpr Xapian::doccount exact_total_up_to = 10000;  ///< passages: counting so many costs less than a millisecond

/// Lets through the passages in which required phrases stand and excluded ones do not.
class PhraseFilter : public Xapian::MatchDecider {
 public:
  explicit PhraseFilter(const Plan& plan) : plan_(plan) {}

  bool operator()(const Xapian::Document& document) const override {
    read_trace(document.get_value(slot_trace), fields_);
    return std::all_of(plan_.phrases.begin(), plan_.phrases.end(), [&](const PlannedPhrase& phrase) {
      if (phrase.occur == Occur::optional || phrase.terms.size() < 2) return true;
      return (count_phrase(fields_, phrase, plan_.families) > 0) == (phrase.occur == Occur::required);
    });
  }

  bool needed() const {
    return std::any_of(plan_.phrases.begin(), plan_.phrases.end(), [](const PlannedPhrase& phrase) {
      return phrase.occur != Occur::optional && phrase.terms.size() > 1;
    });
  }

 private:
  const Plan& plan_;
  mutable std::vector<TracedField> fields_;  ///< its memory is used again
};

}  // namespace

Searcher::Searcher(const std::filesystem::path& directory) : directory_(directory), database_(open_index(directory)) {}

Answer Searcher::search(const Query& query, const SearchOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  for (int attempts = 1;; ++attempts) {
    try {
      auto answer = attempt(query, options);
      answer.took_us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
      return answer;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempts == 3) throw Error(ErrorKind::locked, "the index changes too fast; try again", directory_.string());
      try {
        database_ = open_index(directory_);
      } catch (const Xapian::Error& e) {
        throw error_from(e, directory_.string());
      }
    } catch (const Xapian::Error& e) {
      throw error_from(e, directory_.string());
    }
  }
}

Answer Searcher::attempt(const Query& query, const SearchOptions& options) {
  Answer answer;
  answer.query = to_text(query);
  const auto plan = make_plan(query, database_, analyzer_);
  answer.notes = plan.notes;
  if (plan.query.empty()) return answer;
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
  enquire.set_query(plan.query);
  enquire.set_time_limit(options.deadline);
  const PhraseFilter filter(plan);
  const auto limit = static_cast<Xapian::doccount>(std::min(options.limit, limits::max_hits));
  const auto check = std::min(database_.get_doccount(), exact_total_up_to);
  const auto matches = enquire.get_mset(0, limit, check, nullptr, filter.needed() ? &filter : nullptr);
  answer.total = matches.get_matches_estimated();
  answer.exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  fill(answer, matches, plan, options);
  return answer;
}

void Searcher::fill(Answer& answer, const Xapian::MSet& matches, const Plan& plan, const SearchOptions& options) {
  for (auto it = matches.begin(); it != matches.end(); ++it) {
    Hit hit;
    const auto document = it.get_document();
    hit.score = it.get_weight();
    auto passage = load_passage(document.get_data());
    if (!passage) {
      answer.notes.push_back("passage endommagé, écarté / damaged passage dropped: document " + std::to_string(*it));
      continue;
    }
    hit.passage = std::move(*passage);
    hit.rank = static_cast<int>(answer.hits.size()) + 1;
    if (options.snippets) hit.snippet = make_snippet(hit.passage.text, plan, analyzer_);
    if (options.explain) {
      for (const auto& term : plan.terms) {
        auto posting = database_.postlist_begin(term.term);
        posting.skip_to(*it);
        if (posting != database_.postlist_end(term.term) && *posting == *it)
          hit.shares.push_back({term.word + " [" + term.term + "]", term.weight * term.idf * posting.get_wdf() / impact_scale});
      }
    }
    answer.hits.push_back(std::move(hit));
  }
}

}  // namespace propos
