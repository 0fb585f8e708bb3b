#include "indexer/program/index_run.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/json.hpp"
#include "indexer/build/builder.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/corrections_file.hpp"
#include "indexer/cut/explain.hpp"
#include "indexer/documents/indexed_batches.hpp"
#include "indexer/intake/intake.hpp"
#include "indexer/intake/reader.hpp"
#include "indexer/source/sources.hpp"

namespace propos {
namespace {

using Clock = std::chrono::steady_clock;

std::atomic<int> caught_signal = 0;  // lock-free, so a handler may set it

void on_signal(int signal) { caught_signal = signal; }

/// SIGINT and SIGTERM end the run between two pieces of a source: the index stays as it was.
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

  void at(std::uint64_t bytes) {
    if (!shown_ || seconds_since(drawn_) < 0.2) return;
    drawn_ = Clock::now();
    const double share = total_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
    constexpr int width = 30;
    const int full = static_cast<int>(share * width);
    std::string bar(static_cast<std::size_t>(full), '#');
    bar.resize(width, '.');
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::fprintf(stderr, "\r[%s] %3d %%  %.1f MB, %.1f MB/s ", bar.c_str(), static_cast<int>(share * 100), megabytes,
                 megabytes / std::max(seconds_since(start_), 1e-3));
  }

  void clear() {
    if (shown_) std::fputs("\r\033[K", stderr);
  }

 private:
  std::uint64_t total_;
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
    case Incident::Kind::withdrawn: return "withdrawn";
    case Incident::Kind::repaired: return "repaired";
    case Incident::Kind::warning: return "note";
  }
  return "note";
}

void print_incidents(const Report& report, bool quiet) {
  for (const auto& incident : report.incidents) {
    if (quiet && incident.kind != Incident::Kind::rejected) continue;
    std::fprintf(stderr, "propos-index: %s: %s: %s\n", name_of(incident.kind), incident.where.c_str(),
                 incident.reason.c_str());
  }
}

void print_summary(const Report& report, double seconds, const Builder& builder, const IndexOptions& options) {
  std::string line = counted(report.posts, "post", "posts") + ", " + counted(report.passages, "passage", "passages");
  if (report.unchanged > 0) line += ", " + std::to_string(report.unchanged) + " unchanged";
  if (report.repeated > 0) line += ", " + std::to_string(report.repeated) + " came twice (the last one counts)";
  if (report.empty > 0) line += ", " + std::to_string(report.empty) + " without text";
  if (report.repaired > 0) line += ", " + std::to_string(report.repaired) + " repaired";
  if (report.unfit_corrections > 0)
    line += ", " + counted(report.unfit_corrections, "correction", "corrections") + " without effect";
  if (report.withdrawn() > 0) line += ", " + std::to_string(report.withdrawn()) + " withdrawn";
  if (report.rejected() > 0) line += ", " + std::to_string(report.rejected()) + " rejected";
  std::fprintf(stderr, "%s\n", line.c_str());
  const double megabytes = static_cast<double>(report.source_bytes) / 1e6;
  std::fprintf(stderr, "%.1f MB in %.2f s (%.1f MB/s, %s); %s: %s, %.1f MB on disk\n", megabytes, seconds,
               megabytes / std::max(seconds, 1e-3), counted(options.jobs, "job", "jobs").c_str(),
               options.directory.c_str(), counted(builder.passages(), "passage", "passages").c_str(),
               static_cast<double>(builder.bytes()) / 1e6);
}

/// One line of JSON per incident, then one per reason to drop blocks.
void write_report(const Report& report, const std::string& path) {
  std::string lines;
  for (const auto& incident : report.incidents)
    lines += dump_json(Json{{"kind", name_of(incident.kind)}, {"where", incident.where}, {"reason", incident.reason}}) +
             '\n';
  for (const auto& [reason, count] : report.dropped_blocks)
    lines += dump_json(Json{{"kind", "dropped"}, {"reason", reason}, {"blocks", count}}) + '\n';
  write_file_atomically(path, lines);
}

void check_interrupted() {
  if (caught_signal != 0) throw Interrupted{caught_signal};
}

/// The sources that were named, and how far they are read.
class Sources {
 public:
  Sources(const IndexOptions& options, Report& report)
      : sources_(find_sources(options.sources, report)),
        progress_(total(sources_), !options.quiet && !options.dump),
        reader_(sources_, options.input, options.batch_bytes(), [this](std::uint64_t bytes) {
          check_interrupted();
          progress_.at(bytes);
        }) {}

  SourceReader& reader() { return reader_; }

 private:
  static std::uint64_t total(const std::vector<Source>& sources) {
    std::uint64_t bytes = 0;
    for (const auto& source : sources) bytes += source.bytes;
    return bytes;
  }

  std::vector<Source> sources_;
  Progress progress_;
  SourceReader reader_;
};

/// What was corrected by hand: in the file that was named, or in corrections.toml of each directory that is a source.
Corrections read_corrections(const IndexOptions& options) {
  Corrections corrections;
  if (!options.corrections.empty()) corrections.read(options.corrections);
  else
    for (const auto& source : options.sources)
      if (const auto file = std::filesystem::path(source) / "corrections.toml"; std::filesystem::is_regular_file(file))
        corrections.read(file);
  return corrections;
}

/// Tells of corrections of posts that the sources do not have.
void note_unmet(const Corrections& corrections, Report& report) {
  for (const auto& line : corrections.unmet()) {
    ++report.unfit_corrections;
    report.note(line.substr(0, line.find(": ")), line.substr(line.find(": ") + 2));
  }
}

bool is_new(const std::string&, const std::string&) { return false; }

/// Shown the posts of a batch.
using PostObserver = std::function<void(const std::vector<PostPassages>&)>;

/// Reads everything on this thread and writes no index. Returns what was met.
Report read_only(const IndexOptions& options, const CutObserver& each_cut, const PostObserver& each_batch = {}) {
  Report report;
  const auto corrections = read_corrections(options);
  {
    Sources sources(options, report);
    for (Batch batch; sources.reader().next(batch);) {
      auto read = read_posts(std::move(batch), is_new, options.site, each_cut, &corrections);
      report.merge(std::move(read.report));
      for (const auto& post : read.posts)
        if (post.withdrawn && !post.withdrawn->counted)
          report.note(post.withdrawn->where, post.withdrawn->reason + ", skipped");
      if (each_batch) each_batch(read.posts);
    }
  }
  note_unmet(corrections, report);
  if (!options.report.empty()) write_report(report, options.report);
  return report;
}

int explain(const IndexOptions& options) {
  const auto report = read_only(options, [&](const Post& post, const Cut& cut) {
    if (options.json) explain_cut_as_json(std::cout, post, cut);
    else explain_cut(std::cout, post, cut);
    if (!std::cout) throw ReaderGone{};
  });
  std::cout.flush();
  print_incidents(report, options.quiet);
  return report.rejected() > 0 ? 1 : 0;
}

int check(const IndexOptions& options) {
  std::uint64_t posts = 0;
  std::uint64_t wrong = 0;
  std::uint64_t beside = 0;  // pages with more text than their posts'
  const auto report = read_only(options, [&](const Post& post, const Cut& cut) {
    ++posts;
    if (post.outside.words > 0) {
      ++beside;
      std::cout << "post " << post.id << ": " << post.outside.words << " words of the page stand outside of its text: «"
                << post.outside.beginning << "…»\n";
    }
    const auto problem = accounting_problem(cut);
    if (problem.empty()) return;
    ++wrong;
    std::cout << "post " << post.id << ": " << problem << '\n';
  });
  print_incidents(report, options.quiet);
  std::cout << posts << (posts == 1 ? " post" : " posts") << " checked, " << wrong << " with text lost or said twice";
  if (beside > 0) std::cout << ", " << beside << " with text outside";
  std::cout << '\n';
  return wrong > 0 || report.rejected() > 0 ? 1 : 0;
}

int dump(const IndexOptions& options) {
  const auto report = read_only(options, {}, [](const std::vector<PostPassages>& posts) {
    for (const auto& post : posts)
      for (const auto& passage : post.passages) {
        std::cout << dump_json(to_json(passage)) << '\n';
        if (!std::cout) throw ReaderGone{};
      }
  });
  std::cout.flush();
  print_incidents(report, options.quiet);
  return report.rejected() > 0 ? 1 : 0;
}

/// The next batch of the sources: what it takes to make posts of it is done later, by any thread.
ReadPosts next_posts(SourceReader& reader, const std::string& site, const Corrections& corrections) {
  const auto batch = std::make_shared<Batch>();
  if (!reader.next(*batch)) return {};
  return [batch, site, &corrections](const KnownPost& known) {
    return read_posts(std::move(*batch), known, site, {}, &corrections);
  };
}

int build(const IndexOptions& options) {
  const auto start = Clock::now();
  Report report;
  const auto corrections = read_corrections(options);
  Builder builder({options.directory, options.rebuild, options.wait_seconds, options.jobs}, check_interrupted);
  {
    Sources sources(options, report);
    IndexedBatches batches([&] { return next_posts(sources.reader(), options.site, corrections); });
    builder.run(batches, report);
    report.source_bytes = sources.reader().bytes();
  }
  note_unmet(corrections, report);
  if (!options.report.empty()) write_report(report, options.report);
  print_incidents(report, options.quiet);
  // A mistyped source must not put an empty index in the place of a good one.
  if (report.posts + report.unchanged + report.withdrawn() == 0 && report.rejected() > 0)
    throw Error(ErrorKind::invalid, "no post could be read, so nothing was written", options.directory);
  print_incidents(builder.finish(), options.quiet);
  if (!options.quiet) print_summary(report, seconds_since(start), builder, options);
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
    std::fprintf(stderr, "propos-index: interrupted; the index is as it was\n");
    return 128 + interrupted.signal;
  }
}

}  // namespace propos
