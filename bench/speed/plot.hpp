// Charts as SVG.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace propos {

/// A line of a chart.
struct Series {
  std::string name;
  std::vector<std::pair<double, double>> points;  ///< x, y; over 0 on logarithmic axes
  bool dashed = false;                            ///< for what is no measurement
  bool marks = false;                             ///< a dot at each point
};

/// An axis. Ticks are chosen from the values where none are given.
struct Axis {
  std::string label;  ///< with its unit
  bool logarithmic = true;
  std::vector<std::pair<double, std::string>> ticks;
};

struct Chart {
  std::string title;
  Axis x, y;
  std::vector<Series> series;
};

/// The charts side by side. A pure function: the same charts give the same bytes.
std::string to_svg(const std::vector<Chart>& charts);

}  // namespace propos
