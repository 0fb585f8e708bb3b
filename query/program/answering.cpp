#include "query/program/answering.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/error.hpp"
#include "common/ordered.hpp"
#include "query/print/print.hpp"
#include "query/print/summary.hpp"
#include "query/program/question_run.hpp"
#include "query/program/questions.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

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
      : options_(options), topics_(topics), run_(options), printer_(run_.out(), run_.print()) {}

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
    if (!std::cout) return run_.alert().unread();
    printer_.finish();
    return run_.finish(found_);
  }

 private:
  using SearcherPointer = std::shared_ptr<Searcher>;

  SearcherPointer make_searcher() const {
    return std::make_shared<Searcher>(options_.directory, translator_for(topics_, options_.dictionary));
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
      answered.answer = searcher.search(query_of(answered.question, options_.words_as_typed(), topics_, searcher),
                                        run_.alert().search(run_.search(), answered.question));
    } catch (const Error& e) {
      if (!run_.is_of_one_line(e)) throw;
      answered.error = e;
    }
    return answered;
  }

  /// One call at a time, in the order of the questions.
  void collect(std::vector<Answered>&& all) {
    for (auto& answered : all) {
      if (answered.error) run_.tell(*answered.error, answered.question.id);
      else print(answered.question, *answered.answer);
    }
  }

  void print(const Question& question, Answer& answer) {
    if (options_.alert()) run_.alert().take(question, answer, hashes_of(answer.hits));
    const auto& frequency = answer.counts.frequency;
    const bool found = frequency                  ? frequency->occurrences > 0
                       : run_.search().limit == 0 ? answer.total > 0
                                                  : !answer.hits.empty();
    found_ |= found;
    if (found || !options_.alert()) printer_.print({answer, question.id, question.label});
    const bool several = run_.print().several;
    if (options_.alert() && (several || !found)) return run_.say(run_.alert().notes(question, answer));
    const bool in_answer = shows_notes(run_.print(), answer) || (several && options_.format == Format::json);
    if (!in_answer) say(question, answer.notes);
    // A number needs no other words.
    if (!several && !options_.selection.count) run_.say({summary_of(answer, question.label, run_.search())});
  }

  /// Behind the name of the question, where it is one of several.
  void say(const Question& question, const std::vector<Note>& notes) {
    for (auto note : notes) {
      if (run_.print().several) note = {question.id + "\u00A0: " + note.fr, question.id + ": " + note.en};
      run_.say({std::move(note)});
    }
  }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  QuestionRun run_;
  Printer printer_;
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
