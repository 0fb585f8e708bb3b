#include "query/program/answering.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "common/error.hpp"
#include "common/ordered.hpp"
#include "query/print/print.hpp"
#include "query/print/wrap.hpp"
#include "query/program/alert.hpp"
#include "query/program/questions.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

const Note nothing_new{"rien de nouveau", "nothing new"};  ///< on a terminal; in a log silence says so

constexpr std::size_t batch_questions = 16;  ///< taken at once by a thread, so that threads seldom wait for each other

/// A question, and what came of it: an answer, or why there is none.
struct Answered {
  Question question;
  std::optional<Answer> answer;
  std::optional<Error> error;
};

class Answering {
 public:
  Answering(const QueryOptions& options, const std::vector<Topic>& topics)
      : options_(options),
        topics_(topics),
        search_(search_options_of(options)),
        print_(print_options_of(options)),
        alert_(options),
        in_pages_(is_terminal() && options.pager && options.batch != "-"),
        printer_(in_pages_ ? pages_ : std::cout, print_) {}

  int answer_all() {
    questions_ = questions_of(options_, topics_);
    // On the calling thread, so that an index that cannot be opened is told as ever and with one question no other
    // thread is needed.
    first_searcher_ = make_searcher();
    using Task = std::vector<Question>;
    using Result = std::vector<Answered>;
    Ordered<Task, Result>([this](Task& task) { return next(task); }, [this] { return worker(); },
                          [this](Result&& answered) { return collect(std::move(answered)); })
        .run(jobs());
    if (!std::cout) return unread();
    printer_.finish();
    if (in_pages_) show(pages_.str(), true);
    std::cout.flush();
    if (options_.alert() && !found_ && is_watched()) last_words_.push_back(nothing_new.in(options_.lang));
    tell_last_words();
    if (!std::cout) return unread();
    alert_.save();
    return found_ ? 0 : 1;
  }

 private:
  /// Whoever reads has seen enough; but an alert must not take for seen what could not be written.
  int unread() const {
    if (options_.state.empty()) return 0;
    throw Error(ErrorKind::io, "not all could be written: nothing is remembered, the next run shows it again",
                "standard output");
  }

  static bool is_watched() { return ::isatty(STDERR_FILENO) == 1; }

  using SearcherPointer = std::shared_ptr<Searcher>;

  SearcherPointer make_searcher() const {
    return std::make_shared<Searcher>(options_.directory, translator_for(options_, topics_));
  }

  unsigned jobs() const {
    const auto batches = (questions_.size() + batch_questions - 1) / batch_questions;
    return static_cast<unsigned>(std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(batches, 1)));
  }

  /// One call at a time.
  bool next(std::vector<Question>& task) {
    if (!std::cout) return false;
    const auto end = std::min(next_ + batch_questions, questions_.size());
    for (; next_ < end; ++next_) task.push_back(std::move(questions_[next_]));
    return !task.empty();
  }

  std::function<std::vector<Answered>(std::vector<Question>&&)> worker() {
    const auto taken = first_searcher_taken_.exchange(true);
    const auto searcher = taken ? make_searcher() : first_searcher_;
    return [this, searcher](std::vector<Question>&& questions) {
      std::vector<Answered> answered;
      for (auto& question : questions) answered.push_back(answer(*searcher, std::move(question)));
      return answered;
    };
  }

  /// In a batch a wrong line is one of many; other errors end the run.
  Answered answer(Searcher& searcher, Question question) const {
    Answered answered{std::move(question), {}, {}};
    try {
      answered.answer = searcher.search(query_of(answered.question, options_, topics_, searcher),
                                        alert_.search(search_, answered.question));
    } catch (const Error& e) {
      if (options_.batch.empty() || (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big)) throw;
      answered.error = e;
    }
    return answered;
  }

  /// One call at a time, in the order of the questions.
  void collect(std::vector<Answered>&& all) {
    for (auto& answered : all) {
      if (answered.error) tell_error(answered);
      else print(answered.question, *answered.answer);
    }
  }

  void tell_error(const Answered& answered) {
    if (is_json(options_.format)) print_error_line(std::cout, *answered.error, answered.question.id);
    std::cerr << "propos-query: " << answered.question.id << ": " << answered.error->what() << '\n';
  }

  void print(const Question& question, Answer& answer) {
    if (options_.alert()) alert_.take(question, answer);
    const bool found = search_.limit == 0 ? answer.total > 0 : !answer.hits.empty();
    found_ |= found;
    if (found || !options_.alert()) printer_.print({answer, question.id, question.label});
    if (options_.alert() && (print_.several || !found)) return tell_alert_notes(question, answer);
    const bool in_answer = shows_notes(print_, answer) || (print_.several && options_.format == Format::json);
    if (!in_answer) tell_notes(question, answer);
    // A number needs no other words.
    if (!print_.several && !options_.selection.count)
      last_words_.push_back(summary_of(answer, question.label, search_).in(options_.lang));
  }

  /// On a terminal lines end between words; in a log a note is a line.
  void tell_last_words() const {
    WrapStyle style;
    style.width = terminal_width();
    for (const auto& line : last_words_)
      if (is_watched()) std::cerr << wrap({line, {}}, style);
      else std::cerr << line << '\n';
  }

  /// Behind the name of the question, where it is one of several.
  void tell_notes(const Question& question, const Answer& answer) {
    const auto colon = Note{"\u00A0: ", ": "}.in(options_.lang);
    for (const auto& note : answer.notes)
      last_words_.push_back((print_.several ? question.id + colon : std::string()) + note.in(options_.lang));
  }

  /// Of a question that was asked before nothing is said unless there is something new. The first time it is said what
  /// is odd about it, such as a word that stands in no passage.
  void tell_alert_notes(const Question& question, const Answer& answer) {
    if (answer.total > 0 || !alert_.knows(question)) tell_notes(question, answer);
  }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  SearchOptions search_;
  PrintOptions print_;
  Alert alert_;
  bool in_pages_;
  std::ostringstream pages_;
  Printer printer_;
  std::vector<std::string> last_words_;  ///< for standard error, behind the results
  std::vector<Question> questions_;
  std::size_t next_ = 0;  ///< of the questions
  SearcherPointer first_searcher_;
  std::atomic<bool> first_searcher_taken_ = false;
  bool found_ = false;
};

}  // namespace

int answer_questions(const QueryOptions& options, const std::vector<Topic>& topics) {
  return Answering(options, topics).answer_all();
}

}  // namespace propos
