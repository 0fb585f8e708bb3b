#include "query/serve/http/registry.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "common/limits.hpp"

namespace propos::serve {
namespace {

std::string number(double value) {
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  char text[32];
  std::snprintf(text, sizeof text, value == std::floor(value) && std::fabs(value) < 1e15 ? "%.0f" : "%.9g", value);
  return text;
}

std::string escaped(const std::string& text, bool quotes) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\\' || (quotes && c == '"')) (out += '\\') += c;
    else out += c;
  }
  return out;
}

std::string line(const std::string& name, Registry::Labels labels, double value) {
  std::string out = name;
  for (std::size_t i = 0; i < labels.size(); ++i)
    out += (i == 0 ? '{' : ',') + labels[i].first + "=\"" + escaped(labels[i].second, true) + '"';
  if (!labels.empty()) out += '}';
  return out + ' ' + number(value) + '\n';
}

Registry::Labels with(Registry::Labels labels, const std::string& name, const std::string& value) {
  labels.emplace_back(name, value);
  return labels;
}

}  // namespace

void Registry::declare(const std::string& name, Metric metric) {
  const std::lock_guard lock(mutex_);
  metrics_.emplace(name, std::move(metric));
}

void Registry::counter(const std::string& name, const std::string& help) { declare(name, {"counter", help, {}, {}}); }

void Registry::gauge(const std::string& name, const std::string& help) { declare(name, {"gauge", help, {}, {}}); }

void Registry::histogram(const std::string& name, const std::string& help, std::vector<double> bounds) {
  declare(name, {"histogram", help, std::move(bounds), {}});
}

Registry::Series* Registry::series(const std::string& name, const Labels& labels) {
  const auto metric = metrics_.find(name);
  assert(metric != metrics_.end());
  if (metric == metrics_.end()) return nullptr;
  auto& all = metric->second.series;
  const auto found = all.find(labels);
  if (found != all.end()) return &found->second;
  if (all.size() >= limits::max_metric_series) return nullptr;
  auto& made = all[labels];
  made.buckets.resize(metric->second.bounds.size());
  return &made;
}

void Registry::add(const std::string& name, const Labels& labels, double by) {
  const std::lock_guard lock(mutex_);
  if (auto* found = series(name, labels)) found->value += by;
}

void Registry::set(const std::string& name, double value, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  if (auto* found = series(name, labels)) found->value = value;
}

void Registry::observe(const std::string& name, double value, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  auto* found = series(name, labels);
  if (!found) return;
  const auto& bounds = metrics_.at(name).bounds;
  const auto bucket = static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
  if (bucket < found->buckets.size()) ++found->buckets[bucket];
  ++found->count;
  found->value += value;
}

void Registry::drop(const std::string& name, const Labels& labels) {
  const std::lock_guard lock(mutex_);
  const auto metric = metrics_.find(name);
  if (metric == metrics_.end()) return;
  std::erase_if(metric->second.series, [&](const auto& entry) {
    return std::all_of(labels.begin(), labels.end(), [&](const auto& label) {
      return std::find(entry.first.begin(), entry.first.end(), label) != entry.first.end();
    });
  });
}

std::string Registry::print() const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& [name, metric] : metrics_) {
    if (metric.series.empty()) continue;
    out += "# HELP " + name + ' ' + escaped(metric.help, false) + "\n# TYPE " + name + ' ' + metric.type + '\n';
    for (const auto& [labels, series] : metric.series) {
      if (metric.type != "histogram") {
        out += line(name, labels, series.value);
        continue;
      }
      std::uint64_t below = 0;
      for (std::size_t i = 0; i < metric.bounds.size(); ++i) {
        below += series.buckets[i];
        out += line(name + "_bucket", with(labels, "le", number(metric.bounds[i])), static_cast<double>(below));
      }
      out += line(name + "_bucket", with(labels, "le", "+Inf"), static_cast<double>(series.count));
      out += line(name + "_sum", labels, series.value);
      out += line(name + "_count", labels, static_cast<double>(series.count));
    }
  }
  return out;
}

void declare_process(Registry& registry) {
  registry.counter("process_cpu_seconds_total", "CPU time of the process, in seconds.");
  registry.gauge("process_resident_memory_bytes", "Memory of the process that is in RAM, in bytes.");
  registry.gauge("process_open_fds", "Open file descriptors.");
  registry.gauge("process_max_fds", "Most file descriptors that may be open.");
  registry.gauge("process_start_time_seconds", "When it began, in seconds since 1970.");
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  registry.set("process_start_time_seconds", std::chrono::duration<double>(now).count());
}

void measure_process(Registry& registry) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  registry.set("process_cpu_seconds_total", seconds(used.ru_utime) + seconds(used.ru_stime));
  std::ifstream memory("/proc/self/statm");
  double all = 0, resident = 0;
  if (memory >> all >> resident)
    registry.set("process_resident_memory_bytes", resident * static_cast<double>(::sysconf(_SC_PAGESIZE)));
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (!error) registry.set("process_open_fds", static_cast<double>(std::distance(begin(files), end(files))));
  rlimit most{};
  if (::getrlimit(RLIMIT_NOFILE, &most) == 0) registry.set("process_max_fds", static_cast<double>(most.rlim_cur));
}

}  // namespace propos::serve
