// Writes the index: a new generation beside the old one for a full build, or the changed posts of the one there is.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "indexer/build/full_build.hpp"
#include "indexer/build/index_directory.hpp"
#include "indexer/build/update.hpp"

namespace propos {

/// How an index is built.
struct BuildOptions {
  std::filesystem::path directory;
  bool rebuild = false;     ///< a full build, whatever is there
  double wait_seconds = 0;  ///< for another indexer
  unsigned jobs = 1;        ///< threads
};

/// Builds or updates the index of a directory. For one thread, and one per index, across processes.
///
/// A full build (no index there, or `rebuild`) writes a generation of its own and publishes it by one rename;
/// until then readers see the old one. An update is one commit. When many
/// passages are dead after it, or the index is small, the living are merged into a new generation.
class Builder {
 public:
  /// `interrupt` is asked from time to time, by any thread; what it throws ends the run. Throws Error.
  explicit Builder(
      const BuildOptions& options, std::function<void()> interrupt = [] {});

  /// Puts all batches into the index. Throws Error, and what making them throws.
  void run(IndexedBatches& batches, Report& report);

  /// Commits and publishes. Without it nothing changes. What is returned tells of a merge.
  Report finish();

  /// Bytes of the index on disk.
  std::uint64_t bytes() const { return directory_.bytes(); }
  /// Passages in the finished index.
  std::uint64_t passages() const;

 private:
  void publish(FullBuild& build);
  bool wants_merge() const;
  Report merge();

  BuildOptions options_;
  std::function<void()> interrupt_;
  IndexDirectory directory_;
  std::optional<FullBuild> full_;
  std::optional<Update> update_;
};

}  // namespace propos
