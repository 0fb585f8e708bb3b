#include "bench/options.hpp"

#include <CLI/CLI.hpp>

#include "bench/collections.hpp"
#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/dictionary.hpp"
#include "query/rank.hpp"

namespace propos {
namespace {

void add_dictionary(CLI::App& app, std::string& dictionary) {
  app.add_option("--dictionary", dictionary, "English dictionary, as for propos-query; '' is none")->envname("PROPOS_DICTIONARY");
}

void add_relevance(CLI::App& app, RelevanceOptions& options) {
  auto* directory = app.add_option("-d,--db", options.directory, "directory of the index")->envname("PROPOS_DB");
  auto* run = app.add_option("--run", options.run, "measure this TREC run instead of searching");
  run->excludes(directory);
  app.add_option("--topics", options.topics, "topics (JSON, or qid<TAB>query lines); default: those that ship");
  app.add_option("--qrels", options.qrels, "judgments (TREC: topic 0 passage grade)")->required();
  app.add_option("--label", options.label,
                 "search for the topics' labels (fr or en) instead of their words and phrases; fr-words, en-words: as if no "
                 "topic had this name")
      ->check(CLI::IsMember(std::vector<std::string>(label_kinds.begin(), label_kinds.end())));
  app.add_option("--compare", options.compare, "a TREC run to compare with: difference, interval, wins");
  app.add_option("--save", options.save, "write the run to this file");
  std::vector<std::string> features;
  for (std::size_t f = 0; f < feature_count; ++f) features.emplace_back(name_of(static_cast<Feature>(f)));
  app.add_option("--weight", options.weights, "FEATURE=NUMBER: weight of a feature of the second pass (may be repeated)");
  app.add_option("--without", options.without, "leave out a feature of the second pass (may be repeated)")
      ->check(CLI::IsMember(features));
  app.add_flag("--first-pass", options.first_pass, "no second pass");
  app.add_flag("--exact", options.exact, "no spelling correction, no translation");
  add_dictionary(app, options.dictionary);
  app.add_flag("--per-topic", options.per_topic, "a line per topic");
  app.add_flag("--json", options.json, "JSON on standard output");
}

void add_latency(CLI::App& app, LatencyOptions& options) {
  app.add_option("-d,--db", options.directory, "directory of the index")->envname("PROPOS_DB")->capture_default_str();
  app.add_option("--queries", options.queries, "queries: one a line, or qid<TAB>query")->required();
  app.add_option("-n,--limit", options.limit, "hits per query")->check(CLI::Range(std::size_t{1}, limits::max_hits))->capture_default_str();
  app.add_option("--rounds", options.rounds, "how often all queries are run after the warm-up")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}))
      ->capture_default_str();
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
  app.add_option("--weight", options.weights, "FEATURE=NUMBER: weights that choose whose words are fed back (may be repeated)");
}

void add_pairing(CLI::App& app, PairingOptions& options) {
  app.add_option("DIR", options.directory, "directory of posts")->capture_default_str();
  app.add_option("--folds", options.folds, "parts that are held out in turn")->check(CLI::Range(2, 1000))->capture_default_str();
  app.add_option("--rounds", options.rounds, "of learning")->check(CLI::Range(1, 1000))->capture_default_str();
}

}  // namespace

BenchOptions parse_bench_options(int argc, char** argv, int& status) {
  BenchOptions options;
  CLI::App app{"Measures Propos: how good its rankings are, and how fast."};
  app.name("propos-bench");
  app.set_version_flag("--version", "propos-bench 0.1.0");
  auto* relevance = app.add_subcommand("relevance", "nDCG@10, MRR@10, P@5 and R@100 of a collection's topics");
  add_relevance(*relevance, options.relevance);
  auto* latency = app.add_subcommand("latency", "time per query, in process, after a warm-up");
  add_latency(*latency, options.latency);
  auto* cut = app.add_subcommand("cut", "precision and recall of the cutter on labelled posts");
  cut->add_option("DIR", options.cut.directory, "directory of labelled posts")->capture_default_str();
  cut->add_flag("--differences", options.cut.differences, "print what differs, post by post");
  auto* ablation = app.add_subcommand("ablation", "what each component is worth: a table in Markdown");
  add_ablation(*ablation, options.ablation);
  auto* regressions = app.add_subcommand("regressions", "compare collections with the figures that are expected of them");
  add_regressions(*regressions, options.regressions);
  auto* features = app.add_subcommand("features", "features of a collection's candidates, as learning programs read them");
  add_features(*features, options.features);
  auto* pairing = app.add_subcommand("pairing", "how many questions that stand apart come back to their answers");
  add_pairing(*pairing, options.pairing);
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  propos-bench relevance -d propos.db --topics corpus/topics.json --qrels corpus/qrels.txt --per-topic\n"
      "  propos-bench relevance --run theirs.run --qrels corpus/qrels.txt --compare ours.run\n"
      "  propos-bench ablation sample\n"
      "  propos-bench regressions --update\n"
      "  propos-bench latency -d propos.db --queries queries.tsv");
  status = -1;
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    status = app.exit(e) == 0 ? 0 : 2;
    return options;
  }
  options.command = *relevance ? BenchOptions::Command::relevance
                    : *latency ? BenchOptions::Command::latency
                    : *ablation ? BenchOptions::Command::ablation
                    : *regressions ? BenchOptions::Command::regressions
                    : *features ? BenchOptions::Command::features
                    : *pairing ? BenchOptions::Command::pairing
                               : BenchOptions::Command::cut;
  const auto dictionary = [](const CLI::App& command, std::string& name) {
    name = resolve_dictionary(name, command.count("--dictionary") > 0).string();
  };
  dictionary(*relevance, options.relevance.dictionary);
  dictionary(*latency, options.latency.dictionary);
  if (*relevance && options.relevance.directory.empty() && options.relevance.run.empty())
    throw Error(ErrorKind::usage, "say what to measure: -d DIR (an index) or --run FILE");
  return options;
}

}  // namespace propos
