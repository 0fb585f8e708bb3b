#include "query/run.hpp"

#include <unistd.h>

#include <csignal>
#include <iostream>
#include <optional>
#include <sstream>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/analyze.hpp"
#include "query/dialogue.hpp"
#include "query/matrix.hpp"
#include "query/print.hpp"
#include "query/print_query.hpp"
#include "query/questions.hpp"
#include "query/seen.hpp"
#include "query/trec_topics.hpp"

namespace propos {
namespace {

/// The topics that were asked for, or all.
std::vector<Topic> chosen_topics(const QueryOptions& options, const std::vector<Topic>& topics) {
  if (options.asked.empty()) return topics;
  std::vector<Topic> chosen;
  for (const auto& name : options.asked) chosen.push_back(find_topic(topics, name));
  return chosen;
}

int list_topics(const std::vector<Topic>& topics) {
  for (const auto& topic : topics)
    std::cout << topic.id << '\t' << topic.label_fr << '\t' << topic.label_en << '\n';
  return 0;
}

/// Shows the analysis of a text; what the index holds of it only when an index was named.
int run_analyze(const QueryOptions& options) {
  auto analysis = analyze_text(*options.analyze);
  if (options.directory_named) look_up(analysis, options.directory);
  if (options.format == Format::json)
    std::cout << dump_json_indented(to_json(analysis)) << '\n';
  else
    print_analysis(std::cout, analysis, terminal_width());
  return analysis.tokens.empty() ? 1 : 0;
}

/// Shows how the first question is read.
int show_parse(const QueryOptions& options, const std::vector<Topic>& topics) {
  const auto query = query_of(questions_of(options, topics).front(), options, topics);
  if (options.format == Format::json) {
    std::cout << dump_json_indented(Json{{"query", to_text(query)}, {"tree", to_json(query.root)}, {"notes", to_json(query.notes)}})
              << '\n';
    return 0;
  }
  std::cout << to_text(query) << '\n';
  for (const auto& note : query.notes) std::cerr << "propos-query: " << note.in(options.lang) << '\n';
  return 0;
}

int run_matrix(const QueryOptions& options, const std::vector<Topic>& topics) {
  Searcher searcher(options.directory, translator_for(options, topics));
  auto search = search_options_of(options);
  search.limit = limits::max_hits;
  search.snippets = false;
  Matrix matrix;
  matrix.by = options.matrix;
  for (const auto& topic : topics) matrix.topics.push_back(topic.id);
  for (std::size_t t = 0; t < topics.size(); ++t) add_to(matrix, t, searcher.search(topics[t].query, search));
  std::ostringstream out;
  print_matrix(out, matrix, print_options_of(options));
  show(out.str(), options.pager);
  return matrix.rows.empty() ? 1 : 0;
}

/// One run over questions: what is asked, where it is printed, what was shown before.
class Answering {
 public:
  Answering(const QueryOptions& options, const std::vector<Topic>& topics)
      : options_(options),
        topics_(topics),
        search_(search_options_of(options)),
        print_(print_options_of(options)),
        remembers_(!options.new_since.empty() && search_.since.empty()),
        in_pages_(is_terminal() && options.pager && options.batch != "-"),
        printer_(in_pages_ ? pages_ : std::cout, print_) {
    if (remembers_) seen_ = Seen::load(options.new_since);
  }

  int answer_all() {
    const auto questions = questions_of(options_, topics_);
    Searcher searcher(options_.directory, translator_for(options_, topics_));
    for (const auto& question : questions) {
      answer(searcher, question);
      if (!std::cout) return 0;  // whoever reads has seen enough
    }
    printer_.finish();
    if (in_pages_) show(pages_.str(), true);
    std::cout.flush();
    for (const auto& line : last_words_) std::cerr << line;
    // What could not be written was not seen.
    if (remembers_ && std::cout) seen_.save(options_.new_since);
    return found_ ? 0 : 1;
  }

 private:
  void answer(Searcher& searcher, const Question& question) {
    try {
      auto answer = searcher.search(query_of(question, options_, topics_), search_);
      if (remembers_) leave_out_seen(question, answer);
      found_ |= search_.limit == 0 ? answer.total > 0 : !answer.hits.empty();
      printer_.print({answer, question.id, question.label});
      if (print_.several) return;
      if (options_.selection.count) return tell_notes(answer);
      for (const auto& note : summary_of(answer, question.label, search_))
        last_words_.push_back(note.in(options_.lang) + "\n");
    } catch (const Error& e) {
      // In a batch a wrong line is one of many.
      if (options_.batch.empty() || (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big)) throw;
      if (is_json(options_.format)) print_error_line(std::cout, e, question.id);
      std::cerr << "propos-query: " << question.id << ": " << e.what() << '\n';
    }
  }

  /// A number needs no other words than those on how it was read.
  void tell_notes(const Answer& answer) {
    for (const auto& note : answer.notes) last_words_.push_back(note.in(options_.lang) + "\n");
  }

  void leave_out_seen(const Question& question, Answer& answer) {
    const auto count = std::to_string(
        seen_.keep_new(question.query ? "topic:" + question.id : "query:" + answer.query, answer));
    if (count != "0")
      answer.notes.push_back(
          {"déjà montrés, laissés de côté\u00A0: " + count, "shown before, left out: " + count});
  }

  const QueryOptions& options_;
  const std::vector<Topic>& topics_;
  SearchOptions search_;
  PrintOptions print_;
  bool remembers_;
  bool in_pages_;
  Seen seen_;
  std::ostringstream pages_;
  Printer printer_;
  std::vector<std::string> last_words_;  ///< for standard error, behind the results
  bool found_ = false;
};

}  // namespace

int run_query(const QueryOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  if (options.analyze) return run_analyze(options);
  const auto topics = load_topics(options.topics);
  if (options.list_topics) return list_topics(topics);
  if (options.export_trec) {
    print_trec_topics(std::cout, chosen_topics(options, topics));
    return 0;
  }
  if (options.parse) return show_parse(options, topics);
  if (!options.matrix.empty()) return run_matrix(options, chosen_topics(options, topics));
  if (options.nothing_asked() && is_terminal() && ::isatty(STDIN_FILENO) == 1) return run_dialogue(options);
  return Answering(options, topics).answer_all();
}

}  // namespace propos
