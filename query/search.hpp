// An open index that answers queries.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/terms.hpp"
#include "query/answer/collapse.hpp"
#include "query/answer/document_set.hpp"
#include "query/answer/facets.hpp"
#include "query/answer/hits.hpp"
#include "query/answer/news.hpp"
#include "query/answer/statistics.hpp"
#include "query/answer/why.hpp"
#include "query/language/syntax.hpp"
#include "query/meaning/translate.hpp"
#include "query/plan/plan.hpp"
#include "query/rank/first_pass.hpp"
#include "query/search_options.hpp"

namespace propos {

/// Answers queries from one index. One object per thread.
class Searcher {
 public:
  /// Opens the index at `directory`. `translator` reads English; by default nobody does. Throws Error (see open_index).
  explicit Searcher(const std::filesystem::path& directory, Translator translator = Translator());
  Searcher(const Searcher&) = delete;  // its members refer to each other
  Searcher& operator=(const Searcher&) = delete;

  /// Ranks the passages for `query`; one of filters only gives the newest first. When an indexer commits meanwhile the
  /// whole query is done again, at most three times. Lists with the same limit are slices of one, whatever their
  /// offset. Throws Error, also Error{not_found} for a passage whose like is looked for.
  Answer search(const Query& query, const SearchOptions& options);

  /// Takes a batch of hits; false ends it.
  using TakeHits = std::function<bool(Answer&&)>;
  /// The same hits, as many as are asked for without a limit of their own, given to `take` batch by batch as they are
  /// read, so that memory grows by some hundred bytes a passage only. What is returned tells of all of them and has no
  /// hits; its total is exact. When an indexer commits so often that reading cannot go on: Error{locked}. Throws Error.
  Answer go_through(const Query& query, const SearchOptions& options, const TakeHits& take);

  /// The same hits, batch by batch as they are asked for.
  class Walk;
  /// Finds and orders all of them; SearchOptions::stop ends this, and nothing that is read later. The index of `this`
  /// must not be asked anything else while the walk lasts, nor `this` go away. Throws Error.
  Walk walk(const Query& query, const SearchOptions& options);

  /// Which parts of a query the passage with this id fulfils. Throws Error, also Error{not_found} for the id.
  Why why(const Query& query, const std::string& id, const SearchOptions& options);

  /// What the index holds; see collect_statistics(). Throws Error.
  Statistics statistics(bool from_texts);

  /// The passages that the second pass weighs, all of them, best first, with their features; no stored text is read.
  /// For programs that learn its weights. Throws Error.
  std::vector<Candidate> candidates(const Query& query, const SearchOptions& options);

  /// Whether the index has a word of the text, too common ones apart. Throws Error.
  bool knows_a_word(const std::string& text);

  const Xapian::Database& database() const { return index_.database; }
  /// As it was opened last: at construction, by reopen(), or when an indexer committed while something was asked.
  const Index& index() const { return index_; }
  /// Opens the index as it is now. What cannot be opened leaves the one there is. Throws Error.
  void reopen() { open(); }
  Analyzer& analyzer() { return analyzer_; }

 private:
  template <typename Ask>
  auto persistently(Ask ask) -> decltype(ask());
  Readers readers(const SearchOptions& options);
  DocumentSet part_of(const AnalysedQuery& read, const SearchOptions& options);
  Answer attempt(const Query& query, const SearchOptions& options);
  void name_missing(Answer& answer, const Query& typed, const Query& read);
  void suggest(Answer& answer, const AnalysedQuery& read, const SearchOptions& options, bool nothing);
  std::uint64_t count_of(const Query& query, const SearchOptions& options);
  void open();
  AnalysedQuery read(const Query& query, const SearchOptions& options);
  std::vector<Candidate> second_pass(std::vector<Candidate> candidates, const Plan& plan, const SearchOptions& options);
  void rank(Answer& answer, const FirstPass& first_pass, const Plan& plan, const SearchOptions& options);
  /// The matches of a query, parted by options.seen.
  struct Parted {
    std::size_t matches = 0;              ///< known or not
    std::vector<Xapian::docid> left_out;  ///< known or dead, sorted
  };
  /// Tells the answer what of `all` is news.
  Parted news_among(Answer& answer, const FirstPass& all, const SearchOptions& options);
  /// Ranks what is not among options.seen. Returns how many passages match, with those that are.
  std::size_t rank_news(Answer& answer, const FirstPass& all, const Plan& plan, const SearchOptions& options);
  void rank_posts(Answer& answer, const PostTotals& totals, const FirstPass& first_pass, const Plan& plan,
                  const SearchOptions& options);
  /// Tells how many passages match that stand apart from what is said.
  void tell_apart(Answer& answer, const AnalysedQuery& read, const Plan& plan, const SearchOptions& options);
  void count(Answer& answer, const DocumentSet& matches, const AnalysedQuery& read, const Plan& plan,
             const SearchOptions& options);
  BySpeaker matches_by_speaker(const DocumentSet& matches, const AnalysedQuery& read, const SearchOptions& options);
  void fill(Answer& answer, const std::vector<Candidate>& candidates, const Plan& plan, const SearchOptions& options);

  std::filesystem::path directory_;
  Index index_;
  Model model_ = Model::standard();
  Analyzer analyzer_;
  FamilyReader families_{index_.database, analyzer_};
  Speller speller_;
  Translator translator_;
  NewsFinder news_finder_;
};

/// See Searcher::walk(). One thread.
class Searcher::Walk {
 public:
  /// What is told of all hits: the query, their number, notes; it has no hits.
  const Answer& answer() const { return answer_; }
  /// The next batch; false behind the last. Throws Error{locked} when an indexer commits so often that reading cannot
  /// go on, Error.
  bool next(Answer& batch);

 private:
  friend class Searcher;
  Walk(Searcher& searcher, const Query& query, const SearchOptions& options);
  void find(const AnalysedQuery& read);
  bool read(Answer& batch);

  Searcher& searcher_;
  SearchOptions options_;
  Plan plan_;
  Answer answer_;
  std::vector<Candidate> found_;
  std::size_t at_ = 0, end_ = 0;  ///< of found_
  bool nothing_ = false;          ///< matches, known ones with them
};

}  // namespace propos
