#include "query/serve/http/registry.hpp"

#include <catch2/catch.hpp>

#include "common/limits.hpp"

using namespace propos;
using namespace propos::serve;

TEST_CASE("counters and gauges are printed with their labels", "[serve]") {
  Registry registry;
  registry.counter("asked_total", "How often.");
  registry.gauge("depth", "How deep\nit is.");
  registry.add("asked_total", {{"kind", "a"}});
  registry.add("asked_total", {{"kind", "a"}}, 2);
  registry.add("asked_total", {{"kind", "b"}, {"status", "x\"\\\n"}});
  registry.set("depth", 2.5);
  CHECK(registry.print() ==
        "# HELP asked_total How often.\n# TYPE asked_total counter\n"
        "asked_total{kind=\"a\"} 3\nasked_total{kind=\"b\",status=\"x\\\"\\\\\\n\"} 1\n"
        "# HELP depth How deep\\nit is.\n# TYPE depth gauge\ndepth 2.5\n");
}

TEST_CASE("a histogram's buckets hold what is at most their bound", "[serve]") {
  Registry registry;
  registry.histogram("seconds", "Long.", {0.1, 1});
  for (const double value : {0.05, 0.1, 0.5, 3.0}) registry.observe("seconds", value, {{"kind", "a"}});
  CHECK(registry.print() ==
        "# HELP seconds Long.\n# TYPE seconds histogram\n"
        "seconds_bucket{kind=\"a\",le=\"0.1\"} 2\nseconds_bucket{kind=\"a\",le=\"1\"} 3\n"
        "seconds_bucket{kind=\"a\",le=\"+Inf\"} 4\nseconds_sum{kind=\"a\"} 3.65\nseconds_count{kind=\"a\"} 4\n");
}

TEST_CASE("series are forgotten by their labels", "[serve]") {
  Registry registry;
  registry.gauge("info", "Which.");
  registry.set("info", 1, {{"index", "a"}, {"revision", "1"}});
  registry.set("info", 1, {{"index", "b"}, {"revision", "1"}});
  registry.drop("info", {{"index", "a"}});
  registry.set("info", 1, {{"index", "a"}, {"revision", "2"}});
  CHECK(registry.print() ==
        "# HELP info Which.\n# TYPE info gauge\n"
        "info{index=\"a\",revision=\"2\"} 1\ninfo{index=\"b\",revision=\"1\"} 1\n");
}

TEST_CASE("a metric has so many series and not one more", "[serve]") {
  Registry registry;
  registry.counter("many_total", "Many.");
  for (std::size_t i = 0; i <= limits::max_metric_series; ++i)
    registry.add("many_total", {{"label", std::to_string(i)}});
  const auto printed = registry.print();
  const auto last = std::to_string(limits::max_metric_series);
  CHECK(printed.find("label=\"" + std::to_string(limits::max_metric_series - 1) + "\"") != std::string::npos);
  CHECK(printed.find("label=\"" + last + "\"") == std::string::npos);
}

TEST_CASE("a process measures itself", "[serve]") {
  Registry registry;
  declare_process(registry);
  measure_process(registry);
  for (const auto* name : {"process_cpu_seconds_total", "process_resident_memory_bytes", "process_open_fds"})
    CHECK(registry.print().find(std::string("\n") + name + ' ') != std::string::npos);
}
