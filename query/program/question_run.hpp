// What answering questions and writing concordances of them have in common: where it is written, what is said at the
// end, what an alert knows.
#pragma once

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/print/print.hpp"
#include "query/program/alert.hpp"
#include "query/program/query_options.hpp"
#include "query/search_options.hpp"

namespace propos {

/// One run over all questions. One thread.
class QuestionRun {
 public:
  /// `options` must outlive it.
  explicit QuestionRun(const QueryOptions& options);

  SearchOptions& search() { return search_; }
  const SearchOptions& search() const { return search_; }
  const PrintOptions& print() const { return print_; }
  Alert& alert() { return alert_; }
  const Alert& alert() const { return alert_; }
  /// Where results go: standard output, or what the pager will show.
  std::ostream& out();

  /// Keeps notes for standard error, behind the results.
  void say(const std::vector<Note>& notes);
  /// Whether an error is of one line of a batch, which ends nothing.
  bool is_of_one_line(const Error& error) const;
  /// Tells such an error.
  void tell(const Error& error, const std::string& question) const;

  /// Shows and says what is left, and saves what the alert knows. Returns the exit status.
  int finish(bool found);

 private:
  const QueryOptions& options_;
  SearchOptions search_;
  PrintOptions print_;
  Alert alert_;
  bool in_pages_;
  std::ostringstream pages_;
  std::vector<Note> last_words_;
};

}  // namespace propos
