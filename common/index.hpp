// An index as it is read: the database, what stands beside it, and which of its documents count.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <vector>

#include "common/trace_file.hpp"

namespace propos {

/// An open index, all of one commit.
struct Index {
  std::filesystem::path generation;  ///< directory of the tables and the traces
  Xapian::Database database;
  TraceFile traces;
  std::vector<Xapian::docid> dead;    ///< sorted: documents that were replaced and do not count
  std::vector<Xapian::docid> silent;  ///< sorted: these, and passages that stand apart from what is said (is_apart())

  Xapian::doccount passages() const { return database.get_doccount() - static_cast<Xapian::doccount>(dead.size()); }
};

/// Opens all of an index for reading. Throws Error as open_index() does, and Error{corrupt} for the traces' files.
Index open_whole_index(const std::filesystem::path& directory);

}  // namespace propos
