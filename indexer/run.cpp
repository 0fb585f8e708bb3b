#include "indexer/run.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#include "common/error.hpp"
#include "common/files.hpp"
#include "common/json.hpp"
#include "indexer/accounting.hpp"
#include "indexer/builder.hpp"
#include "indexer/explain.hpp"
#include "indexer/reader.hpp"
#include "indexer/sources.hpp"

namespace propos {
namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t caught_signal = 0;

void on_signal(int signal) { caught_signal = signal; }

/// SIGINT and SIGTERM end the run between two posts: what was committed stays.
struct Interrupted {
  int signal;
};

/// Whoever read our output has seen enough: that is a success.
struct ReaderGone {};

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// A bar on a terminal, redrawn five times a second; nothing elsewhere.
class Progress {
 public:
  Progress(std::uint64_t total, bool wanted) : total_(total), shown_(wanted && ::isatty(STDERR_FILENO) == 1) {}
  ~Progress() { clear(); }

  void file_done(std::uint64_t bytes) { done_ += bytes; }

  void at(std::uint64_t bytes_of_file, const Report& report) {
    if (!shown_ || seconds_since(drawn_) < 0.2) return;
    drawn_ = Clock::now();
    const auto bytes = done_ + bytes_of_file;
    const double share = total_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
    constexpr int width = 30;
    const int full = static_cast<int>(share * width);
    std::string bar(static_cast<std::size_t>(full), '#');
    bar.resize(width, '.');
    std::fprintf(stderr, "\r[%s] %3d %%  %llu posts, %llu passages, %.1f MB/s ", bar.c_str(), static_cast<int>(share * 100),
                 static_cast<unsigned long long>(report.posts + report.unchanged),
                 static_cast<unsigned long long>(report.passages),
                 static_cast<double>(bytes) / 1e6 / std::max(seconds_since(start_), 1e-3));
  }

  void clear() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }

 private:
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  bool shown_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point drawn_ = start_;
};

std::string counted(std::uint64_t n, const char* one, const char* many) {
  return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

const char* name_of(Incident::Kind kind) {
  switch (kind) {
    case Incident::Kind::rejected: return "rejected";
    case Incident::Kind::repaired: return "repaired";
    case Incident::Kind::warning: return "note";
  }
  return "note";
}

void print_incidents(const Report& report, bool quiet) {
  for (const auto& incident : report.incidents) {
    if (quiet && incident.kind != Incident::Kind::rejected) continue;
    std::fprintf(stderr, "propos-index: %s: %s: %s\n", name_of(incident.kind), incident.where.c_str(), incident.reason.c_str());
  }
}

void print_summary(const Report& report, double seconds, const Builder* builder, const std::string& directory) {
  std::string line = counted(report.posts, "post", "posts") + ", " + counted(report.passages, "passage", "passages");
  if (report.unchanged > 0) line += ", " + std::to_string(report.unchanged) + " unchanged";
  if (report.repeated > 0) line += ", " + std::to_string(report.repeated) + " came twice (the last one counts)";
  if (report.empty > 0) line += ", " + std::to_string(report.empty) + " without text";
  if (report.repaired > 0) line += ", " + std::to_string(report.repaired) + " repaired";
  if (report.rejected() > 0) line += ", " + std::to_string(report.rejected()) + " rejected";
  std::fprintf(stderr, "%s\n", line.c_str());
  const double megabytes = static_cast<double>(report.source_bytes) / 1e6;
  std::fprintf(stderr, "%.1f MB in %.2f s (%.1f MB/s)", megabytes, seconds, megabytes / std::max(seconds, 1e-3));
  if (builder != nullptr)
    std::fprintf(stderr, "; %s: %s, %.1f MB on disk", directory.c_str(),
                 counted(builder->passages(), "passage", "passages").c_str(), static_cast<double>(builder->bytes()) / 1e6);
  std::fputc('\n', stderr);
}

/// One line of JSON per incident, then one per reason to drop blocks.
void write_report(const Report& report, const std::string& path) {
  std::string lines;
  for (const auto& incident : report.incidents)
    lines += dump_json(Json{{"kind", name_of(incident.kind)}, {"where", incident.where}, {"reason", incident.reason}}) + '\n';
  for (const auto& [reason, count] : report.dropped_blocks)
    lines += dump_json(Json{{"kind", "dropped"}, {"reason", reason}, {"blocks", count}}) + '\n';
  write_file_atomically(path, lines);
}

void read_sources(const IndexOptions& options, const KnownPost& known, const PostSink& sink, Report& report,
                  const CutObserver& observe = {}) {
  const auto sources = find_sources(options.sources, report);
  std::uint64_t total = 0;
  for (const auto& source : sources) total += source.bytes;
  Progress progress(total, !options.quiet && !options.dump);
  for (const auto& source : sources) {
    read_source(source, options.input, known, sink, report, [&](std::uint64_t bytes) {
      if (caught_signal != 0) throw Interrupted{static_cast<int>(caught_signal)};
      progress.at(bytes, report);
    }, observe);
    progress.file_done(source.bytes);
  }
  if (!options.report.empty()) write_report(report, options.report);
}

bool is_new(const std::string&, const std::string&) { return false; }

int explain(const IndexOptions& options) {
  Report report;
  read_sources(options, is_new, [](PostPassages&&) {}, report, [&](const Post& post, const Cut& cut) {
    if (options.json) explain_cut_as_json(std::cout, post, cut);
    else explain_cut(std::cout, post, cut);
    if (!std::cout) throw ReaderGone{};
  });
  std::cout.flush();
  print_incidents(report, options.quiet);
  return report.rejected() > 0 ? 1 : 0;
}

int check(const IndexOptions& options) {
  Report report;
  std::uint64_t posts = 0;
  std::uint64_t wrong = 0;
  read_sources(options, is_new, [](PostPassages&&) {}, report, [&](const Post& post, const Cut& cut) {
    ++posts;
    const auto problem = accounting_problem(cut);
    if (problem.empty()) return;
    ++wrong;
    std::cout << "post " << post.id << ": " << problem << '\n';
  });
  print_incidents(report, options.quiet);
  std::cout << posts << (posts == 1 ? " post" : " posts") << " checked, " << wrong << " with text lost or said twice\n";
  return wrong > 0 || report.rejected() > 0 ? 1 : 0;
}

int dump(const IndexOptions& options) {
  Report report;
  read_sources(
      options, is_new,
      [&report](PostPassages&& post) {
        ++report.posts;
        for (const auto& passage : post.passages) {
          ++report.passages;
          std::cout << dump_json(to_json(passage)) << '\n';
        }
        if (!std::cout) throw ReaderGone{};
      },
      report);
  std::cout.flush();
  print_incidents(report, options.quiet);
  return report.rejected() > 0 ? 1 : 0;
}

int build(const IndexOptions& options) {
  const auto start = Clock::now();
  Report report;
  Builder builder(options.directory, options.rebuild, options.wait_seconds);
  read_sources(
      options, [&](const auto& post, const auto& hash) { return builder.knows(post, hash); },
      [&](PostPassages&& post) { builder.add(std::move(post), report); }, report);
  print_incidents(report, options.quiet);
  // A mistyped source must not put an empty index in the place of a good one.
  if (report.posts + report.unchanged == 0 && report.rejected() > 0)
    throw Error(ErrorKind::invalid, "no post could be read, so nothing was written", options.directory);
  builder.finish();
  if (!options.quiet) print_summary(report, seconds_since(start), &builder, options.directory);
  return report.rejected() > 0 ? 1 : 0;
}

}  // namespace

int run_index(const IndexOptions& options) {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    if (options.dump) return dump(options);
    if (options.explain_cut) return explain(options);
    return options.check_cut ? check(options) : build(options);
  } catch (const ReaderGone&) {
    return 0;
  } catch (const Interrupted& interrupted) {
    std::fprintf(stderr, "propos-index: interrupted; the index is as it was after the last commit\n");
    return 128 + interrupted.signal;
  }
}

}  // namespace propos
