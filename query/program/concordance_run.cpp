#include "query/program/concordance_run.hpp"

#include <cstdint>
#include <iostream>
#include <limits>
#include <string>
#include <utility>

#include "common/error.hpp"
#include "query/print/kwic_printer.hpp"
#include "query/print/print.hpp"
#include "query/print/summary.hpp"
#include "query/program/question_run.hpp"
#include "query/program/questions.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

class Concordances {
 public:
  Concordances(const QueryOptions& options, const std::vector<Topic>& topics)
      : options_(options),
        topics_(topics),
        run_(options),
        printer_(run_.out(), run_.print(), options.limit),
        searcher_(options.directory, translator_for(topics, options.dictionary)) {
    if (options.every_match) run_.search().limit = std::numeric_limits<std::size_t>::max();
  }

  int write_all() {
    for (const auto& question : questions_of(options_, topics_)) {
      write(question);
      if (!std::cout) return run_.alert().unread();
    }
    return run_.finish(found_);
  }

 private:
  void write(const Question& question) {
    Answer answer;
    PassageHashes shown;
    std::uint64_t lineless = 0;
    bool begun = false;
    const auto begin = [&] {
      if (!std::exchange(begun, true)) printer_.begin(question.id, question.label);
    };
    try {
      const auto search = run_.alert().search(run_.search(), question);
      answer = searcher_.go_through(query_of(question, options_.words_as_typed(), topics_, searcher_), search,
                                    [&](Answer&& batch) {
                                      begin();
                                      if (!options_.state.empty()) lineless += std::erase_if(batch.hits, has_no_line);
                                      const auto hashes = options_.alert() ? hashes_of(batch.hits) : PassageHashes();
                                      // Lines that cannot be held are not shown.
                                      if (!printer_.add(std::move(batch))) return false;
                                      shown.insert(shown.end(), hashes.begin(), hashes.end());
                                      return static_cast<bool>(std::cout);
                                    });
    } catch (const Error& e) {
      if (!run_.is_of_one_line(e)) throw;
      return run_.tell(e, question.id);
    }
    begin();
    if (options_.alert()) run_.alert().take(question, answer, shown, lineless);
    printer_.end(answer);
    const bool found = printer_.lines() > 0;
    found_ |= found;
    const bool several = run_.print().several;
    if (options_.alert() && (several || !found)) return run_.say(run_.alert().notes(question, answer));
    if (!several) run_.say(concordance_summary(answer, printer_.lines(), question.label, run_.search()));
  }

  static bool has_no_line(const Hit& hit) { return hit.question_places.empty() && hit.answer_places.empty(); }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  QuestionRun run_;
  KwicPrinter printer_;
  Searcher searcher_;
  bool found_ = false;
};

}  // namespace

int run_concordance(const QueryOptions& options, const std::vector<Topic>& topics) {
  return Concordances(options, topics).write_all();
}

}  // namespace propos
