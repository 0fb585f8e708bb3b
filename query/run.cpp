#include "query/run.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/limits.hpp"
#include "query/analyze.hpp"
#include "query/print.hpp"
#include "query/print_query.hpp"
#include "query/search.hpp"
#include "query/topics.hpp"

namespace propos {
namespace {

TextStyle text_style(bool explain) {
  TextStyle style;
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == 0);
  style.width = terminal_width();
  style.explain = explain;
  return style;
}

void print(const QueryOptions& options, const Answer& answer, const std::string& qid, bool in_batch) {
  switch (options.format) {
    case Format::json: print_json(std::cout, answer, options.explain, in_batch, in_batch ? qid : std::string()); break;
    case Format::trec: print_trec(std::cout, answer, qid); break;
    case Format::text:
      if (in_batch) std::cout << "== " << qid << ": " << answer.query << "\n\n";
      print_text(std::cout, answer, text_style(options.explain));
  }
}

/// What a person wants to know beside the hits, on standard error.
void talk(const Answer& answer, const std::string& what) {
  for (const auto& note : answer.notes) std::cerr << "propos-query: " << note << '\n';
  if (answer.hits.empty()) std::cerr << "propos-query: nothing found for " << what << '\n';
  else
    std::cerr << (answer.exact ? "" : "about ") << answer.total << (answer.total == 1 ? " passage" : " passages") << " for "
              << what << " (" << static_cast<double>(answer.took_us) / 1000 << " ms)\n";
}

std::string read_batch(const std::string& path) {
  if (path != "-") return read_file(path, limits::max_batch_bytes);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

/// As it was typed with --exact; otherwise a topic's label stands for the topic.
Query read(const std::string& text, const QueryOptions& options, const std::vector<Topic>& topics) {
  return read_query(text, topics, !options.exact);
}

/// Reads English by the topics' labels and the dictionary.
Translator translator_for(const QueryOptions& options, const std::vector<Topic>& topics) {
  std::vector<Label> labels;
  for (const auto& topic : topics)
    if (!topic.label_en.empty() && !topic.label_fr.empty()) labels.push_back({topic.label_en, topic.label_fr});
  return Translator(options.dictionary, std::move(labels));
}

int run_batch(const QueryOptions& options, Searcher& searcher, const SearchOptions& search, const std::vector<Topic>& topics) {
  bool found = false;
  for (const auto& line : parse_named_queries(read_batch(options.batch), options.batch)) {
    try {
      const auto answer = searcher.search(read(line.text, options, topics), search);
      found |= !answer.hits.empty();
      print(options, answer, line.id, true);
    } catch (const Error& e) {
      if (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big) throw;
      std::cerr << "propos-query: " << line.id << ": " << e.what() << '\n';
    }
    if (!std::cout) return 0;  // whoever reads has seen enough
  }
  return found ? 0 : 1;
}

/// Shows the analysis of a text; what the index holds of it only when an index was named.
int run_analyze(const QueryOptions& options) {
  auto analysis = analyze_text(*options.analyze);
  if (options.directory_named) look_up(analysis, options.directory);
  if (options.format == Format::json) std::cout << dump_json_indented(to_json(analysis)) << '\n';
  else print_analysis(std::cout, analysis, terminal_width());
  return analysis.tokens.empty() ? 1 : 0;
}

int list_topics(const std::vector<Topic>& topics) {
  for (const auto& topic : topics) std::cout << topic.id << '\t' << topic.label_fr << '\t' << topic.label_en << '\n';
  return 0;
}

/// Shows how a query was read. Returns the exit status.
int show_parse(const Query& query, Format format) {
  if (format == Format::json) {
    auto notes = Json::array();
    for (const auto& note : query.notes) notes.push_back(note.fr + " / " + note.en);
    std::cout << dump_json_indented(Json{{"query", to_text(query)}, {"tree", to_json(query.root)}, {"notes", notes}}) << '\n';
    return 0;
  }
  std::cout << to_text(query) << '\n';
  for (const auto& note : query.notes) std::cerr << "propos-query: " << note.fr << " / " << note.en << '\n';
  return 0;
}

}  // namespace

int run_query(const QueryOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  std::ios::sync_with_stdio(false);
  if (options.analyze) return run_analyze(options);
  if (options.list_topics) return list_topics(load_topics(options.topics));
  SearchOptions search;
  search.limit = options.limit;
  search.explain = options.explain;
  search.exact = options.exact;
  search.snippets = options.format != Format::trec;
  if (!options.batch.empty()) {
    const auto topics = load_topics(options.topics);
    Searcher searcher(options.directory, translator_for(options, topics));
    return run_batch(options, searcher, search, topics);
  }
  Query query;
  std::string what;
  std::string qid = "1";
  const auto topics = load_topics(options.topics);
  if (!options.topic.empty()) {
    const auto& topic = find_topic(topics, options.topic);
    query = topic.query;
    qid = topic.id;
    what = "topic " + topic.id + (topic.label_fr.empty() ? "" : " (" + topic.label_fr + ")");
  } else {
    query = read(options.words, options, topics);
    what = options.words;
  }
  if (options.parse) return show_parse(query, options.format);
  Searcher searcher(options.directory, translator_for(options, topics));
  const auto answer = searcher.search(query, search);
  print(options, answer, qid, false);
  std::cout.flush();
  talk(answer, what);
  return answer.hits.empty() ? 1 : 0;
}

}  // namespace propos
