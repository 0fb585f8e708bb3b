#include "bench/speed/latency.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <thread>

#include "bench/speed/disk.hpp"
#include "bench/speed/workload.hpp"
#include "query/search.hpp"

namespace propos {
namespace {

using Clock = std::chrono::steady_clock;

/// A way of searching whose times are kept apart.
struct Variant {
  std::string name;
  SearchOptions search;
};

std::vector<Variant> variants_of(const LatencyOptions& options) {
  SearchOptions both;
  both.limit = options.limit;
  auto first = both;
  first.second_pass = 0;
  if (options.compare_passes) return {{"two passes", both}, {"first pass", first}};
  return {{"", options.first_pass ? first : both}};
}

std::uint64_t nanoseconds(Clock::duration time) {
  return static_cast<std::uint64_t>(
      std::max<Clock::duration::rep>(0, std::chrono::duration_cast<std::chrono::nanoseconds>(time).count()));
}

/// Runs one kind of queries on all threads.
class Loop {
 public:
  Loop(const LatencyOptions& options, const QueryKind& kind, std::vector<std::unique_ptr<Searcher>>& searchers)
      : options_(options), kind_(kind), searchers_(searchers), variants_(variants_of(options)) {
    if (options.cold) files_ = files_below(options.directory);
  }

  std::vector<LatencyRow> run() {
    if (!options_.cold) warm_up();
    std::vector<std::vector<Histogram>> histograms(searchers_.size(), std::vector<Histogram>(variants_.size()));
    const auto start = Clock::now();
    on_all_threads([&](std::size_t thread) { work(*searchers_[thread], histograms[thread], start); });
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::vector<LatencyRow> rows;
    for (std::size_t v = 0; v < variants_.size(); ++v) {
      LatencyRow row{kind_.name, variants_[v].name, kind_.queries.size(), {}, seconds};
      for (const auto& of_thread : histograms) row.nanoseconds.add(of_thread[v]);
      // Variants take turns on the same threads: a variant's rate is that of its own time.
      if (variants_.size() > 1)
        row.seconds = row.nanoseconds.mean() * static_cast<double>(row.nanoseconds.count()) / 1e9 /
                      static_cast<double>(searchers_.size());
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::uint64_t resident_after_drop() const { return resident_.load(); }

 private:
  void warm_up() {
    on_all_threads([this](std::size_t thread) {
      for (const auto& query : kind_.queries)
        for (const auto& variant : variants_) searchers_[thread]->search(query, variant.search);
    });
  }

  /// Takes the next query that nobody has taken, until all rounds are done.
  void work(Searcher& searcher, std::vector<Histogram>& histograms, Clock::time_point start) {
    const auto all = kind_.queries.size() * options_.rounds;
    for (auto i = next_++; i < all; i = next_++) {
      const auto& query = kind_.queries[i % kind_.queries.size()];
      const auto round = i / kind_.queries.size();
      for (std::size_t v = 0; v < variants_.size(); ++v) {
        const auto turn = (v + round + i) % variants_.size();  // who goes first finds the pages cold
        histograms[turn].record(nanoseconds(time(searcher, query, variants_[turn].search, due(start, i))));
      }
    }
  }

  /// When query i of an open loop should start; now, in a closed loop.
  Clock::time_point due(Clock::time_point start, std::size_t i) const {
    if (options_.rate <= 0) return {};
    return start + std::chrono::duration_cast<Clock::duration>(
                       std::chrono::duration<double>(static_cast<double>(i) / options_.rate));
  }

  Clock::duration time(Searcher& searcher, const Query& query, const SearchOptions& search, Clock::time_point due) {
    if (options_.cold) drop();
    if (options_.rate > 0) std::this_thread::sleep_until(due);
    const auto before = options_.rate > 0 ? due : Clock::now();
    searcher.search(query, search);
    return Clock::now() - before;
  }

  void drop() {
    drop_pages(files_);
    resident_ = std::max(resident_.load(), resident_bytes(files_));
  }

  /// The first error of a thread is thrown when all have ended.
  void on_all_threads(const std::function<void(std::size_t)>& job) {
    std::vector<std::exception_ptr> errors(searchers_.size());
    {
      std::vector<std::jthread> threads;
      for (std::size_t t = 0; t < searchers_.size(); ++t)
        threads.emplace_back([&, t] {
          try {
            job(t);
          } catch (...) {
            errors[t] = std::current_exception();
          }
        });
    }
    for (const auto& error : errors)
      if (error) std::rethrow_exception(error);
  }

  const LatencyOptions& options_;
  const QueryKind& kind_;
  std::vector<std::unique_ptr<Searcher>>& searchers_;
  std::vector<Variant> variants_;
  std::vector<std::filesystem::path> files_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::uint64_t> resident_{0};
};

}  // namespace

LatencyResult measure_latency(const LatencyOptions& options) {
  const auto kinds = read_workload(options.queries, query_mode(options.mode));
  std::vector<std::unique_ptr<Searcher>> searchers;
  for (std::size_t t = 0; t < options.threads; ++t)
    searchers.push_back(std::make_unique<Searcher>(options.directory, Translator(options.dictionary)));
  LatencyResult result;
  result.passages = searchers[0]->database().get_doccount();
  for (const auto& kind : kinds) {
    Loop loop(options, kind, searchers);
    for (auto& row : loop.run()) result.rows.push_back(std::move(row));
    result.resident_after_drop = std::max(result.resident_after_drop, loop.resident_after_drop());
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  result.peak_memory = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return result;
}

}  // namespace propos
