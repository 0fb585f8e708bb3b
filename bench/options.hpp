// What was typed on propos-bench's command line, checked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace propos {

struct RelevanceOptions {
  std::string directory;   ///< of the index; or
  std::string run;         ///< a TREC run in its place
  std::string topics;
  std::string qrels;
  std::string label;       ///< one of label_kinds, or empty: what is asked instead of the topics' words and phrases
  std::string compare;     ///< a TREC run to compare with
  std::string save;        ///< where to write the run
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
  std::string queries;
  std::size_t limit = 10;
  std::size_t rounds = 5;
  std::string dictionary;  ///< of English; empty: none
  bool json = false;
};

struct CutOptions {
  std::string directory = "tests/data/cuts";
  bool differences = false;
};

/// Which collections of which file; see bench/collections.hpp.
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
  CollectionChoice collections;    ///< one name
  std::vector<std::string> weights;  ///< as in RelevanceOptions
  std::size_t depth = 100;         ///< candidates per topic
};

struct PairingOptions {
  std::string directory = "corpus/posts";
  std::size_t folds = 8;
  std::size_t rounds = 20;  ///< over the interviews, while learning
};

struct BenchOptions {
  enum class Command { none, relevance, latency, cut, ablation, regressions, features, pairing } command = Command::none;
  RelevanceOptions relevance;
  LatencyOptions latency;
  CutOptions cut;
  AblationOptions ablation;
  RegressionOptions regressions;
  FeatureOptions features;
  PairingOptions pairing;
};

/// Parses and checks the command line; see parse_query_options().
BenchOptions parse_bench_options(int argc, char** argv, int& status);

}  // namespace propos
