#include "query/program/query_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/option_table.hpp"
#include "query/print/print.hpp"
#include "query/program/configuration.hpp"
#include "query/program/typed_options.hpp"
#include "query/program/xdg.hpp"

namespace propos {
namespace {

constexpr unsigned max_jobs = 256;

Manual manual_of_query() {
  Manual manual;
  manual.description =
      "Ranks the answers of indexed interviews for words or a topic and shows of each who says it, when, the "
      "question, the best excerpt "
      "and a link. Without a query on a terminal it asks for queries, line by line. Results go to standard "
      "output, everything else to "
      "standard error.";
  manual.statuses = {{"0", "something was found"}, {"1", "nothing was found"}, {"2", "error"}};
  manual.examples = {
      {"propos-query droits de douane", ""},
      {"propos-query '« guerre commerciale » acier -vin'", "quoted, because a bare -vin is read as a flag"},
      {"propos-query --topic open-source --topic talent -n 3", "two topics, three passages each"},
      {"propos-query --excerpts 3 --context droits de douane",
       "three excerpts of each answer, and the questions around it"},
      {"propos-query --kwic --kwic-sort left acier", "a concordance, sorted by what stands before the word"},
      {"propos-query --format csl-json --topic talent > talent.json", "for Zotero"},
      {"propos-query --format ris --cite post --topic talent > talent.ris", "a record for each interview"},
      {"propos-query --format csv --csv-separator ';' --csv-bom --topic talent > talent.csv", "for Excel in French"},
      {"propos-query --template '{who}, {long_date}: {url}' inondations", "a line a hit"},
      {"propos-query --all-topics --new-since seen.json", "what is new since the last time, for cron"},
      {"propos-query --collapse post --sort -date inondations", "the newest posts, each with its best passages"},
      {"propos-query --like '24#3' date:2024..", "what is like that passage, since 2024"},
      {"propos-query --facets author,year --timeline -n 0 inondations", "who speaks of it, and when"},
      {"propos-query --matrix year", "topics and the years in which they were spoken of"},
      {"propos-query --batch questions.tsv --format trec > run.txt", "a run for evaluation tools"},
      {"propos-query --analyze 'l’école des semi-conducteurs'", "how a text is read"}};
  manual.environment = {
      {"PROPOS_DB", "directory of the index; goes before propos.toml"},
      {"PROPOS_DICTIONARY", "English dictionary, as --dictionary"},
      {"SOURCE_DATE_EPOCH", "seconds since 1970 that stand for now, so that output with today's date can be repeated"},
      {"NO_COLOR", "when it is set and not empty, no colours"},
      {"PAGER", "program that shows long text on a terminal (less); empty: none"},
      {"COLUMNS", "width of the text"}};
  manual.files = {
      {"propos.toml",
       "configuration: options by their long names, such as db = \"my.db\" or lang = \"en\"; in the current "
       "directory"},
      {"~/.config/propos/propos.toml", "the same, where the current directory has none ($XDG_CONFIG_HOME)"},
      {"~/.local/state/propos/history", "lines typed in a dialogue ($XDG_STATE_HOME)"}};
  manual.see_also = "propos-index(1), propos-bench(1)";
  manual.values = {{"--topic", "propos-query --list-topics 2>/dev/null | cut -f1"}};
  return manual;
}

void add_query_options(CLI::App& app, TypedOptions& typed) {
  auto& options = typed.options;
  app.add_option(
         "WORDS", typed.words,
         "the query: words, \"a phrase\" or « une locution », +must, -not, ET OU SAUF PRÈS/5, tarif*, mot~, =form, "
         "titre: auteur: date:2024 depuis:6mois topic:… (query/LANGUAGE.md)")
      ->configurable(false);
  auto* topic = app.add_option("--topic", options.asked, "a topic instead of words: its id or its label");
  auto* all = app.add_flag("--all-topics", options.all_topics, "all topics, one after the other");
  auto* batch =
      app.add_option("--batch", options.batch, "answer the qid<TAB>query lines of a file (- is standard input)");
  app.add_option("--topics", options.topics, "file of topics (JSON, or qid<TAB>query lines) instead of those that ship")
      ->type_name("FILE")
      ->group("Query");
  app.add_flag("--exact", options.exact, "take words as they are typed: no spelling correction, no translation")
      ->group("Query");
  app.add_flag("--parse", options.parse, "show how the query is read (--format json: as a tree) and search nothing")
      ->group("Query")
      ->configurable(false);
  typed.dictionary = app.add_option("--dictionary", options.dictionary,
                                    "English dictionary (dictd: its .index file; '' is none) instead of FreeDict's, "
                                    "where that is installed");
  typed.dictionary->envname("PROPOS_DICTIONARY")->type_name("FILE")->group("Query");
  app.add_option("--analyze", options.analyze,
                 "instead of searching, show the tokens and terms of a text, and why; with -d also what the index "
                 "holds of them")
      ->excludes(topic)
      ->excludes(all)
      ->excludes(batch)
      ->type_name("TEXT")
      ->group("Query")
      ->configurable(false);
  topic->excludes(batch)
      ->excludes(all)
      ->type_name("TOPIC")
      ->allow_extra_args(false)
      ->take_all()
      ->group("Query")
      ->configurable(false);
  all->excludes(batch)->group("Query")->configurable(false);
  batch->type_name("FILE")->group("Query")->configurable(false);
  options.jobs = std::clamp(std::thread::hardware_concurrency(), 1u, max_jobs);
  app.add_option("-j,--jobs", options.jobs,
                 "threads that answer a batch or several topics; the default is one for each core")
      ->check(CLI::Range(1u, max_jobs))
      ->type_name("N")
      ->group("Query");
}

void add_result_options(CLI::App& app, TypedOptions& typed) {
  auto& options = typed.options;
  app.add_option("--why", options.why,
                 "instead of searching, say which parts of the query the passage with this id fulfils")
      ->type_name("ID")
      ->group("Results")
      ->configurable(false);
  app.add_flag("--stats", options.stats,
               "instead of searching, how many posts, passages, words, speakers and so on the index holds")
      ->group("Results")
      ->configurable(false);
  typed.limit = app.add_option("-n,--limit", options.limit, "how many hits");
  typed.limit->check(CLI::Range(std::size_t{0}, limits::max_hits))
      ->type_name("N")
      ->capture_default_str()
      ->group("Results");
  typed.new_since_option = app.add_option(
      "--new-since", typed.new_since,
      "an alert, which prints nothing where nothing is new: only passages dated DATE (2025, 2025-09, 2025-09-10) or "
      "later, or not older than a PERIOD (6mois, 2 weeks); with FILE.json, those that no earlier run with this file "
      "knew. Implies --exact");
  typed.new_since_option->type_name("DATE|PERIOD|FILE.json")->group("Results")->configurable(false);
  app.add_option("--matrix", options.matrix, "instead of hits, a table of topics (all, or those named) by one of these")
      ->check(CLI::IsMember({"author", "year", "post"}))
      ->group("Results")
      ->configurable(false);
  app.add_flag("--explain", options.explain, "show what each part of the query adds to the score")
      ->group("Results")
      ->configurable(false);
}

/// What is shown of a hit.
void add_excerpt_options(CLI::App& app, TypedOptions& typed) {
  auto& shown = typed.options.shown;
  const std::string most = std::to_string(limits::max_excerpts);
  auto* excerpts =
      app.add_option("--excerpts", shown.excerpts, "how many excerpts of a long answer, at most; up to " + most);
  excerpts->check(CLI::Range(std::size_t{1}, limits::max_excerpts))->type_name("N")->capture_default_str();
  auto* full = app.add_flag("--full", shown.full, "the whole answer with its footnotes in place of an excerpt");
  full->excludes(excerpts);
  auto* context = app.add_flag("--context", shown.context, "the questions before and after in the same post");
  typed.kwic_flag = app.add_flag("--kwic", typed.kwic,
                                 "a concordance: a line for each place of what was asked, of all passages or the first "
                                 "-n, as wide as the terminal; --kwic=30 has 30 columns on each side");
  typed.kwic_flag->excludes(excerpts)->excludes(full)->excludes(context);
  auto* sort =
      app.add_option("--kwic-sort", typed.kwic_sort,
                     "order of the concordance: by rank, by the words on one side, or by date (oldest first) or "
                     "-date");
  sort->check(CLI::IsMember({"rank", "left", "right", "date", "-date"}))->capture_default_str()->needs(typed.kwic_flag);
  for (auto* option : {excerpts, full, context, typed.kwic_flag, sort}) option->group("Excerpts")->configurable(false);
}

void add_output_options(CLI::App& app, TypedOptions& typed) {
  auto& options = typed.options;
  std::vector<std::string> formats;
  for (const auto& row : all_formats()) formats.emplace_back(row.name);
  std::string fields;
  for (const auto& field : all_fields()) fields += (fields.empty() ? "" : ", ") + std::string(field.name);
  auto* format = app.add_option("--format", typed.format, "form of the results")
                     ->check(CLI::IsMember(formats))
                     ->capture_default_str();
  format->group("Output");
  app.add_option("--template", typed.parts,
                 "this text once a hit, with fields such as {speaker}, {{ for a brace, \\n and \\t; fields: " + fields)
      ->type_name("TEXT")
      ->excludes(format)
      ->group("Output");
  app.add_option(
         "--cite", typed.cite,
         "what a reference is of (markdown, bibtex, csl-json, ris): each passage, or each post, once for all its "
         "passages")
      ->check(CLI::IsMember({"passage", "post"}))
      ->capture_default_str()
      ->configurable(false)
      ->group("Output");
  app.add_option("--csv-separator", typed.csv_separator,
                 "what stands between the cells of csv, one character; ';' for spreadsheets in French")
      ->type_name("CHARACTER")
      ->capture_default_str()
      ->group("Output");
  app.add_flag("--csv-bom", options.csv.mark, "begin csv with a byte order mark, by which Excel knows UTF-8")
      ->group("Output");
  app.add_option("--lang", typed.lang, "language of dates, notes and dialogues")
      ->check(CLI::IsMember({"fr", "en"}))
      ->capture_default_str()
      ->group("Output");
  app.add_option("--color", typed.colour, "when to use colours; auto: on a terminal without $NO_COLOR")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->group("Output");
  app.add_flag("--pager,!--no-pager", options.pager,
               "on a terminal, show text longer than it through $PAGER or less (this is so), or not")
      ->group("Output");
}

void add_other_options(CLI::App& app, TypedOptions& typed) {
  auto& options = typed.options;
  app.add_flag("--list-topics", options.list_topics, "list the topics there are")->group("Topics")->configurable(false);
  app.add_flag("--export-trec", options.export_trec, "print the topics as a TREC topics file")
      ->group("Topics")
      ->configurable(false);
  typed.directory = app.add_option("-d,--db", options.directory, "directory of the index");
  typed.directory->envname("PROPOS_DB")->type_name("DIR")->capture_default_str()->group("General");
  app.set_config("--config", configuration_file().string(), "configuration file in place of propos.toml")
      ->type_name("FILE")
      ->group("General");
}

/// CLI11's message as ours are: in lower case, without a full stop, with the next step.
Error usage_error(const CLI::ParseError& e) {
  std::string message = e.what();
  if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
    message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  while (message.ends_with('\n') || message.ends_with('.')) message.pop_back();
  return Error(ErrorKind::usage, message + "; see propos-query --help");
}

/// CLI11 takes `--kwic=` for `--kwic`.
void refuse_empty_width(int argc, char** argv) {
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i)
    if (std::string_view(argv[i]) == "--kwic=") kwic_columns("");
}

}  // namespace

QueryOptions parse_query_options(int argc, char** argv, int& status) {
  TypedOptions typed;
  CLI::App app{"Finds who said what: ranks the answers of indexed interviews for words or a topic."};
  app.name("propos-query");
  add_query_options(app, typed);
  add_result_options(app, typed);
  add_excerpt_options(app, typed);
  add_selection_options(app, typed.selection, typed.options.selection);
  add_output_options(app, typed);
  add_other_options(app, typed);
  const auto configuration = std::make_shared<Configuration>(app);
  app.config_formatter(configuration);
  finish_app(app, manual_of_query());
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() != 0) throw configuration->problem() ? *configuration->problem() : usage_error(e);
    status = app.exit(e);
    return {};
  }
  if (configuration->problem()) throw *configuration->problem();
  refuse_empty_width(argc, argv);
  return resolved(std::move(typed));
}

bool asks_for_json(int argc, char** argv) {
  std::string_view format;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--format" && i + 1 < argc) format = argv[i + 1];
    else if (argument.starts_with("--format=")) format = argument.substr(9);
  }
  return format == "json" || format == "ndjson" || format == "jsonl";
}

}  // namespace propos
