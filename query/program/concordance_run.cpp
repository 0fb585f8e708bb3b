#include "query/program/concordance_run.hpp"

#include <cstdint>
#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <utility>

#include "common/error.hpp"
#include "query/print/kwic_printer.hpp"
#include "query/print/print.hpp"
#include "query/program/alert.hpp"
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
        alert_(options),
        in_pages_(is_terminal() && options.pager && options.batch != "-"),
        printer_(in_pages_ ? pages_ : std::cout, print_, options.limit),
        searcher_(options.directory, translator_for(options, topics)) {
    if (options.every_match) search_.limit = std::numeric_limits<std::size_t>::max();
  }

  int write_all() {
    for (const auto& question : questions_of(options_, topics_)) {
      write(question);
      if (!std::cout) return alert_.unread();
    }
    if (in_pages_) show(pages_.str(), true);
    std::cout.flush();
    if (options_.alert() && !found_ && is_watched()) last_words_.push_back(nothing_new());
    tell(std::cerr, last_words_, options_.lang);
    if (!std::cout) return alert_.unread();
    alert_.save();
    return found_ ? 0 : 1;
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
      const auto search = alert_.search(search_, question);
      answer = searcher_.go_through(query_of(question, options_, topics_, searcher_), search, [&](Answer&& batch) {
        begin();
        if (!options_.state.empty()) lineless += std::erase_if(batch.hits, has_no_line);
        const auto hashes = options_.alert() ? hashes_of(batch.hits) : PassageHashes();
        // Lines that cannot be held are not shown.
        if (!printer_.add(std::move(batch))) return false;
        shown.insert(shown.end(), hashes.begin(), hashes.end());
        return static_cast<bool>(std::cout);
      });
    } catch (const Error& e) {
      if (options_.batch.empty() || (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big)) throw;
      if (is_json(options_.format)) print_error_line(std::cout, e, question.id);
      std::cerr << "propos-query: " << question.id << ": " << e.what() << '\n';
      return;
    }
    begin();
    if (options_.alert()) alert_.take(question, answer, shown, lineless);
    printer_.end(answer);
    const bool found = printer_.lines() > 0;
    found_ |= found;
    if (options_.alert() && (print_.several || !found)) return say(alert_.notes(question, answer));
    if (!print_.several) say(concordance_summary(answer, printer_.lines(), question.label, search_));
  }

  void say(const std::vector<Note>& notes) { last_words_.insert(last_words_.end(), notes.begin(), notes.end()); }

  static bool has_no_line(const Hit& hit) { return hit.question_places.empty() && hit.answer_places.empty(); }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  SearchOptions search_;
  PrintOptions print_;
  Alert alert_;
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
