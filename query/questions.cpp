#include "query/questions.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "common/files.hpp"
#include "common/limits.hpp"
#include "query/seen.hpp"

namespace propos {
namespace {

std::string read_batch(const std::string& path) {
  if (path != "-") return read_file(path, limits::max_batch_bytes);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

/// Milliseconds, with a decimal comma in French.
Note milliseconds(std::int64_t microseconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(microseconds) / 1000);
  std::string french = text;
  std::replace(french.begin(), french.end(), '.', ',');
  return {french + "\u00A0ms", std::string(text) + " ms"};
}

}  // namespace

Question question_of(const Topic& topic, Lang lang) {
  auto label = lang == Lang::fr ? topic.label_fr : topic.label_en;
  if (label.empty()) label = topic.label_fr.empty() ? topic.id : topic.label_fr;
  return {topic.id, label, {}, topic.query};
}

std::vector<Question> questions_of(const QueryOptions& options, const std::vector<Topic>& topics) {
  std::vector<Question> questions;
  if (!options.batch.empty()) {
    for (auto& line : parse_named_queries(read_batch(options.batch), options.batch))
      questions.push_back({line.id, line.text, line.text, {}});
  } else if (options.all_topics) {
    for (const auto& topic : topics) questions.push_back(question_of(topic, options.lang));
  } else if (!options.asked.empty()) {
    for (const auto& name : options.asked)
      questions.push_back(question_of(find_topic(topics, name), options.lang));
  } else {
    questions.push_back({"1", options.words, options.words, {}});
  }
  return questions;
}

Query query_of(const Question& question, const QueryOptions& options, const std::vector<Topic>& topics) {
  if (question.query) return *question.query;
  return read_query(question.text, topics, !options.exact);
}

Translator translator_for(const QueryOptions& options, const std::vector<Topic>& topics) {
  std::vector<BilingualLabel> labels;
  for (const auto& topic : topics)
    if (!topic.label_en.empty() && !topic.label_fr.empty()) labels.push_back({topic.label_en, topic.label_fr});
  return Translator(options.dictionary, std::move(labels));
}

bool several(const QueryOptions& options) {
  return !options.batch.empty() || options.all_topics || options.asked.size() > 1;
}

SearchOptions search_options_of(const QueryOptions& options) {
  SearchOptions search;
  search.limit = options.limit;
  search.explain = options.explain;
  search.exact = options.exact;
  search.shown = options.shown;
  search.snippets = options.format != Format::trec;
  if (is_date(options.new_since)) search.since = options.new_since;
  return search;
}

PrintOptions print_options_of(const QueryOptions& options) {
  return {options.format,  options.parts,   options.lang, text_style(options.colour),
          options.explain, several(options), options.kwic};
}

std::vector<Note> summary_of(const Answer& answer, const std::string& what) {
  auto lines = answer.notes;
  const Note name{"«\u00A0" + what + "\u00A0»", "“" + what + "”"};
  if (answer.hits.empty()) {
    lines.push_back({"rien trouvé pour " + name.fr, "nothing found for " + name.en});
    return lines;
  }
  const auto count = std::to_string(answer.total) + (answer.total == 1 ? " passage" : " passages");
  const auto time = milliseconds(answer.took_us);
  lines.push_back({(answer.exact ? "" : "environ ") + count + " pour " + name.fr + " (" + time.fr + ")",
                   (answer.exact ? "" : "about ") + count + " for " + name.en + " (" + time.en + ")"});
  return lines;
}

}  // namespace propos
