// A new generation of an index: batches become small databases side by side, which are then merged into one.
//
// Xapian is fastest in small databases, and one thread may write each. So every batch gets a database of its own, a part. Parts are
// merged by Xapian's compaction, which keeps their order: the result is the same whatever the number of threads or the size of a batch.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>
#include <xapian.h>

#include "common/trace_file.hpp"
#include "indexer/batch_indexer.hpp"
#include "indexer/impact.hpp"
#include "indexer/last_of.hpp"
#include "indexer/ordered.hpp"

namespace propos {

/// Gives the next batch; false: there is none.
using NextBatch = std::function<bool(Batch&)>;

/// Builds a generation. What is not finished is removed.
class FullBuild {
 public:
  /// `generation` must not exist. Throws Error{io|denied}.
  FullBuild(std::filesystem::path generation, unsigned jobs);
  ~FullBuild();

  /// Indexes all batches, on `jobs` threads. Of a post or passage that comes twice the last one counts. Throws Error.
  void run(const NextBatch& next, Report& report);

  /// Merges the parts into the generation, with what `add_metadata` sets. Throws Error{io}.
  void finish(const std::function<void(Xapian::WritableDatabase&)>& add_metadata = {});

  const std::filesystem::path& generation() const { return generation_; }
  /// After finish(): this object will not remove the generation any more.
  void keep() { kept_ = true; }

 private:
  struct Task {
    Batch batch;
    std::optional<ReadBatch> read;  ///< read already, to calibrate
    std::size_t number = 0;
  };

  void calibrate(const NextBatch& next);
  IndexedBatch index(Task&& task, BatchIndexer& indexer) const;
  Errand collect(IndexedBatch&& batch, Report& report);
  void count_posts(const IndexedBatch& batch, Report& report);
  Errand group_parts();
  void write_metadata(const std::function<void(Xapian::WritableDatabase&)>& add_metadata);
  void correct_hashes();

  std::filesystem::path generation_;
  unsigned jobs_;
  bool kept_ = false;
  Model model_;
  std::deque<ReadBatch> read_;                  ///< for the calibration; to be indexed
  std::vector<std::filesystem::path> parts_;    ///< in the order of their documents
  std::size_t grouped_ = 0;                     ///< so many of them are merged groups
  std::size_t groups_ = 0;
  TraceWriter traces_;
  std::mutex forms_mutex_;
  FormCounts forms_;
  std::vector<std::pair<Xapian::docid, std::uint32_t>> posts_;  ///< first document and number of documents of each
  LastOf post_numbers_;
  LastOf passage_documents_;
  std::map<std::string, std::string> repeated_;  ///< posts that came again: the last hash
  std::vector<Xapian::docid> dead_;
};

}  // namespace propos
