#include "query/program/questions.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "common/file.hpp"
#include "common/limits.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/like.hpp"
#include "query/print/print_counts.hpp"
#include "query/print/wrap.hpp"

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

/// In csv and tsv there is one table; elsewhere what was counted stands beside the hits.
Content content_of(const QueryOptions& options) {
  if (options.kwic) return Content::kwic;
  if (!options.selection.facets.empty()) return Content::facets;
  if (options.selection.timeline) return Content::timeline;
  return options.selection.count ? Content::count : Content::hits;
}

std::string counted(std::uint64_t n, const std::string& one, const std::string& more) {
  return std::to_string(n) + " " + (n == 1 ? one : more);
}

/// In quotation marks; a text in guillemets has them already.
Note quoted(const std::string& text) {
  if (text.starts_with("«") && text.ends_with("»")) return {text, text};
  return {"«\u00A0" + text + "\u00A0»", "“" + text + "”"};
}

}  // namespace

Question question_of(const Topic& topic, Lang lang) {
  auto label = lang == Lang::fr ? topic.label_fr : topic.label_en;
  if (label.empty()) label = topic.label_fr.empty() ? topic.id : topic.label_fr;
  auto query = topic.query;
  query.asked_as = "topic:" + topic.id;
  return {topic.id, label, {}, std::move(query)};
}

Question question_like(const std::string& id, Lang lang) {
  return {"1", Note{"comme ", "like "}.in(lang) + id, {}, nothing_typed()};
}

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

Query query_of(const Question& question, const QueryOptions& options, const std::vector<Topic>& topics,
               Searcher& searcher) {
  if (question.query) return *question.query;
  const auto* topic = options.words_as_typed() ? nullptr : topic_named(topics, question.text);
  if (topic != nullptr && !searcher.knows_a_word(question.text)) return read_as_topic(question.text, *topic);
  return read_query(question.text, topics);
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

std::vector<Note> concordance_summary(const Answer& answer, std::size_t lines, const std::string& what,
                                      const SearchOptions& search) {
  auto told = answer.notes;
  const auto name = quoted(what);
  const auto passages = counted(answer.total, "passage", "passages");
  if (lines == 0) {
    told.push_back(
        {"aucune ligne pour " + name.fr + " (" + passages + ")", "no line for " + name.en + " (" + passages + ")"});
    return told;
  }
  const auto offset = search.selection.offset;
  const auto read = std::min<std::uint64_t>(search.limit, answer.total - offset);
  if (read < answer.total)
    told.push_back({std::to_string(read) + " passages lus sur " + std::to_string(answer.total),
                    std::to_string(read) + " of " + passages + " were read"});
  const auto time = milliseconds(answer.took_us);
  told.push_back({counted(lines, "ligne", "lignes") + ", " + passages + " pour " + name.fr + " (" + time.fr + ")",
                  counted(lines, "line", "lines") + ", " + passages + " for " + name.en + " (" + time.en + ")"});
  return told;
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

Note summary_of(const Answer& answer, const std::string& what, const SearchOptions& search) {
  const auto name = quoted(what);
  const auto offset = std::to_string(search.selection.offset);
  if (answer.total > 0 && answer.hits.empty() && search.selection.offset > 0)
    return {"rien de plus après " + offset + " pour " + name.fr, "nothing more after " + offset + " for " + name.en};
  if (answer.total == 0 || (answer.hits.empty() && search.limit > 0))
    return {"rien trouvé pour " + name.fr, "nothing found for " + name.en};
  Note count{counted(answer.total, "passage", "passages"), counted(answer.total, "passage", "passages")};
  if (const auto posts = answer.counts.posts) {
    count.fr += " de " + counted(*posts, "article", "articles");
    count.en += " of " + counted(*posts, "post", "posts");
  }
  const auto time = milliseconds(answer.took_us);
  return {(answer.exact ? "" : "environ ") + count.fr + " pour " + name.fr + " (" + time.fr + ")",
          (answer.exact ? "" : "about ") + count.en + " for " + name.en + " (" + time.en + ")"};
}

}  // namespace propos
