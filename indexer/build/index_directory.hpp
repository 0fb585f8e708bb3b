// The directory of an index while an indexer is at work: its lock, its generations, and which of them is published.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "common/file.hpp"

namespace propos {

/// Holds `DIR/lock` while it lives; a crash releases it.
class IndexLock {
 public:
  /// Waits up to `seconds` for the lock. Throws Error: locked, denied, io.
  IndexLock(const std::filesystem::path& directory, double seconds);

 private:
  File file_;
};

/// The directory, locked. What runs that did not end have left behind is removed.
class IndexDirectory {
 public:
  /// Makes the directory when there is none. Throws Error: locked, denied, io; invalid when it holds something else.
  IndexDirectory(const std::filesystem::path& path, double wait_seconds);

  const std::filesystem::path& path() const { return path_; }

  /// Whether a generation is published.
  bool has_index() const;

  /// A directory for a new generation, which does not exist yet.
  std::filesystem::path new_generation() const;

  /// Makes `generation` the index, by one rename. Throws Error{io|denied}.
  void publish(const std::filesystem::path& generation) const;

  /// Links what was published for stock tools, and removes the other generations. Throws Error{io}.
  void tidy() const;

  /// Bytes of the index on disk.
  std::uint64_t bytes() const;

 private:
  void remove_other_generations() const;

  std::filesystem::path path_;
  std::optional<IndexLock> lock_;
};

}  // namespace propos
