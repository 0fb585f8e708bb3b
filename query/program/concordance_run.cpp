#include "query/program/concordance_run.hpp"

#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <utility>

#include "common/error.hpp"
#include "query/print/kwic_printer.hpp"
#include "query/print/print.hpp"
#include "query/program/questions.hpp"
#include "query/program/terminal.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

class Concordances {
 public:
  Concordances(const QueryOptions& options, const std::vector<Topic>& topics)
      : options_(options),
        topics_(topics),
        search_(search_options_of(options)),
        print_(print_options_of(options)),
        in_pages_(is_terminal() && options.pager && options.batch != "-"),
        printer_(in_pages_ ? pages_ : std::cout, print_, options.limit),
        searcher_(options.directory, translator_for(options, topics)) {
    if (options.every_match) search_.limit = std::numeric_limits<std::size_t>::max();
  }

  int write_all() {
    for (const auto& question : questions_of(options_, topics_)) {
      write(question);
      if (!std::cout) return 0;  // whoever reads has seen enough
    }
    if (in_pages_) show(pages_.str(), true);
    std::cout.flush();
    tell(std::cerr, last_words_, options_.lang);
    return found_ ? 0 : 1;
  }

 private:
  void write(const Question& question) {
    Answer answer;
    bool begun = false;
    const auto begin = [&] {
      if (!std::exchange(begun, true)) printer_.begin(question.id, question.label);
    };
    try {
      answer = searcher_.go_through(query_of(question, options_, topics_), search_, [&](Answer&& batch) {
        begin();
        return printer_.add(std::move(batch)) && std::cout;
      });
    } catch (const Error& e) {
      if (options_.batch.empty() || (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big)) throw;
      if (is_json(options_.format)) print_error_line(std::cout, e, question.id);
      std::cerr << "propos-query: " << question.id << ": " << e.what() << '\n';
      return;
    }
    begin();
    printer_.end(answer);
    found_ |= printer_.lines() > 0;
    if (print_.several) return;
    for (auto& note : concordance_summary(answer, printer_.lines(), question.label, search_))
      last_words_.push_back(std::move(note));
  }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  SearchOptions search_;
  PrintOptions print_;
  bool in_pages_;
  std::ostringstream pages_;
  KwicPrinter printer_;
  Searcher searcher_;
  std::vector<Note> last_words_;  ///< for standard error, behind the lines
  bool found_ = false;
};

}  // namespace

int run_concordance(const QueryOptions& options, const std::vector<Topic>& topics) {
  return Concordances(options, topics).write_all();
}

}  // namespace propos
