// What was typed on propos-bench's command line, checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/comparison/peer_options.hpp"
#include "bench/data/generate.hpp"
#include "bench/quality/ablation.hpp"
#include "bench/quality/collections.hpp"
#include "bench/quality/cuts.hpp"
#include "bench/quality/features.hpp"
#include "bench/quality/pairing_quality.hpp"
#include "bench/quality/regressions.hpp"
#include "bench/quality/relevance.hpp"
#include "bench/speed/extras.hpp"
#include "bench/speed/game.hpp"
#include "bench/speed/indexing.hpp"
#include "bench/speed/latency.hpp"
#include "bench/speed/scale.hpp"

namespace propos {

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
