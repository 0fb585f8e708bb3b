// The file `iamglass`, which makes tables a database of Xapian's, and the statistics that stand in it and beside it.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/glass/glass_table.hpp"

namespace propos {

/// What Xapian keeps of a slot of values.
struct ValueStatistics {
  Xapian::doccount documents = 0;  ///< that have one
  std::string least, greatest;

  void add(const ValueStatistics& other);
};

/// What a generation's `iamglass` and value statistics tell of its documents.
struct GlassStatistics {
  Xapian::docid documents = 0;
  std::uint32_t shortest = 0;  ///< document, as a sum of wdf; 0 when there is none
  std::uint32_t longest = 0;
  std::uint32_t largest_wdf = 0;
  std::uint64_t length = 0;             ///< of all documents
  std::vector<ValueStatistics> values;  ///< by slot

  void add(const GlassStatistics& other);
};

/// Writes `iamglass`, which makes tables a database. Throws Error{io|denied}.
void write_glass_version(const std::filesystem::path& directory, const GlassRoot& postlist, const GlassRoot& docdata,
                         const GlassStatistics& statistics);

}  // namespace propos
