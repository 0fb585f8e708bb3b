#include "query/search.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "common/text.hpp"
#include "query/answer/apart.hpp"
#include "query/answer/neighbours.hpp"
#include "query/answer/occurrences.hpp"
#include "query/answer/other_fields.hpp"
#include "query/answer/timeline.hpp"
#include "query/language/filters.hpp"
#include "query/language/print_query.hpp"
#include "query/meaning/did_you_mean.hpp"
#include "query/meaning/english.hpp"
#include "query/meaning/like.hpp"
#include "query/meaning/unknown_words.hpp"

namespace propos {
namespace {

constexpr std::size_t remembered_words = 1u << 18;  ///< past so many the analyzer forgets
constexpr std::size_t always_shown = 10;            ///< of what was found, even when there is no more time
constexpr std::size_t batch_passages = 100;         ///< that are held at once where all are gone through

class Stopwatch {
 public:
  std::int64_t microseconds() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

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
        shares.push_back(
            {"  " + plan.terms[t].word + " → " + plan.terms[t].term, weights[f] * candidate.term_shares[t]});
  }
  return shares;
}

/// Says whether the search was ended before its end.
void note_end(Answer& answer, const SearchOptions& options) {
  if (options.stop == nullptr || !options.stop->was_due()) return;
  answer.complete = answer.exact = false;
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
  news_finder_.forget();
  try {
    model_ = Model::from_json(index_.database.get_metadata(std::string(metadata::model)));
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

template <typename Ask>
auto Searcher::persistently(Ask ask) -> decltype(ask()) {
  for (int attempts = 1;; ++attempts) {
    try {
      return ask();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempts == 3) throw Error(ErrorKind::locked, "the index changes too fast; try again", directory_.string());
      open();
    } catch (const Xapian::Error& e) {
      throw error_from(e, directory_.string());
    }
  }
}

Answer Searcher::search(const Query& query, const SearchOptions& options) {
  const Stopwatch watch;
  auto answer = persistently([&] { return attempt(query, options); });
  note_end(answer, options);
  answer.took_us = watch.microseconds();
  return answer;
}

Answer Searcher::go_through(const Query& query, const SearchOptions& options, const TakeHits& take) {
  const Stopwatch watch;
  bool begun = false;
  auto answer = persistently([&] {
    // What was taken cannot be taken back.
    if (begun) throw Error(ErrorKind::locked, "the index was changed meanwhile; ask again", directory_.string());
    Walk walk(*this, query, options);
    Answer batch;
    while (!is_due(options.stop) && walk.read(batch)) {
      begun = true;
      if (!take(std::move(batch))) break;
    }
    return walk.answer();
  });
  note_end(answer, options);
  answer.took_us = watch.microseconds();
  return answer;
}

Searcher::Walk Searcher::walk(const Query& query, const SearchOptions& options) {
  return persistently([&] { return Walk(*this, query, options); });
}

Searcher::Walk::Walk(Searcher& searcher, const Query& query, const SearchOptions& options)
    : searcher_(searcher), options_(options) {
  if (searcher.analyzer_.words() > remembered_words) searcher.analyzer_.forget();
  const auto read = searcher.read(query, options);
  answer_.query = to_text(read.query);
  plan_ = make_plan(read, searcher.readers(options));
  answer_.notes = plan_.notes;
  find(read);
  searcher.name_missing(answer_, query, read.query);
  searcher.suggest(answer_, read, options, nothing_);
  note_end(answer_, options);
  at_ = std::min(options.selection.offset, found_.size());
  end_ = at_ + std::min(options.limit, found_.size() - at_);
  options_.stop = nullptr;  // who takes batches decides when it is enough
}

void Searcher::Walk::find(const AnalysedQuery& read) {
  const auto& index = searcher_.index_;
  auto all = options_.first_pass();
  all.depth = std::max<std::size_t>(index.database.get_doccount(), 1);
  all.deadline = 0;
  const FirstPass first_pass(index, plan_, all);
  answer_.order = first_pass.order();
  const auto ranked = [&](const FirstPass& pass) {
    return searcher_.second_pass(pass.find().candidates, plan_, options_);
  };
  if (options_.seen != nullptr) {
    const auto news = searcher_.news_among(answer_, first_pass, options_);
    nothing_ = news.matches == 0;
    if (answer_.total > 0) found_ = ranked(FirstPass(index, plan_, all, news.left_out));
  } else {
    if (!plan_.query.empty()) found_ = ranked(first_pass);
    answer_.total = found_.size();
    nothing_ = found_.empty();
  }
  searcher_.tell_apart(answer_, read, plan_, options_);
}

bool Searcher::Walk::next(Answer& batch) {
  try {
    return read(batch);
  } catch (const Xapian::DatabaseModifiedError&) {
    throw Error(ErrorKind::locked, "the index was changed meanwhile; ask again", searcher_.directory_.string());
  } catch (const Xapian::Error& e) {
    throw error_from(e, searcher_.directory_.string());
  }
}

bool Searcher::Walk::read(Answer& batch) {
  if (at_ >= end_) return false;
  const auto first = found_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto last = found_.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + batch_passages, end_));
  batch = {};
  batch.query = answer_.query;
  searcher_.fill(batch, {first, last}, plan_, options_);
  for (auto& hit : batch.hits) hit.rank += static_cast<int>(at_);
  answer_.notes.insert(answer_.notes.end(), batch.notes.begin(), batch.notes.end());
  at_ += batch_passages;
  return true;
}

Answer Searcher::attempt(const Query& query, const SearchOptions& options) {
  if (analyzer_.words() > remembered_words) analyzer_.forget();
  Answer answer;
  const auto read = this->read(query, options);
  answer.query = to_text(read.query);
  const auto plan = make_plan(read, readers(options));
  answer.notes = plan.notes;
  const FirstPass first_pass(index_, plan, options.first_pass());
  answer.order = first_pass.order();
  if (options.limit == 0 || options.selection.counts()) {
    const auto matches = matching_documents(index_.database, first_pass.query(), options.stop);
    answer.total = matches.size();
    count(answer, matches, read, plan, options);
    if (options.selection.collapse)
      rank_posts(answer, passages_by_post(index_.database, matches), first_pass, plan, options);
  }
  bool nothing = false;
  if (options.seen != nullptr) nothing = rank_news(answer, first_pass, plan, options) == 0;
  else {
    if (options.limit > 0 && !options.selection.collapse && !plan.query.empty())
      rank(answer, first_pass, plan, options);
    nothing = answer.total == 0;
  }
  tell_apart(answer, read, plan, options);
  name_missing(answer, query, read.query);
  suggest(answer, read, options, nothing);
  return answer;
}

void Searcher::tell_apart(Answer& answer, const AnalysedQuery& read, const Plan& plan, const SearchOptions& options) {
  if (is_due(options.stop) || options.seen != nullptr || plan.every_kind || plan.query.empty()) return;
  auto note = apart_note(read.query, plan, index_, options.first_pass());
  if (answer.total > 0) answer.apart = std::move(note);
  else if (note) answer.notes.push_back(*std::move(note));
}

AnalysedQuery Searcher::read(const Query& query, const SearchOptions& options) {
  auto read = analyse(query, analyzer_);
  if (!options.exact) read = translator_.translate(std::move(read), index_.database, analyzer_, families_);
  if (options.selection.like.empty()) return read;
  const auto passage = passage_with_id(options.selection.like, index_);
  return analyse(like_query(telling_words(passage, index_.database, analyzer_), read.query), analyzer_,
                 std::move(read.leaves));
}

void Searcher::count(Answer& answer, const DocumentSet& matches, const AnalysedQuery& read, const Plan& plan,
                     const SearchOptions& options) {
  const auto& selection = options.selection;
  std::optional<Occurrences> occurrences;
  if (selection.occurrences) {
    occurrences = count_occurrences(index_.database, matches, part_of(read, options), plan, analyzer_, answer.notes,
                                    options.stop);
    answer.counts.frequency = occurrences->total();
  }
  const auto* counted = occurrences ? &*occurrences : nullptr;
  for (const auto by : selection.facets) {
    if (is_due(options.stop)) return;
    answer.counts.facets.push_back(
        count_facet(by, selection.facet_values, index_.database,
                    by == FacetBy::speaker ? matches_by_speaker(matches, read, options) : BySpeaker{matches, {}},
                    counted, answer.notes));
  }
  if (selection.timeline) answer.counts.timeline = count_periods(index_.database, matches, counted, answer.notes);
}

/// Each speaker who has turns in what matches is asked as if `locuteur:` stood beside the query.
BySpeaker Searcher::matches_by_speaker(const DocumentSet& matches, const AnalysedQuery& read,
                                       const SearchOptions& options) {
  BySpeaker by{matches, {}};
  const auto& database = index_.database;
  const std::string all(prefix::voice);
  for (auto term = database.allterms_begin(all); term != database.allterms_end(all); ++term) {
    const auto speaker = std::string(prefix::speaker) + (*term).substr(all.size());
    auto voices = std::make_shared<const Voices>(voices_of({speaker}, database));
    auto unsaid = voices->passages;
    std::erase_if(unsaid, [&](Xapian::docid passage) { return !matches.contains(passage); });
    if (unsaid.empty()) continue;
    if (is_due(options.stop)) break;
    const auto spoken = make_plan(read, readers(options), std::move(voices));
    const Xapian::Query theirs(Xapian::Query::OP_FILTER, spoken.query, Xapian::Query(*term));
    const auto said = matching_documents(database, theirs, options.stop);
    std::erase_if(unsaid, [&](Xapian::docid passage) { return said.contains(passage); });
    by.unsaid.emplace(speaker, std::move(unsaid));
  }
  return by;
}

DocumentSet Searcher::part_of(const AnalysedQuery& read, const SearchOptions& options) {
  const auto filters = filters_of(read.query);
  Plan plan;
  if (filters) plan = make_plan(analyse(*filters, analyzer_), readers(options));
  else plan.query = Xapian::Query::MatchAll;
  return matching_documents(index_.database, FirstPass(index_, plan, options.first_pass()).query(), options.stop);
}

Readers Searcher::readers(const SearchOptions& options) {
  return {index_.database, index_.traces, analyzer_, families_, options.exact ? nullptr : &speller_, options.stop};
}

Why Searcher::why(const Query& query, const std::string& id, const SearchOptions& options) {
  return persistently([&] { return why_of(read(query, options), id, {index_, readers(options)}); });
}

Statistics Searcher::statistics(bool from_texts) {
  return persistently([&] { return collect_statistics(index_, from_texts); });
}

void Searcher::rank(Answer& answer, const FirstPass& first_pass, const Plan& plan, const SearchOptions& options) {
  auto found = first_pass.find();
  if (!options.selection.counts()) {
    answer.total = found.total;
    answer.exact = found.exact;
  }
  auto candidates = second_pass(std::move(found.candidates), plan, options);
  if (candidates.size() > options.wanted()) candidates.resize(options.wanted());
  const auto before = std::min(options.selection.offset, candidates.size());
  candidates.erase(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(before));
  fill(answer, candidates, plan, options);
  for (auto& hit : answer.hits) hit.rank += static_cast<int>(options.selection.offset);
}

Searcher::Parted Searcher::news_among(Answer& answer, const FirstPass& all, const SearchOptions& options) {
  const auto matches = matching_documents(index_.database, all.query(), options.stop);
  auto news = news_finder_.find(index_.database, matches, *options.seen);
  answer.total = news.documents;
  answer.exact = true;
  answer.news = std::move(news.unknown);
  Parted parted{matches.size(), {}};
  std::merge(news.known.begin(), news.known.end(), all.left_out().begin(), all.left_out().end(),
             std::back_inserter(parted.left_out));
  return parted;
}

std::size_t Searcher::rank_news(Answer& answer, const FirstPass& all, const Plan& plan, const SearchOptions& options) {
  const auto news = news_among(answer, all, options);
  const auto total = answer.total;
  if (total > 0) rank(answer, FirstPass(index_, plan, options.first_pass(), news.left_out), plan, options);
  answer.total = total;
  answer.exact = true;
  return news.matches;
}

void Searcher::rank_posts(Answer& answer, const PostTotals& totals, const FirstPass& first_pass, const Plan& plan,
                          const SearchOptions& options) try {
  answer.counts.posts = totals.size();
  if (options.limit == 0 || plan.query.empty() || is_due(options.stop)) return;
  auto enquire = first_pass.enquire();
  // One more than is weighed again: the scores of the rest go on from it.
  const auto depth = static_cast<Xapian::doccount>(options.second_pass_depth() + 1);
  const auto ranking = second_pass(candidates_of(enquire.get_mset(0, depth), first_pass.order()), plan, options);
  const auto offset = options.selection.offset;
  const PostsWanted posts{offset, options.wanted() - std::min(offset, options.wanted())};
  for (const auto& [post, passages] : collapse(ranking, enquire, first_pass.query(), index_.database, totals, posts)) {
    Answer of_post;
    fill(of_post, passages, plan, options);
    answer.notes.insert(answer.notes.end(), of_post.notes.begin(), of_post.notes.end());
    if (of_post.hits.empty()) continue;
    auto hit = std::move(of_post.hits.front());
    hit.rank = static_cast<int>(offset + answer.hits.size()) + 1;
    hit.post_total = totals.at(post);
    hit.others.assign(std::make_move_iterator(of_post.hits.begin() + 1), std::make_move_iterator(of_post.hits.end()));
    answer.hits.push_back(std::move(hit));
  }
} catch (const Stopped&) {  // note_end() says so
}

/// Words that were translated are looked for as they were typed; what English grammar the translation left out is not.
void Searcher::name_missing(Answer& answer, const Query& typed, const Query& read) {
  answer.missing = unknown_words(analyse(typed, analyzer_), index_.database, analyzer_);
  if (answer.missing.empty()) return;
  if (typed.root != read.root) {
    const auto left = unknown_words(analyse(read, analyzer_), index_.database, analyzer_);
    std::erase_if(answer.missing, [&](const std::string& word) {
      return is_english_grammar(lower(word)) && std::find(left.begin(), left.end(), word) == left.end();
    });
  }
  if (!answer.missing.empty()) answer.notes.push_back(unknown_words_note(answer.missing));
}

void Searcher::suggest(Answer& answer, const AnalysedQuery& read, const SearchOptions& options, bool nothing) {
  if (is_due(options.stop)) return;
  const Readers readers{index_.database, index_.traces, analyzer_, families_, &speller_};
  for (auto& note : did_you_mean(read, {options.exact, nothing}, readers)) answer.notes.push_back(std::move(note));
  const auto count = [&](const Query& query) { return count_of(query, options); };
  for (auto& note : other_fields(read.query, nothing, count)) answer.notes.push_back(std::move(note));
  const auto unquoted = nothing ? without_quotes(read.query) : std::nullopt;
  if (!unquoted) return;
  if (const auto passages = count(*unquoted); passages > 0)
    answer.notes.push_back(without_quotes_note(*unquoted, passages));
}

/// How many passages match, with words as they are.
std::uint64_t Searcher::count_of(const Query& query, const SearchOptions& options) {
  const auto plan = make_plan(analyse(query, analyzer_),
                              {index_.database, index_.traces, analyzer_, families_, nullptr, options.stop});
  if (plan.query.empty()) return 0;
  const FirstPass first_pass(index_, plan, options.first_pass());
  return matching_documents(index_.database, first_pass.query(), options.stop).size();
}

bool Searcher::knows_a_word(const std::string& text) {
  try {
    return propos::knows_a_word(text, families_, analyzer_);
  } catch (const Xapian::DatabaseModifiedError&) {
    open();
    return propos::knows_a_word(text, families_, analyzer_);
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

std::vector<Candidate> Searcher::candidates(const Query& query, const SearchOptions& options) {
  try {
    const auto plan = make_plan(analyse(query, analyzer_), {index_.database, index_.traces, analyzer_, families_,
                                                            options.exact ? nullptr : &speller_});
    if (plan.query.empty()) return {};
    return second_pass(FirstPass(index_, plan, options.first_pass()).find().candidates, plan, options);
  } catch (const Xapian::Error& e) {
    throw error_from(e, directory_.string());
  }
}

std::vector<Candidate> Searcher::second_pass(std::vector<Candidate> candidates, const Plan& plan,
                                             const SearchOptions& options) {
  // Where there is no time for it the first pass's order stays.
  if (is_due(options.stop) || options.second_pass == 0 || !plan.ranked || options.selection.order != Order::score)
    return candidates;
  // Past the second pass's depth the first pass's order stays, behind.
  std::vector<Candidate> rest;
  if (candidates.size() > options.second_pass_depth()) {
    const auto border = candidates.begin() + static_cast<std::ptrdiff_t>(options.second_pass_depth());
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
    if (answer.hits.size() >= always_shown && is_due(options.stop)) return;
    const auto data = index_.database.get_document(candidate.document, Xapian::DOC_ASSUME_VALID).get_data();
    // Xapian takes a table whose file is gone for an empty one.
    if (data.empty())
      throw Error(ErrorKind::corrupt, "the index is corrupt: its table of passages (docdata.glass) is gone or damaged",
                  directory_.string());
    auto passage = load_passage(data);
    if (!passage) {
      answer.notes.push_back(damaged_passage_note(candidate.document));
      continue;
    }
    Hit hit;
    hit.score = candidate.score;
    hit.passage = std::move(*passage);
    hit.rank = static_cast<int>(answer.hits.size()) + 1;
    if (options.snippets || options.shown.all_marks || !hit.passage.turns.empty())
      show(hit, plan, analyzer_, options.shown);
    if (options.shown.context) hit.context = neighbours.of(candidate.document, post_key(hit.passage));
    if (options.explain) hit.shares = shares_of(candidate, plan, options);
    answer.hits.push_back(std::move(hit));
  }
}

}  // namespace propos
