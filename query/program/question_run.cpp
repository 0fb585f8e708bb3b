#include "query/program/question_run.hpp"

#include <iostream>

#include "query/program/questions.hpp"
#include "query/program/terminal.hpp"

namespace propos {

QuestionRun::QuestionRun(const QueryOptions& options)
    : options_(options),
      search_(search_options_of(options)),
      print_(print_options_of(options)),
      alert_(options),
      in_pages_(is_terminal() && options.pager && options.batch != "-") {}

std::ostream& QuestionRun::out() { return in_pages_ ? pages_ : std::cout; }

void QuestionRun::say(const std::vector<Note>& notes) {
  last_words_.insert(last_words_.end(), notes.begin(), notes.end());
}

bool QuestionRun::is_of_one_line(const Error& error) const {
  return !options_.batch.empty() && (error.kind() == ErrorKind::usage || error.kind() == ErrorKind::too_big);
}

void QuestionRun::tell(const Error& error, const std::string& question) const {
  if (is_json(options_.format)) print_error_line(std::cout, error, question);
  std::cerr << "propos-query: " << question << ": " << error.what() << '\n';
}

int QuestionRun::finish(bool found) {
  if (in_pages_) show(pages_.str(), true);
  std::cout.flush();
  if (options_.alert() && !found && is_watched()) last_words_.push_back(nothing_new());
  propos::tell(std::cerr, last_words_, options_.lang);
  if (!std::cout) return alert_.unread();
  alert_.save();
  return found ? 0 : 1;
}

}  // namespace propos
