// What was typed on propos-bench's command line, checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/comparison/peer_options.hpp"

namespace propos {

struct RelevanceOptions {
  std::string directory;  ///< of the index; or
  std::string run;        ///< a TREC run in its place
  std::string topics;
  std::string qrels;
  std::string label;    ///< one of label_kinds, or empty: what is asked instead of the topics' words and phrases
  std::string compare;  ///< a TREC run to compare with
  std::string save;     ///< where to write the run
  std::vector<std::string> weights;  ///< of features of the second pass, `name=weight`
  std::vector<std::string> without;  ///< features of the second pass to leave out
  bool first_pass = false;           ///< no second pass at all
  bool exact = false;                ///< no spelling correction, no translation
  std::string dictionary;            ///< of English; empty: none
  bool per_topic = false;
  bool json = false;
};

struct LatencyOptions {
  std::string directory = "propos.db";
  std::vector<std::string> queries;  ///< files, or directories of *.tsv
  std::string mode = "free";         ///< or, and, phrase, free
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::size_t threads = 1;
  double rate = 0;              ///< queries a second of an open loop; 0: closed loop
  bool cold = false;            ///< drop the index's pages before each query
  bool first_pass = false;      ///< no second pass
  bool compare_passes = false;  ///< with and without the second pass, in turn
  std::string dictionary;       ///< of English; empty: none
  std::string plot;             ///< SVG file; empty: none
  bool json = false;
};

struct ExtrasOptions {
  std::string directory = "propos.db";
  std::vector<std::string> queries;  ///< as in LatencyOptions
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::string dictionary;  ///< of English; empty: none
  bool json = false;
};

struct CutOptions {
  std::string directory = "tests/data/cuts";
  bool differences = false;
};

/// Which collections of which file; see bench/quality/collections.hpp.
struct CollectionChoice {
  std::string file = "bench/collections.json";
  std::vector<std::string> names;  ///< none: all
};

struct AblationOptions {
  CollectionChoice collections;
  bool json = false;
};

struct RegressionOptions {
  CollectionChoice collections;
  std::string expected = "bench/regressions.json";
  bool update = false;
};

struct FeatureOptions {
  CollectionChoice collections;      ///< one name
  std::vector<std::string> weights;  ///< as in RelevanceOptions
  std::size_t depth = 100;           ///< candidates per topic
};

struct PairingOptions {
  std::string directory = "corpus/posts";
  std::size_t folds = 8;
  std::size_t rounds = 20;  ///< over the interviews, while learning
};

struct GenerateOptions {
  std::string directory;
  std::size_t passages = 100000;
  std::size_t words = 120;  ///< of a passage, on the average
  std::uint64_t seed = 1;
  std::size_t queries = 200;  ///< of each kind
};

struct IndexingOptions {
  std::vector<std::string> sources;
  std::string directory;       ///< of the index; empty: a temporary one
  std::string input;           ///< of propos-index; empty: its own choice
  std::size_t jobs = 0;        ///< likewise; 0
  std::size_t max_memory = 0;  ///< MB; likewise
  bool json = false;
};

struct ScaleOptions {
  std::vector<std::size_t> sizes = {10000, 100000, 1000000};  ///< passages
  std::string keep;           ///< directory for data and indexes; empty: a temporary one
  std::size_t queries = 200;  ///< of each kind
  std::size_t rounds = 3;
  std::size_t jobs = 0, max_memory = 0;  ///< as for IndexingOptions
  std::uint64_t seed = 1;
  std::string plot;
  bool json = false;
};

struct GameOptions {
  std::string directory;
  std::size_t jobs = 0, max_memory = 0;  ///< as for IndexingOptions
  bool second_pass = false;
};

struct BenchOptions {
  enum class Command {
    none,
    relevance,
    latency,
    extras,
    cut,
    ablation,
    regressions,
    features,
    pairing,
    generate,
    words,
    index,
    scale,
    game_build,
    game_query,
    peers,
    driver
  } command = Command::none;
  RelevanceOptions relevance;
  LatencyOptions latency;
  ExtrasOptions extras;
  CutOptions cut;
  AblationOptions ablation;
  RegressionOptions regressions;
  FeatureOptions features;
  PairingOptions pairing;
  GenerateOptions generate;
  std::string words;  ///< the file of passages whose words are counted
  IndexingOptions index;
  ScaleOptions scale;
  GameOptions game;
  PeersOptions peers;
  std::vector<std::string> driver;  ///< what stands behind `driver`
};

/// Parses and checks the command line; see parse_query_options().
BenchOptions parse_bench_options(int argc, char** argv, int& status);

}  // namespace propos
