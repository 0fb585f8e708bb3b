#include <cstdio>
#include <exception>

#include "bench/comparison/peers.hpp"
#include "bench/data/generate.hpp"
#include "bench/data/word_statistics.hpp"
#include "bench/peers/propos/driver.hpp"
#include "bench/program/bench_options.hpp"
#include "bench/quality/ablation.hpp"
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
#include "common/error.hpp"

int main(int argc, char** argv) {
  try {
    int status = -1;
    const auto options = propos::parse_bench_options(argc, argv, status);
    if (status >= 0) return status;
    switch (options.command) {
      case propos::BenchOptions::Command::relevance: return propos::run_relevance(options.relevance);
      case propos::BenchOptions::Command::latency: return propos::run_latency(options.latency);
      case propos::BenchOptions::Command::extras: return propos::run_extras(options.extras);
      case propos::BenchOptions::Command::cut: return propos::run_cuts(options.cut);
      case propos::BenchOptions::Command::ablation: return propos::run_ablation(options.ablation);
      case propos::BenchOptions::Command::regressions: return propos::run_regressions(options.regressions);
      case propos::BenchOptions::Command::features: return propos::run_features(options.features);
      case propos::BenchOptions::Command::pairing: return propos::run_pairing(options.pairing);
      case propos::BenchOptions::Command::generate: return propos::run_generate(options.generate);
      case propos::BenchOptions::Command::words: return propos::run_words(options.words);
      case propos::BenchOptions::Command::index: return propos::run_indexing(options.index);
      case propos::BenchOptions::Command::scale: return propos::run_scale(options.scale);
      case propos::BenchOptions::Command::game_build: return propos::run_game_build(options.game);
      case propos::BenchOptions::Command::game_query: return propos::run_game_query(options.game);
      case propos::BenchOptions::Command::peers: return propos::run_peers(options.peers);
      case propos::BenchOptions::Command::driver: return propos::run_propos_driver(options.driver);
      case propos::BenchOptions::Command::none: break;
    }
  } catch (const propos::Error& e) {
    std::fprintf(stderr, "propos-bench: %s\n", e.what());
  } catch (const std::exception& e) {
    std::fprintf(stderr, "propos-bench: internal error, please report it: %s\n", e.what());
  }
  return 2;
}
