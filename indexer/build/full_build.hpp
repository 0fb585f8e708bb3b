// A new generation of an index, written in one go.
//
// Xapian's own writer takes two thirds of the time of a build, because it keeps trees that can be changed at any
// moment. A full build needs none: the stored passages come in the order of their documents, and the lists of terms are
// collected batch by batch, side by side, and merged once (posting_runs). What is written is a database of Xapian's
// like any other; updates leave it to Xapian.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/ordered.hpp"
#include "common/trace_file.hpp"
#include "indexer/build/last_of.hpp"
#include "indexer/build/withdrawals.hpp"
#include "indexer/documents/indexed_batches.hpp"
#include "indexer/glass/deflate.hpp"
#include "indexer/glass/glass_table.hpp"
#include "indexer/glass/posting_runs.hpp"
#include "indexer/glass/run_builder.hpp"

namespace propos {

/// Builds a generation. What is not kept is removed.
class FullBuild {
 public:
  /// `generation` must not exist. `interrupt` is asked from time to time, by any thread; what it throws ends the build.
  /// Throws Error{io|denied}.
  FullBuild(std::filesystem::path generation, unsigned jobs, std::function<void()> interrupt);
  ~FullBuild();

  /// Indexes all batches, on `jobs` threads. The result does not depend on their number, nor on the size of batches. Of
  /// a post or passage that comes twice the last one counts, a withdrawal too. Throws Error.
  void run(IndexedBatches& batches, Report& report);

  /// Writes the generation's database, with what `add_metadata` sets. Throws Error{io}.
  void finish(const std::function<void(const SetMetadata&)>& add_metadata = {});

  const std::filesystem::path& generation() const { return generation_; }
  /// After finish(), before it is published: this object will not remove the generation any more.
  void keep() { kept_ = true; }

 private:
  /// What a thread needs for itself.
  struct Worker {
    BatchIndexer indexer;
    RunBuilder run;
    Deflater deflater;
  };
  /// A batch on its way into the generation.
  struct Part {
    IndexedBatch batch;
    std::string run;
    GlassStatistics statistics;
    std::vector<std::pair<std::string, bool>> data;  ///< stored passages; true: compressed
  };

  Part pack(IndexedBatch&& batch, Worker& worker) const;
  void collect(Part&& part, Report& report);
  void count_posts(const IndexedBatch& batch, Report& report);
  std::string last_run(const std::function<void(const SetMetadata&)>& add_metadata) const;

  std::filesystem::path generation_;
  bool kept_ = false;
  unsigned jobs_;
  std::function<void()> interrupt_;
  Model model_;
  TraceWriter traces_;
  std::optional<GlassTableWriter> passages_;  ///< the stored passages
  std::optional<PostingRuns> runs_;
  GlassStatistics statistics_;
  std::mutex forms_mutex_;
  FormCounts forms_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> posts_;  ///< first document and number of documents of each
  LastOf post_numbers_;
  Withdrawals withdrawals_;
  LastOf passage_documents_;
  std::vector<Xapian::docid> dead_;
};

}  // namespace propos
