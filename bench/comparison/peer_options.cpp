#include "bench/comparison/peer_options.hpp"

#include <CLI/CLI.hpp>

#include "bench/comparison/peer_list.hpp"
#include "common/error.hpp"
#include "common/limits.hpp"

namespace propos {

void add_peers_options(CLI::App& app, PeersOptions& options) {
  const auto count = CLI::Range(std::size_t{1}, std::size_t{10000});
  app.add_option("--passages", options.passages, "passages (NDJSON)")->required()->check(CLI::ExistingFile);
  auto* queries =
      app.add_option("--queries", options.queries, "directory of queries (*.tsv): or3.tsv, and2.tsv, phrase2.tsv, …");
  app.add_option("--jobs", options.jobs, "threads that build an index, where the engine has them")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  app.add_option("-n,--limit", options.limit, "hits per query")
      ->check(CLI::Range(std::size_t{1}, limits::max_hits))
      ->capture_default_str();
  app.add_option("--rounds", options.rounds, "how often all queries are asked after the warm-up")
      ->check(count)
      ->capture_default_str();
  app.add_option("--turn", options.turn, "queries that a peer answers before the next one's turn")
      ->check(count)
      ->capture_default_str();
  app.add_option("--warm-up", options.warm_up, "seconds of warm-up of each peer, after all queries once")
      ->check(CLI::Range(0.0, 3600.0))
      ->capture_default_str();
  app.add_option("--fetch", options.fetch,
                 "what of the hits is read in the measured time (Propos's text is with its snippet)")
      ->check(CLI::IsMember({"none", "text", "snippet"}))
      ->capture_default_str();
  app.add_option("--only", options.only, "these peers, with commas between")
      ->delimiter(',')
      ->check(CLI::IsMember(peer_names()));
  app.add_option("--work", options.work, "directory to build in and to leave the indexes in; default: a temporary one");
  app.add_flag("--relevance", options.relevance, "nDCG@10 of each peer's ranking instead of time")->excludes(queries);
  app.add_option("--topics", options.topics, "topics (qid<TAB>query lines), with --relevance");
  app.add_option("--qrels", options.qrels, "judgments (TREC), with --relevance");
  app.add_flag("--json", options.json, "JSON on standard output");
}

void check_peers_options(const PeersOptions& options) {
  const bool complete =
      options.relevance ? !options.topics.empty() && !options.qrels.empty() : !options.queries.empty();
  if (!complete)
    throw Error(ErrorKind::usage, "say what to ask: --queries DIR, or --relevance --topics FILE --qrels FILE");
}

}  // namespace propos
