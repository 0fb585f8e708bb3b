// Writes the index: a new generation beside the old one for a full build, or the changed posts of the one there is.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>
#include <xapian.h>

#include "common/terms.hpp"
#include "common/vocabulary.hpp"
#include "indexer/impact.hpp"
#include "indexer/reader.hpp"
#include "indexer/report.hpp"

namespace propos {

/// Holds `DIR/lock` while it lives; a crash releases it.
class IndexLock {
 public:
  /// Waits up to `seconds` for the lock. Throws Error: locked, denied, io.
  IndexLock(const std::filesystem::path& directory, double seconds);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// Builds or updates the index of a directory. One thread.
///
/// A full build (no index there, or `rebuild`) writes a generation of its own and publishes it by one rename;
/// until then readers see the old one. An update commits whole posts: a post is replaced as a whole or not at all.
class Builder {
 public:
  Builder(const std::filesystem::path& directory, bool rebuild, double wait_seconds);
  ~Builder();

  /// Whether the index holds this post with this hash.
  bool knows(const std::string& post, const std::string& hash) const;

  /// Adds a post, or replaces it.
  void add(PostPassages&& post, Report& report);

  /// Commits and publishes. Without it nothing of a full build is seen, and an update keeps what was committed.
  void finish();

  /// Bytes of the index on disk.
  std::uint64_t bytes() const;
  /// Passages and posts in the finished index.
  std::uint64_t passages() const;

 private:
  void open_update();
  void open_generation();
  void settle_model();
  void write(const PostPassages& post);
  void commit();
  void publish();
  void remove_other_generations() const;

  std::filesystem::path directory_;
  bool full_ = false;
  std::optional<IndexLock> lock_;
  std::string generation_;
  Xapian::WritableDatabase database_;
  Analyzer analyzer_;
  ImpactSum impacts_;
  VocabularyCounter vocabulary_;
  std::optional<Model> model_;
  std::vector<PostPassages> waiting_;   ///< posts that wait for the model to be calibrated
  std::size_t waiting_passages_ = 0;
  std::size_t uncommitted_ = 0;
  std::unordered_set<std::string> seen_;
};

}  // namespace propos
