// The traces of an index: two files beside the Xapian tables of a generation.
//
//   traces        header, then the traces one behind the other
//   traces.index  header, then 8 bytes per document id from 1, little endian: 40 bits offset in `traces`, 24 bits
//   length
//   header        16 bytes: "propos traces\n" and two decimal digits, the version; "propos tindex\n" for the index
//
// Both are only appended to. How far they are valid stands in the database (metadata::traces): what lies behind belongs
// to a run that did not end and is overwritten by the next one.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "common/file.hpp"

namespace propos {

/// How much of the two files is committed: metadata::traces, as "<documents> <bytes>".
struct TraceExtent {
  std::uint64_t documents = 0;  ///< document ids from 1 up to this have an entry
  std::uint64_t bytes = 0;      ///< of all traces, without the header

  std::string to_text() const;
  /// Reads what to_text() gave, and nothing else. Throws Error{corrupt}, also for more than the files can hold.
  static TraceExtent from_text(const std::string& text);
};

/// The traces of a generation, for reading. Any number of threads.
class TraceFile {
 public:
  TraceFile() = default;
  /// Opens the files in `generation`. Throws Error{corrupt} naming the file when it is missing, foreign or shorter than
  /// `extent`. requires: an extent as from_text() or a TraceWriter gives it
  TraceFile(const std::filesystem::path& generation, const TraceExtent& extent);

  /// The trace of a document; empty when it has none or its entry is damaged. Valid as long as this object.
  std::string_view of(Xapian::docid document) const;

  /// All committed traces, one behind the other.
  const TraceExtent& extent() const { return extent_; }

 private:
  TraceExtent extent_;
  MappedFile traces_;
  MappedFile index_;
};

/// Appends traces. One thread.
class TraceWriter {
 public:
  TraceWriter() = default;
  /// Begins both files in `generation` anew. Throws Error{io|denied}.
  static TraceWriter create(const std::filesystem::path& generation);
  /// Goes on behind what is committed. Throws Error: io, denied, corrupt.
  static TraceWriter append_to(const std::filesystem::path& generation, const TraceExtent& committed);

  /// The trace of the next document id. requires: create() or append_to()
  void add(std::string_view trace);
  /// Writes what was added and syncs it to the disk, before the database commits extent(). Throws Error{io}.
  void flush();

  /// Everything that was added.
  const TraceExtent& extent() const { return extent_; }

 private:
  TraceWriter(const std::filesystem::path& generation, const TraceExtent& committed, File::Mode mode);
  void write_buffers();

  TraceExtent extent_;
  TraceExtent written_;
  std::string traces_;  ///< added, not yet written
  std::string index_;
  File traces_file_;
  File index_file_;
};

}  // namespace propos
