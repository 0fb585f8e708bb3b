// Numbers that the program tells of itself, in Prometheus' text format.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace propos::serve {

/// Counters, gauges and histograms by name and labels. Any number of threads. No label may hold what a client typed.
class Registry {
 public:
  using Labels = std::vector<std::pair<std::string, std::string>>;

  /// Makes a metric known; the others require it. One without a series is not printed.
  void counter(const std::string& name, const std::string& help);
  void gauge(const std::string& name, const std::string& help);
  /// `bounds`: the upper bounds of its buckets, ascending; one without bound is added.
  void histogram(const std::string& name, const std::string& help, std::vector<double> bounds);

  void add(const std::string& name, const Labels& labels = {}, double by = 1);  ///< to a counter
  void set(const std::string& name, double value,
           const Labels& labels = {});  ///< a gauge, or a counter that others count
  void observe(const std::string& name, double value, const Labels& labels = {});  ///< in a histogram
  /// Forgets the series that have all these labels.
  void drop(const std::string& name, const Labels& labels);

  /// All of them, text format 0.0.4.
  std::string print() const;

 private:
  struct Series {
    double value = 0;  ///< of a histogram: the sum
    std::vector<std::uint64_t> buckets;
    std::uint64_t count = 0;
  };
  struct Metric {
    std::string type, help;
    std::vector<double> bounds;
    std::map<Labels, Series> series;
  };
  void declare(const std::string& name, Metric metric);
  Series* series(const std::string& name, const Labels& labels);

  mutable std::mutex mutex_;
  std::map<std::string, Metric> metrics_;
};

/// The usual numbers of a process: CPU, memory, open files, start.
void declare_process(Registry& registry);
void measure_process(Registry& registry);

}  // namespace propos::serve
