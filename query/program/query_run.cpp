#include "query/program/query_run.hpp"

#include <unistd.h>

#include <csignal>
#include <iostream>
#include <optional>
#include <sstream>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/language/print_query.hpp"
#include "query/print/matrix.hpp"
#include "query/print/print.hpp"
#include "query/print/print_statistics.hpp"
#include "query/print/print_why.hpp"
#include "query/print/trec_topics.hpp"
#include "query/program/analyze.hpp"
#include "query/program/answering.hpp"
#include "query/program/concordance_run.hpp"
#include "query/program/dialogue.hpp"
#include "query/program/questions.hpp"

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
  for (const auto& topic : topics) std::cout << topic.id << '\t' << topic.label_fr << '\t' << topic.label_en << '\n';
  return 0;
}

/// Shows the analysis of a text; what the index holds of it only when an index was named.
int run_analyze(const QueryOptions& options) {
  auto analysis = analyze_text(*options.analyze);
  if (options.directory_named) look_up(analysis, options.directory);
  if (options.format == Format::json) std::cout << dump_json_indented(to_json(analysis)) << '\n';
  else print_analysis(std::cout, analysis, terminal_width());
  return analysis.tokens.empty() ? 1 : 0;
}

/// Shows how the first question is read.
int show_parse(const QueryOptions& options, const std::vector<Topic>& topics) {
  const auto question = questions_of(options, topics).front();
  const auto query = question.query ? *question.query : read_query(question.text, topics);
  if (options.format == Format::json) {
    std::cout << dump_json_indented(
                     Json{{"query", to_text(query)}, {"tree", to_json(query.root)}, {"notes", to_json(query.notes)}})
              << '\n';
    return 0;
  }
  std::cout << to_text(query) << '\n';
  for (const auto& note : query.notes) std::cerr << "propos-query: " << note.in(options.lang) << '\n';
  return 0;
}

int run_matrix(const QueryOptions& options, const std::vector<Topic>& topics) {
  Searcher searcher(options.directory, translator_for(topics, options.dictionary));
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

/// What the index holds; in short without what only its texts tell.
int show_statistics(const QueryOptions& options, const std::vector<Topic>& topics) {
  const auto statistics = Searcher(options.directory).statistics(!options.summary);
  if (options.format == Format::json) std::cout << dump_json_indented(to_json(statistics, topics.size())) << '\n';
  else print_statistics(std::cout, statistics, topics.size(), options.lang);
  return 0;
}

/// Why a passage is found or not; the status tells which.
int show_why(const QueryOptions& options, const std::vector<Topic>& topics) {
  Searcher searcher(options.directory, translator_for(topics, options.dictionary));
  const auto question = questions_of(options, topics).front();
  const auto why = searcher.why(query_of(question, options.words_as_typed(), topics, searcher), options.why,
                                search_options_of(options));
  if (options.format == Format::json) std::cout << dump_json_indented(to_json(why)) << '\n';
  else print_why(std::cout, why, options.lang);
  std::cout.flush();
  tell(std::cerr, why.notes, options.lang);
  return why.hit ? 0 : 1;
}

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
  if (options.stats || options.summary) return show_statistics(options, topics);
  if (!options.why.empty()) return show_why(options, topics);
  if (options.nothing_asked() && !options.state.empty())
    throw Error(ErrorKind::usage,
                "a state file needs a question: give words, --topic, --all-topics or --batch; a dialogue takes a date",
                "--new-since");
  if (options.nothing_asked() && is_terminal() && ::isatty(STDIN_FILENO) == 1) return run_dialogue(options);
  return options.kwic ? run_concordance(options, topics) : answer_questions(options, topics);
}

}  // namespace propos
