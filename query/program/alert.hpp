// What --new-since does in a run: which passages are news, what is said of those that are not shown, and what is
// remembered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/answer/hits.hpp"
#include "query/program/query_options.hpp"
#include "query/program/questions.hpp"
#include "query/program/seen.hpp"
#include "query/search_options.hpp"

namespace propos {

/// What an alert knows these hits by, in their order.
PassageHashes hashes_of(const std::vector<Hit>& hits);

/// The alert of one run. What is known stays the same during it, so the order of answers does not matter. One thread,
/// but for what is const.
class Alert {
 public:
  /// Reads the state file, if there is one. `options` outlives this. Throws Error.
  explicit Alert(const QueryOptions& options);

  /// `search` for this question: without what is known.
  SearchOptions search(SearchOptions search, const Question& question) const;

  /// Whether the state file holds the question, so that what had to be said of it was said.
  bool knows(const Question& question) const { return seen_.find(key(question)) != nullptr; }

  /// Adds notes on what is not shown, and remembers: of a question that is asked for the first time all that matches,
  /// otherwise what is shown. `shown` are the passages that are, by words_hash(); `lineless` passages more were gone
  /// through that have no line in a concordance.
  void take(const Question& question, Answer& answer, const PassageHashes& shown, std::uint64_t lineless = 0);

  /// What is to be said of an answer without a summary. Of a question that was asked before nothing is said unless
  /// there is something new. The first time it is said what is odd about it, such as a word that stands in no passage.
  std::vector<Note> notes(const Question& question, const Answer& answer) const;

  /// The status when whoever reads has seen enough. Throws Error{io} with a state file: an alert must not take for seen
  /// what could not be written.
  int unread() const;

  /// To be called when all that is shown has been written. Throws Error.
  void save() const;

 private:
  std::string key(const Question& question) const;

  const QueryOptions& options_;
  Seen seen_;   ///< before the run
  Seen added_;  ///< by the run
  bool adds_ = false;
};

}  // namespace propos
