// The lists of a generation's `postlist` table: collected batch by batch as sorted runs in a file, and merged at the end.
//
// A run holds what one batch adds to each list, sorted by the list's key. Its records:
//   length of the record behind this (4 bytes, little endian) · length of key (varint) · key ·
//   entries, sum of their wdf (varints) · pieces: first document, last less first, length (varints), bytes
// A piece is a part of the list as Xapian stores it behind a chunk's header, so pieces are joined by the distance between them.
// An entry that is no list, such as metadata, has one piece; of several with one key the last one counts.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>
#include <xapian.h>

#include "indexer/documents.hpp"
#include "indexer/glass_table.hpp"

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
  std::uint64_t length = 0;    ///< of all documents
  std::vector<ValueStatistics> values;  ///< by slot

  void add(const GlassStatistics& other);
};

/// The run of a batch while its documents are added. One thread; its memory is used again.
class RunBuilder {
 public:
  /// Adds a document behind the others. All Impacts until finish() must be of one Analyzer.
  void add(const IndexDocument& document, const std::vector<Impact>& impacts);
  /// Sets a key of the database's metadata.
  void set_metadata(std::string_view key, std::string_view value);
  /// Sets what Xapian keeps of a slot of values, for all runs.
  void set_statistics(unsigned slot, const ValueStatistics& statistics);

  /// The run, sorted. Its documents count from 0. The builder is empty afterwards.
  std::string finish(GlassStatistics& statistics);

 private:
  struct Posting {
    std::uint32_t list = 0;
    std::uint32_t document = 0;
    std::uint32_t wdf = 0;
  };

  std::uint32_t list_of(const Word& word);
  std::uint32_t list_of(const std::string& label);
  std::string record_of_list(std::string_view key, const Posting* begin, const Posting* end) const;
  std::string record_of_lengths() const;
  std::string record_of_values(unsigned slot) const;

  std::vector<std::string> keys_;                          ///< by list
  std::vector<std::uint32_t> lists_of_terms_;              ///< by Word::term_number: list + 1
  std::vector<std::uint32_t> terms_;                       ///< term numbers in use
  std::unordered_map<std::string, std::uint32_t> lists_of_labels_;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> lengths_;                     ///< by document
  std::vector<std::vector<std::string>> values_;           ///< by slot, then by document
  std::vector<std::pair<std::string, std::string>> plain_;   ///< entries that are no lists
  std::uint32_t largest_wdf_ = 0;
};

/// The runs of a build, in a file. One thread.
class PostingRuns {
 public:
  /// Begins the file `path` anew. Throws Error{io|denied}.
  explicit PostingRuns(std::filesystem::path path);
  ~PostingRuns();
  PostingRuns(const PostingRuns&) = delete;
  PostingRuns& operator=(const PostingRuns&) = delete;

  /// Appends a run, whose first document is `first`. Throws Error{io}.
  void add(std::string_view run, Xapian::docid first);

  /// Merges all runs into the table. Throws Error{io}.
  void merge(GlassTableWriter& table) const;

 private:
  struct Run {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    Xapian::docid first = 0;
  };
  class Reader;

  std::filesystem::path path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
  std::vector<Run> runs_;
};

/// Writes `iamglass`, which makes tables a database. Throws Error{io|denied}.
void write_glass_version(const std::filesystem::path& directory, const GlassRoot& postlist, const GlassRoot& docdata,
                         const GlassStatistics& statistics);

}  // namespace propos
