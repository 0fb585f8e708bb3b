// Charts as SVG.
#include <catch2/catch.hpp>

#include <string>

#include "bench/speed/plot.hpp"

using namespace propos;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

const Chart chart = {
    "Times",
    {"passages", true, {}},
    {"microseconds", true, {}},
    {{"or <2>", {{10, 5}, {100, 50}, {1000, 500}}, false, true}, {"linear", {{10, 5}, {1000, 500}}, true, false}}};

}  // namespace

TEST_CASE("a chart has its title, axes with units, a line and a name for each series", "[plot]") {
  const auto svg = to_svg({chart});
  CHECK_THAT(svg, Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n"));
  for (const auto* words : {">Times<", ">passages<", ">microseconds<", ">or &lt;2&gt;<", ">linear<"})
    CHECK_THAT(svg, Catch::Contains(words));
  CHECK(count(svg, "<polyline") == 2);
  CHECK(count(svg, "<circle") == 3);
  CHECK_THAT(svg, Catch::Contains(">1,000<"));
  CHECK(count(to_svg({chart, chart}), "<polyline") == 4);
}

TEST_CASE("equal steps on logarithmic axes are equal ratios", "[plot]") {
  auto flat = chart;
  flat.series = {{"", {{1, 1}, {10, 1}, {100, 1}}, false, true}};
  flat.x.ticks = {{1, "1"}, {100, "100"}};
  const auto svg = to_svg({flat});
  std::vector<double> x;
  for (auto at = svg.find("cx=\""); at != std::string::npos; at = svg.find("cx=\"", at + 1))
    x.push_back(std::stod(svg.substr(at + 4)));
  REQUIRE(x.size() == 3);
  CHECK(x[1] - x[0] == Approx(x[2] - x[1]).margin(0.2));
}

TEST_CASE("a chart of one point or of none has no numbers that are none", "[plot]") {
  auto one = chart;
  one.series = {{"one", {{10, 10}}, false, true}};
  auto none = chart;
  none.series = {};
  for (const auto& svg : {to_svg({one}), to_svg({none})}) {
    CHECK(count(svg, "nan") == 0);
    CHECK(count(svg, "inf") == 0);
  }
}
