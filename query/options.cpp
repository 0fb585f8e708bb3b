#include "query/options.hpp"

#include <CLI/CLI.hpp>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/dictionary.hpp"

namespace propos {

QueryOptions parse_query_options(int argc, char** argv, int& status) {
  QueryOptions options;
  CLI::App app{"Finds who said what: ranks the answers of indexed interviews for words or a topic."};
  app.name("propos-query");
  std::vector<std::string> words;
  app.add_option("WORDS", words,
                 "the query: words, \"a phrase\" or « une locution », +must, -not, ET OU SAUF PRÈS/5, tarif*, mot~, =form, "
                 "titre: auteur: date:2024 depuis:6mois topic:… (query/LANGUAGE.md)");
  auto* directory =
      app.add_option("-d,--db", options.directory, "directory of the index")->envname("PROPOS_DB")->capture_default_str();
  auto* topic = app.add_option("--topic", options.topic, "a topic instead of words: its id or its label");
  app.add_option("--topics", options.topics, "file of topics (JSON, or qid<TAB>query lines) instead of those that ship");
  app.add_flag("--list-topics", options.list_topics, "list the topics there are");
  auto* batch = app.add_option("--batch", options.batch, "answer the qid<TAB>query lines of a file (- is standard input)");
  app.add_option("-n,--limit", options.limit, "how many hits")
      ->check(CLI::Range(std::size_t{1}, limits::max_hits))
      ->capture_default_str();
  std::string format = "text";
  app.add_option("--format", format, "text, json, or trec (a run)")
      ->check(CLI::IsMember({"text", "json", "trec"}))
      ->capture_default_str();
  app.add_flag("--explain", options.explain, "show what each part of the query adds to the score");
  app.add_flag("--exact", options.exact, "take words as they are typed: no spelling correction, no translation");
  app.add_flag("--parse", options.parse, "show how the query is read (--format json: as a tree) and search nothing");
  auto* dictionary = app.add_option("--dictionary", options.dictionary,
                                    "English dictionary (dictd: its .index file); default: FreeDict's, where it is installed")
                         ->envname("PROPOS_DICTIONARY");
  auto* analyze = app.add_option("--analyze", options.analyze,
                                 "show the tokens and terms of a text, and why; with -d also what the index holds of them");
  app.set_version_flag("--version", "propos-query 0.1.0");
  topic->excludes(batch);
  analyze->excludes(topic)->excludes(batch);
  app.footer(
      "Exit status: 0 something was found, 1 nothing was found, 2 error.\n\n"
      "Examples:\n"
      "  propos-query droits de douane\n"
      "  propos-query '« guerre commerciale » acier -vin'     (quoted: a bare -vin is read as a flag)\n"
      "  propos-query --topic open-source -n 3\n"
      "  propos-query --batch questions.tsv --format trec > run.txt\n"
      "  propos-query --analyze 'l’école des semi-conducteurs'");
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
    return options;
  }
  options.directory_named = directory->count() > 0;
  options.dictionary = resolve_dictionary(options.dictionary, dictionary->count() > 0).string();
  for (const auto& word : words) options.words += (options.words.empty() ? "" : " ") + word;
  options.format = format == "json" ? Format::json : format == "trec" ? Format::trec : Format::text;
  if (!words.empty() && (!options.topic.empty() || !options.batch.empty()))
    throw Error(ErrorKind::usage, "words and --topic or --batch exclude each other: give one of them");
  if (options.analyze && !words.empty())
    throw Error(ErrorKind::usage, "words and --analyze exclude each other: quote the text to be analysed");
  if (options.analyze && options.format == Format::trec)
    throw Error(ErrorKind::usage, "--analyze has the formats text and json");
  return options;
}

}  // namespace propos
