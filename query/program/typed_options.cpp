#include "query/program/typed_options.hpp"

#include <charconv>
#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/text.hpp"
#include "query/language/periods.hpp"
#include "query/meaning/dictionary.hpp"
#include "query/print/print.hpp"

namespace propos {
namespace {

constexpr std::size_t kwic_passages =
    100;  ///< of a dialogue's page of lines, and told in JSON, unless -n says otherwise

/// What is shown of a hit, and whether the format can show it.
void resolve_shown(TypedOptions& typed) {
  auto& options = typed.options;
  if (typed.kwic_flag->count() > 0) {
    const auto sort = typed.kwic_sort == "left"    ? KwicSort::left
                      : typed.kwic_sort == "right" ? KwicSort::right
                                                   : KwicSort::rank;
    options.kwic = KwicStyle{kwic_columns(typed.kwic), sort};
    options.shown.all_marks = true;
    for (const auto order : {Order::oldest, Order::newest})
      if (typed.kwic_sort == name_of(order)) options.selection.order = order;
    options.every_match = typed.limit->count() == 0;
    if (options.every_match) options.limit = kwic_passages;
  }
  const auto& shown = options.shown;
  const auto format = options.format;
  const auto refuse = [](const std::string& reason) { throw Error(ErrorKind::usage, reason); };
  if (options.kwic && options.selection.counts())
    refuse("--kwic shows no posts and no counts: leave out --collapse, --count, --facets and --timeline");
  if (options.kwic && options.explain && format != Format::json) refuse("--kwic with --explain needs --format json");
  if (shown.context && format != Format::text && !is_json(format))
    refuse("--context has the formats text, json and ndjson");
  if ((shown.full || shown.excerpts > 1) && format == Format::trec)
    refuse("a TREC run holds no text: leave out --full and --excerpts");
  if (!options.matrix.empty() && (options.kwic || shown.context || shown.full || shown.excerpts > 1))
    refuse("--matrix shows no hits: leave out --excerpts, --full, --context and --kwic");
}

/// How references and tables are written.
void resolve_writing(const TypedOptions& typed, QueryOptions& options) {
  options.csv.separator = csv_separator_of(typed.csv_separator, "--csv-separator");
  if (typed.cite == "post") options.cite = Cite::post;
  check_cite(options.cite, options.format, "--cite");
}

/// Tells a date or period from a state file by how it is written, so that no typing error becomes a file.
void resolve_new_since(TypedOptions& typed) {
  if (typed.new_since_option->count() == 0) return;
  auto& options = typed.options;
  if (typed.new_since.ends_with(".json")) options.state = typed.new_since;
  else if (const auto period = read_since(typed.new_since, today())) options.since = period->from;
  else
    throw Error(ErrorKind::usage,
                "\"" + typed.new_since +
                    "\" is neither a date (2025, 2025-09, 2025-09-10), nor a period (1jour, 2 weeks, 6mois), nor a "
                    "state file, whose name ends in .json",
                "--new-since");
}

/// Whether something other than hits is asked for.
bool shows_no_hits(const QueryOptions& options) {
  const auto& selection = options.selection;
  return options.kwic || selection.count || !selection.facets.empty() || selection.timeline || !options.matrix.empty();
}

/// What a corpus is asked as such, and what is counted: what --stats and --why go with.
void resolve_reports(TypedOptions& typed) {
  auto& options = typed.options;
  const bool json_or_text = options.format == Format::text || options.format == Format::json;
  if (collapse_space(options.words).empty()) options.words.clear();
  if ((options.stats || !options.why.empty()) && !json_or_text)
    throw Error(ErrorKind::usage, "--stats and --why have the formats text and json", "--format");
  if (options.stats && !options.nothing_asked())
    throw Error(ErrorKind::usage, "--stats tells what the whole index holds: leave out the query");
  if (!options.why.empty() && (!options.batch.empty() || options.all_topics || options.asked.size() > 1))
    throw Error(ErrorKind::usage, "--why is of one query: give words or one topic");
  if ((options.stats || !options.why.empty()) && shows_no_hits(options))
    throw Error(ErrorKind::usage, "--stats and --why stand alone: leave out --kwic, --matrix and what counts");
  if (typed.words.empty() || !options.words.empty()) return;
  options.summary = json_or_text && options.why.empty() && options.nothing_asked() && !shows_no_hits(options) &&
                    !options.parse && !options.list_topics && !options.export_trec;
  if (!options.summary) throw Error(ErrorKind::usage, "empty query: give some words, or --topic");
}

}  // namespace

std::size_t kwic_columns(const std::string& typed) {
  if (typed == "true") return 0;
  std::size_t width = 0;
  const auto end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, width);
  if (read.ec != std::errc() || read.ptr != end || width == 0 || width > limits::max_kwic_columns)
    throw Error(ErrorKind::usage, "--kwic=" + typed + ": expected columns of context from 1 to " +
                                      std::to_string(limits::max_kwic_columns) +
                                      "; plain --kwic is as wide as the terminal");
  return width;
}

QueryOptions resolved(TypedOptions typed) {
  auto& options = typed.options;
  resolve_new_since(typed);
  for (const auto& word : typed.words) options.words += (options.words.empty() ? "" : " ") + word;
  const bool by_topic = !options.asked.empty() || options.all_topics;
  if (!typed.words.empty() && (by_topic || !options.batch.empty()))
    throw Error(ErrorKind::usage, "words and --topic, --all-topics or --batch exclude each other: give one of them");
  if (!options.matrix.empty() && (!typed.words.empty() || !options.batch.empty() || options.alert()))
    throw Error(ErrorKind::usage, "--matrix is of topics: leave out words, --batch and --new-since");
  if (options.analyze && !typed.words.empty())
    throw Error(ErrorKind::usage, "words and --analyze exclude each other: quote the text to be analysed");
  options.directory_named = typed.directory->count() > 0;
  options.dictionary = resolve_dictionary(options.dictionary, typed.dictionary->count() > 0).string();
  options.format = format_named(typed.format);
  if (!typed.parts.empty()) {
    options.format = Format::by_template;
    options.parts = parse_template(typed.parts);
  }
  resolve_writing(typed, options);
  if (options.analyze && options.format != Format::text && options.format != Format::json)
    throw Error(ErrorKind::usage, "--analyze has the formats text and json");
  resolve_selection(typed.selection, options);
  resolve_shown(typed);
  options.lang = typed.lang == "en" ? Lang::en : Lang::fr;
  options.colour = typed.colour == "always"  ? Colour::always
                   : typed.colour == "never" ? Colour::never
                                             : Colour::automatic;
  resolve_reports(typed);
  return options;
}

}  // namespace propos
