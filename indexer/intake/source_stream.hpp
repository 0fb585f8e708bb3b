// One source -> its pieces, whatever it holds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "indexer/intake/items.hpp"
#include "indexer/source/sources.hpp"

namespace propos {

/// A source that is being read.
class SourceStream {
 public:
  virtual ~SourceStream() = default;

  /// Adds what comes next to the batch; false at the end of the source.
  virtual bool read_some(Batch& batch) = 0;
  /// Bytes read so far.
  virtual std::uint64_t offset() const = 0;
};

/// Opens a source. What it holds is recognised unless `form` says it. When it cannot be read or is refused, an Incident
/// goes to the batch and nothing is returned.
std::unique_ptr<SourceStream> open_source(const Source& source, InputForm form, Batch& batch);

}  // namespace propos
