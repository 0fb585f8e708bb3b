// An open index that answers queries.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <xapian.h>

#include "common/index.hpp"
#include "common/terms.hpp"
#include "query/hits.hpp"
#include "query/plan.hpp"
#include "query/syntax.hpp"
#include "query/rank.hpp"
#include "query/shown.hpp"
#include "query/translate.hpp"

namespace propos {

/// What a search should give.
struct SearchOptions {
  std::size_t limit = 10;
  bool explain = false;
  bool exact = false;       ///< words as they were typed: no correction, no translation
  bool snippets = true;     ///< without, hits have no snippets
  ShownParts shown;         ///< what is shown of a hit, beside one snippet
  bool count_all = false;   ///< `total` is exact however many match
  std::string since;        ///< only passages of this date (2025, 2025-09, 2025-09-10) or later; empty: all
  std::size_t second_pass = 60;   ///< how many of the first pass's passages are weighed again; 0: none
  std::array<double, feature_count> weights = standard_weights();  ///< of the second pass
  double deadline = 2.0;    ///< seconds; what was found until then is returned
};

/// Answers queries from one index. One object per thread.
class Searcher {
 public:
  /// Opens the index at `directory`. `translator` reads English; by default nobody does. Throws Error (see open_index).
  explicit Searcher(const std::filesystem::path& directory, Translator translator = Translator());

  /// Ranks the passages for `query`; one of filters only gives the newest first. When an indexer commits meanwhile the whole query is done again, at most three times.
  /// Throws Error.
  Answer search(const Query& query, const SearchOptions& options);

  /// The passages that the second pass weighs, all of them, best first, with their features; no stored text is read. For
  /// programs that learn its weights. Throws Error.
  std::vector<Candidate> candidates(const Query& query, const SearchOptions& options);

  const Xapian::Database& database() const { return index_.database; }

 private:
  Answer attempt(const Query& query, const SearchOptions& options);
  void suggest(Answer& answer, const Query& read, const SearchOptions& options);
  void open();
  /// What the first pass finds, best first, and how many passages match.
  struct FirstPass {
    std::vector<Candidate> candidates;
    std::uint64_t total = 0;
    bool exact = true;  ///< total is
  };
  FirstPass first_pass(const Plan& plan, const SearchOptions& options);
  std::vector<Candidate> second_pass(std::vector<Candidate> candidates, const Plan& plan, const SearchOptions& options);
  void fill(Answer& answer, const std::vector<Candidate>& candidates, const Plan& plan, const SearchOptions& options);

  std::filesystem::path directory_;
  Index index_;
  Model model_ = Model::standard();
  Analyzer analyzer_;
  FamilyReader families_{index_.database, analyzer_};
  Speller speller_;
  Translator translator_;
};

}  // namespace propos
