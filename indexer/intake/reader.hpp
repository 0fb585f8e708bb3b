// Sources -> batches of what is in them, not yet parsed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "indexer/intake/items.hpp"
#include "indexer/source/sources.hpp"

namespace propos {

/// One source that is being read (reader.cpp).
class SourceStream;

/// Reads sources one after the other. What a source holds is recognised unless `form` says it; UTF-16 and compressed
/// files are refused. What cannot be read becomes an Incident in its place. One thread at a time.
class SourceReader {
 public:
  /// A batch ends when it holds `batch_bytes`, and, of ready passages, where the post changes. `progress` gets the
  /// number of bytes read so far; what it throws ends the reading.
  SourceReader(std::vector<Source> sources, InputForm form, std::size_t batch_bytes,
               std::function<void(std::uint64_t)> progress);
  ~SourceReader();

  /// The next batch; false at the end of the last source.
  bool next(Batch& batch);

  /// Bytes read so far.
  std::uint64_t bytes() const;

 private:
  bool read_some(Batch& batch);
  void open(const Source& source, Batch& batch);
  void read_rest_of_post(Batch& batch);

  std::vector<Source> sources_;
  InputForm form_;
  std::size_t batch_bytes_;
  std::function<void(std::uint64_t)> progress_;
  std::size_t next_source_ = 0;
  std::unique_ptr<SourceStream> stream_;
  std::uint64_t bytes_before_ = 0;  ///< of the sources that were read to their end
  Batch carried_;                   ///< read already, of the next batch
};

}  // namespace propos
