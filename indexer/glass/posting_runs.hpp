// The lists of a generation's `postlist` table: collected batch by batch as sorted runs (run_builder) in a file, and
// merged at the end. Of several entries with one key that are no lists the last one counts, but entries of forms
// (common/vocabulary) are added up.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/file.hpp"
#include "indexer/glass/glass_table.hpp"

namespace propos {

/// The runs of a build, in a file. One thread.
class PostingRuns {
 public:
  /// Begins the file `path` anew. Throws Error{io|denied}.
  explicit PostingRuns(const std::filesystem::path& path);

  /// Appends a run, whose first document is `first`. Throws Error{io}. requires: first >= 1, behind the runs before
  void add(std::string_view run, Xapian::docid first);

  /// Merges all runs into the table, which is empty. Throws Error: io; corrupt for what RunBuilder did not write.
  void merge(GlassTableWriter& table) const;

 private:
  struct Run {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    Xapian::docid first = 0;
  };
  class Reader;

  File file_;
  std::uint64_t size_ = 0;
  std::vector<Run> runs_;
};

}  // namespace propos
