// What --new-since does in a run: which passages are news, what is said of those that are not shown, and what is
// remembered.
#pragma once

#include <string>

#include "query/answer/hits.hpp"
#include "query/program/query_options.hpp"
#include "query/program/questions.hpp"
#include "query/program/seen.hpp"
#include "query/search_options.hpp"

namespace propos {

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

  /// Takes what cannot be shown out of the answer, adds notes on what is not shown, and remembers: of a question that
  /// is asked for the first time all that matches, otherwise what is shown.
  void take(const Question& question, Answer& answer);

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
