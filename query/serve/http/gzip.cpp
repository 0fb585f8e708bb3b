#include "query/serve/http/gzip.hpp"

#include <zlib.h>

#include "common/error.hpp"

namespace propos::serve {

std::string gzip(std::string_view text) {
  z_stream stream{};
  constexpr int fast = 1, gzip_header = 16, window = 15, memory = 8;
  if (::deflateInit2(&stream, fast, Z_DEFLATED, gzip_header + window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error(ErrorKind::internal, "zlib cannot begin");
  std::string out(::deflateBound(&stream, text.size()), '\0');
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));  // zlib reads it only
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  if (result != Z_STREAM_END) throw Error(ErrorKind::internal, "zlib did not end");
  return out;
}

bool is_compressible(std::string_view type) {
  type = type.substr(0, type.find(';'));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") || type.ends_with("javascript");
}

}  // namespace propos::serve
