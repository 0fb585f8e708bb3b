// New and changed posts -> the generation there is, in one transaction.
//
// Xapian takes no document out of a database without lists of terms. The documents of a post that is replaced stay, are
// noted as dead in the same transaction as the new ones come in, and do not count from then on.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/ordered.hpp"
#include "common/trace_file.hpp"
#include "indexer/build/withdrawals.hpp"
#include "indexer/documents/indexed_batches.hpp"

namespace propos {

/// Updates an index. Nothing changes when it is not finished.
class Update {
 public:
  /// Opens the index at `directory`. `interrupt` is asked from time to time, by any thread; what it throws ends the
  /// update. Throws Error.
  Update(const std::filesystem::path& directory, unsigned jobs, std::function<void()> interrupt);

  /// Indexes what is new or changed in the batches; they are read on `jobs` threads. Of a post or passage that comes
  /// twice the last one counts; one that is withdrawn leaves the index. Throws Error.
  void run(IndexedBatches& batches, Report& report);

  /// Commits. Throws Error{io}.
  void finish();

 private:
  /// A post as the index had it before this run.
  struct Before {
    std::string hash;
    std::vector<Xapian::docid> documents;
  };

  /// A batch on its way into the index.
  struct Part {
    IndexedBatch batch;
    std::vector<Xapian::Document> documents;
  };

  void collect(Part&& part, Report& report);
  bool replace(const std::string& post, const std::string& hash);
  void withdraw(const IndexedPost& post);
  void restore(const std::string& post);
  void add(const Part& part, std::size_t passage);
  std::vector<Xapian::docid> living(const std::string& term);

  std::filesystem::path directory_;
  unsigned jobs_;
  std::function<void()> interrupt_;
  Model model_;
  Xapian::WritableDatabase database_;
  TraceWriter traces_;
  std::set<Xapian::docid> dead_;
  bool changed_ = false;
  FormCounts forms_;
  std::unordered_set<std::uint64_t> seen_;            ///< hashes of the posts' keys
  std::unordered_map<std::string, Before> replaced_;  ///< in this run, by post
  Withdrawals withdrawals_;
};

}  // namespace propos
