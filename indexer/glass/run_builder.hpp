// What one batch adds to each list of a generation, as a sorted run.
//
// A run is a row of records, sorted by key:
//   length of the record behind this (4 bytes, little endian) · length of key (varint) · key ·
//   entries, sum of their wdf (varints) · pieces: first document, last less first, length (varints), bytes
// A piece is a part of the list as Xapian stores it behind a chunk's header, so pieces are joined by the distance
// between them. An entry that is no list, such as metadata, has one piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/documents/documents.hpp"
#include "indexer/glass/glass_version.hpp"

namespace propos {

/// Bytes of a record's length.
inline constexpr unsigned run_length_bytes = 4;

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
  std::string finish(GlassStatistics& statistics_of_run);

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
  GlassStatistics statistics() const;
  void append_lists(std::string& run) const;
  void clear();

  std::vector<std::string> keys_;              ///< by list
  std::vector<std::uint32_t> lists_of_terms_;  ///< by Word::term_number: list + 1
  std::vector<std::uint32_t> terms_;           ///< term numbers in use
  std::unordered_map<std::string, std::uint32_t> lists_of_labels_;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> lengths_;                      ///< by document
  std::vector<std::vector<std::string>> values_;            ///< by slot, then by document
  std::vector<std::pair<std::string, std::string>> plain_;  ///< entries that are no lists
  std::uint32_t largest_wdf_ = 0;
};

}  // namespace propos
