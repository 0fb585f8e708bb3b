// The report of `propos-bench peers`: tables, ratios, goals.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "bench/comparison/peers.hpp"

namespace propos {

/// A goal, and whether it is reached.
struct Goal {
  enum class State { met, not_met, not_measured } state = State::not_measured;
  std::string name;
  std::string limit;  ///< for people: at least 6
  double value = 0;   ///< the ratio, where it was measured
};

/// The goals of Propos, judged by a run. Those whose peer is not in it are not measured.
std::vector<Goal> judge(const PeersReport& report);

void print_markdown(std::ostream& out, const PeersReport& report);

Json to_json(const PeersReport& report);

}  // namespace propos
