#include "bench/program/bench_options.hpp"

#include <CLI/CLI.hpp>

#include "bench/quality/collections.hpp"
#include "bench/speed/extras.hpp"
#include "common/error.hpp"
#include "common/limits.hpp"
#include "common/option_table.hpp"
#include "query/meaning/dictionary.hpp"
#include "query/rank/rank.hpp"

namespace propos {
namespace {

void add_dictionary(CLI::App& app, std::string& dictionary) {
  const auto* option = app.add_option("--dictionary", dictionary, "English dictionary, as for propos-query; '' is none")
                           ->envname("PROPOS_DICTIONARY");
  app.parse_complete_callback(
      [option, &dictionary] { dictionary = resolve_dictionary(dictionary, option->count() > 0).string(); });
}

void add_relevance(CLI::App& app, RelevanceOptions& options) {
  auto* directory =
      app.add_option("-d,--db", options.directory, "directory of the index")->type_name("DIR")->envname("PROPOS_DB");
  auto* run = app.add_option("--run", options.run, "measure this TREC run instead of searching")->type_name("FILE");
  run->excludes(directory);
  app.add_option("--topics", options.topics, "topics (JSON, or qid<TAB>query lines); default: those that ship")
      ->type_name("FILE");
  app.add_option("--qrels", options.qrels, "judgments (TREC: topic 0 passage grade)")->type_name("FILE")->required();
  app.add_option(
         "--label", options.label,
         "search for the topics' labels (fr or en) instead of their words and phrases; fr-words, en-words: as if no "
         "topic had this name")
      ->check(CLI::IsMember(std::vector<std::string>(label_kinds.begin(), label_kinds.end())));
  app.add_option("--compare", options.compare, "a TREC run to compare with: difference, interval, wins")
      ->type_name("FILE");
  app.add_option("--save", options.save, "write the run to this file")->type_name("FILE");
  std::vector<std::string> features;
  for (std::size_t f = 0; f < feature_count; ++f) features.emplace_back(name_of(static_cast<Feature>(f)));
  app.add_option("--weight", options.weights,
                 "FEATURE=NUMBER: weight of a feature of the second pass (may be repeated)");
  app.add_option("--without", options.without, "leave out a feature of the second pass (may be repeated)")
      ->check(CLI::IsMember(features));
  app.add_flag("--first-pass", options.first_pass, "no second pass");
  app.add_flag("--exact", options.exact, "no spelling correction, no translation");
  add_dictionary(app, options.dictionary);
  app.add_flag("--per-topic", options.per_topic, "a line per topic");
  app.add_flag("--json", options.json, "JSON on standard output");
}

/// The index and the queries that are timed.
void add_timed_queries(CLI::App& app, std::string& directory, std::vector<std::string>& queries, const char* about) {
  app.add_option("-d,--db", directory, "directory of the index")
      ->type_name("DIR")
      ->envname("PROPOS_DB")
      ->capture_default_str();
  app.add_option("--queries", queries, about)->required();
}

/// How long the lists are, and how often they are made.
void add_repetition(CLI::App& app, std::size_t& limit, std::size_t most, std::size_t& rounds) {
  app.add_option("-n,--limit", limit, "hits per query")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, most))
      ->capture_default_str();
  app.add_option("--rounds", rounds, "how often all queries are run after the warm-up")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}))
      ->capture_default_str();
}

void add_latency(CLI::App& app, LatencyOptions& options) {
  add_timed_queries(
      app, options.directory, options.queries,
      "queries: files of one a line, or qid<TAB>query; or directories of such files (*.tsv). A row a file");
  app.add_option("--mode", options.mode, "how the words of a line are asked; free: as it is written")
      ->check(CLI::IsMember({"or", "and", "phrase", "free"}))
      ->capture_default_str();
  add_repetition(app, options.limit, limits::max_hits, options.rounds);
  app.add_option("--threads", options.threads, "how many ask at the same time")
      ->check(CLI::Range(std::size_t{1}, std::size_t{256}))
      ->capture_default_str();
  auto* rate = app.add_option("--rate", options.rate, "open loop: so many queries a second are due, answered or not")
                   ->check(CLI::Range(0.001, 1e7));
  auto* cold = app.add_flag("--cold", options.cold, "drop the index's pages from the page cache before each query");
  cold->excludes(rate);
  auto* first = app.add_flag("--first-pass", options.first_pass, "no second pass");
  app.add_flag("--compare-passes", options.compare_passes, "with and without the second pass, in turn")
      ->excludes(first)
      ->excludes(rate);
  app.add_option("--plot", options.plot, "write the distribution of the times to this file (SVG)");
  add_dictionary(app, options.dictionary);
  app.add_flag("--json", options.json, "JSON on standard output");
}

void add_extras(CLI::App& app, ExtrasOptions& options) {
  add_timed_queries(app, options.directory, options.queries,
                    "queries: files of one a line, or qid<TAB>query; or directories of such files (*.tsv)");
  add_repetition(app, options.limit, limits::max_hits - extras_offset, options.rounds);
  add_dictionary(app, options.dictionary);
  app.add_flag("--json", options.json, "JSON on standard output");
}

void add_collections(CLI::App& app, CollectionChoice& choice) {
  app.add_option("NAME", choice.names, "collections; default: all of the file");
  app.add_option("--collections", choice.file, "file that names collections and their parts")->capture_default_str();
}

void add_ablation(CLI::App& app, AblationOptions& options) {
  add_collections(app, options.collections);
  app.add_flag("--json", options.json, "JSON on standard output");
}

void add_regressions(CLI::App& app, RegressionOptions& options) {
  add_collections(app, options.collections);
  app.add_option("--expected", options.expected, "file of the expected figures")->capture_default_str();
  app.add_flag("--update", options.update, "write the figures of today into that file");
}

void add_features(CLI::App& app, FeatureOptions& options) {
  add_collections(app, options.collections);
  app.get_option("NAME")->required()->expected(1);
  app.add_option("--depth", options.depth, "candidates per topic")
      ->check(CLI::Range(std::size_t{1}, limits::max_hits))
      ->capture_default_str();
  app.add_option("--weight", options.weights,
                 "FEATURE=NUMBER: weights that choose whose words are fed back (may be repeated)");
}

void add_pairing(CLI::App& app, PairingOptions& options) {
  app.add_option("DIR", options.directory, "directory of posts")->capture_default_str();
  app.add_option("--folds", options.folds, "parts that are held out in turn")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "of learning")->check(CLI::Range(1, 1000))->capture_default_str();
}

/// What propos-index is given on.
void add_building(CLI::App& app, std::size_t& jobs, std::size_t& max_memory) {
  app.add_option("--jobs", jobs, "threads of propos-index")->check(CLI::Range(std::size_t{1}, std::size_t{256}));
  app.add_option("--max-memory", max_memory, "MB that propos-index may use")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 20));
}

void add_index(CLI::App& app, IndexingOptions& options) {
  app.add_option("PASSAGES", options.sources, "files or directories, as for propos-index")->required();
  app.add_option("-d,--db", options.directory, "build the index here and leave it; default: a temporary directory");
  app.add_option("--input", options.input, "as for propos-index")
      ->check(CLI::IsMember({"auto", "posts", "passages", "wxr", "html"}));
  add_building(app, options.jobs, options.max_memory);
  app.add_flag("--json", options.json, "JSON on standard output");
}

void add_scale(CLI::App& app, ScaleOptions& options) {
  app.add_option("--sizes", options.sizes, "numbers of passages, with commas between")
      ->delimiter(',')
      ->check(CLI::Range(std::size_t{10}, std::size_t{100'000'000}))
      ->capture_default_str();
  app.add_option("--keep", options.keep, "make data and indexes here and leave them; default: a temporary directory");
  app.add_option("--queries", options.queries, "queries of each kind")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}))
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "how often all queries are run after the warm-up")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "of what is generated")->capture_default_str();
  add_building(app, options.jobs, options.max_memory);
  app.add_option("--plot", options.plot, "write indexing and query times against sizes to this file (SVG)");
  app.add_flag("--json", options.json, "JSON on standard output");
}

using Command = BenchOptions::Command;

CLI::App* add_command(CLI::App& app, BenchOptions& options, Command command, const char* name, const char* about) {
  auto* subcommand = app.add_subcommand(name, about);
  subcommand->callback([&options, command] { options.command = command; });
  return subcommand;
}

void add_game(CLI::App& app, BenchOptions& options) {
  auto& game = options.game;
  auto* build =
      add_command(app, options, Command::game_build, "build", "index the {\"id\",\"text\"} lines of standard input");
  build->add_option("DIR", game.directory, "directory of the index")->required();
  add_building(*build, game.jobs, game.max_memory);
  auto* query =
      add_command(app, options, Command::game_query, "query", "answer the COMMAND<TAB>query lines of standard input");
  query->add_option("DIR", game.directory, "directory of the index")->required();
  query->add_flag("--second-pass", game.second_pass, "rank with both passes; default: the first, a BM25F, alone");
  app.require_subcommand(1);
}

void add_generate(CLI::App& app, GenerateOptions& options) {
  app.add_option("DIR", options.directory, "where to write passages.ndjson, queries/ and manifest.json")->required();
  app.add_option("--passages", options.passages, "how many passages")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))
      ->capture_default_str();
  app.add_option("--words", options.words, "words of a passage, on the average")
      ->check(CLI::Range(std::size_t{10}, std::size_t{10'000}))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "the same seed gives the same bytes")->capture_default_str();
  app.add_option("--queries", options.queries, "queries of each kind")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}))
      ->capture_default_str();
}

void add_commands(CLI::App& app, BenchOptions& options) {
  const auto add = [&](Command command, const char* name, const char* about) {
    return add_command(app, options, command, name, about);
  };
  add_relevance(*add(Command::relevance, "relevance", "nDCG@10, MRR@10, P@5 and R@100 of a collection's topics"),
                options.relevance);
  add_latency(*add(Command::latency, "latency", "time per query, in process"), options.latency);
  add_extras(*add(Command::extras, "extras", "what each extra of a query costs: a table in Markdown"), options.extras);
  auto* cut = add(Command::cut, "cut",
                  "how well labelled posts are cut: boundaries, questions, speakers, turns, what stands apart");
  cut->add_option("DIR", options.cut.directories, "directories of labelled posts")->capture_default_str();
  cut->add_flag("--differences", options.cut.differences, "print what differs, post by post");
  add_ablation(*add(Command::ablation, "ablation", "what each component is worth: a table in Markdown"),
               options.ablation);
  add_regressions(
      *add(Command::regressions, "regressions", "compare collections with the figures that are expected of them"),
      options.regressions);
  add_features(
      *add(Command::features, "features", "features of a collection's candidates, as learning programs read them"),
      options.features);
  add_pairing(*add(Command::pairing, "pairing", "how many questions that stand apart come back to their answers"),
              options.pairing);
  add_generate(*add(Command::generate, "generate", "French-like passages and queries, the same on every machine"),
               options.generate);
  auto* words = add(Command::words, "words", "what the words of a collection are like: shares, lengths, growth");
  words->add_option("PASSAGES", options.words, "ready passages (NDJSON)")->required();
  add_index(*add(Command::index, "index", "time, memory and size of building an index"), options.index);
  add_scale(*add(Command::scale, "scale", "how time, memory and size grow with the collection"), options.scale);
  add_game(*app.add_subcommand("game", "the protocol of search-benchmark-game"), options);
  add_peers_options(
      *add(Command::peers, "peers", "Propos beside other search engines: indexing, size, memory, time per query"),
      options.peers);
  auto* driver = app.add_subcommand("driver", "Propos as one of the peers (bench/peers/README.md)")->prefix_command();
  driver->callback([&options, driver] {
    options.command = Command::driver;
    options.driver = driver->remaining();
  });
  app.require_subcommand(1);
}

void check(const BenchOptions& options) {
  if (options.latency.cold && options.latency.threads > 1)
    throw Error(ErrorKind::usage, "--cold is for one thread: others would bring the pages back");
  if (options.command == Command::relevance && options.relevance.directory.empty() && options.relevance.run.empty())
    throw Error(ErrorKind::usage, "say what to measure: -d DIR (an index) or --run FILE");
  if (options.command == Command::peers) check_peers_options(options.peers);
}

Manual manual_of_bench() {
  Manual manual;
  manual.description =
      "Measures how good the rankings of an index are and how fast they come, how well posts are cut, and how others "
      "do.";
  manual.statuses = {{"0", "done"}, {"2", "error"}};
  manual.examples = {
      {"propos-bench relevance -d propos.db --topics corpus/topics.json --qrels corpus/qrels.txt --per-topic", ""},
      {"propos-bench relevance --run theirs.run --qrels corpus/qrels.txt --compare ours.run", ""},
      {"propos-bench ablation sample", ""},
      {"propos-bench regressions --update", ""},
      {"propos-bench generate data --passages 100000", ""},
      {"propos-bench index data/passages.ndjson -d data/index", ""},
      {"propos-bench latency -d data/index --queries data/queries --plot latency.svg", ""},
      {"propos-bench latency -d data/index --queries data/queries/or3.tsv --threads 2 --rate 500", ""},
      {"propos-bench extras -d data/index --queries data/queries", ""},
      {"propos-bench scale --sizes 10000,100000,1000000 --plot scale.svg", ""},
      {"propos-bench peers --passages data/passages.ndjson --queries data/queries --only propos,xapian,lucene", ""}};
  manual.environment = {{"PROPOS_DB", "directory of the index"},
                        {"PROPOS_DICTIONARY", "English dictionary, as --dictionary"}};
  manual.see_also = "propos-query(1), propos-index(1)";
  return manual;
}

}  // namespace

BenchOptions parse_bench_options(int argc, char** argv, int& status) {
  BenchOptions options;
  CLI::App app{"Measures Propos: how good its rankings are, and how fast."};
  app.name("propos-bench");
  add_commands(app, options);
  finish_app(app, manual_of_bench());
  status = -1;
  try {
    app.parse(argc, argv);
    check(options);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
  }
  return options;
}

}  // namespace propos
