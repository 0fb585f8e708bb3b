#include "query/program/questions.hpp"

#include <unistd.h>

#include <iostream>
#include <iterator>

#include "common/file.hpp"
#include "common/limits.hpp"
#include "query/language/periods.hpp"
#include "query/print/print_counts.hpp"
#include "query/print/wrap.hpp"

namespace propos {
namespace {

std::string read_batch(const std::string& path) {
  if (path != "-") return read_file(path, limits::max_batch_bytes);
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

/// In csv and tsv there is one table; elsewhere what was counted stands beside the hits.
Content content_of(const QueryOptions& options) {
  if (options.kwic) return Content::kwic;
  if (!options.selection.facets.empty()) return Content::facets;
  if (options.selection.timeline) return Content::timeline;
  return options.selection.count ? Content::count : Content::hits;
}

}  // namespace

std::vector<Question> questions_of(const QueryOptions& options, const std::vector<Topic>& topics) {
  std::vector<Question> questions;
  if (!options.batch.empty()) {
    for (auto& line : parse_named_queries(read_batch(options.batch), options.batch))
      questions.push_back({line.id, line.text, line.text, {}});
  } else if (options.all_topics) {
    for (const auto& topic : topics) questions.push_back(question_of(topic, options.lang));
  } else if (!options.asked.empty()) {
    for (const auto& name : options.asked) questions.push_back(question_of(find_topic(topics, name), options.lang));
  } else if (options.words.empty() && !options.selection.like.empty()) {
    questions.push_back(question_like(options.selection.like, options.lang));
  } else {
    const auto& like = options.selection.like;
    const auto label = like.empty() ? options.words : options.words + ", " + question_like(like, options.lang).label;
    questions.push_back({"1", label, options.words, {}});
  }
  return questions;
}

bool several(const QueryOptions& options) {
  return !options.batch.empty() || options.all_topics || options.asked.size() > 1;
}

SearchOptions search_options_of(const QueryOptions& options) {
  SearchOptions search;
  const bool table = options.format == Format::csv || options.format == Format::tsv;
  const auto content = content_of(options);
  const bool shows_hits = content == Content::hits || content == Content::kwic || (!options.selection.count && !table);
  search.limit = shows_hits ? options.limit : 0;
  search.selection = options.selection;
  if (options.format == Format::text) search.selection.facet_values = facet_values_in_text;
  search.explain = options.explain;
  search.exact = options.words_as_typed();
  search.shown = options.shown;
  search.snippets = options.format != Format::trec && (!options.kwic || options.format == Format::json);
  search.since = options.since;
  search.count_all = options.alert();
  return search;
}

PrintOptions print_options_of(const QueryOptions& options) {
  return {options.format,
          options.parts,
          options.lang,
          text_style(options.colour),
          options.explain,
          several(options),
          options.kwic,
          content_of(options),
          options.selection.collapse,
          options.selection.occurrences,
          options.alert(),
          options.cite,
          options.csv,
          today()};
}

Note nothing_new() { return {"rien de nouveau", "nothing new"}; }

bool is_watched() { return ::isatty(STDERR_FILENO) == 1; }

void tell(std::ostream& out, const std::vector<Note>& sentences, Lang lang) {
  WrapStyle style;
  style.width = terminal_width();
  const bool wraps = is_watched();
  for (const auto& sentence : sentences)
    if (wraps) out << wrap({sentence.in(lang), {}}, style);
    else out << sentence.in(lang) << '\n';
}

}  // namespace propos
