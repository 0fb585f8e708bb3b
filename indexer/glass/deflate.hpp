// Stored passages, compressed as Xapian expects them in its `docdata` table.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace propos {

/// Compresses one text after the other. One object per thread.
class Deflater {
 public:
  Deflater();
  ~Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;

  /// `bytes` as raw deflate (RFC 1951) in `out`; false when that is not shorter: then `out` is empty.
  bool compress(std::string_view bytes, std::string& out);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace propos
