#include "query/serve/http/gzip.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>

using namespace propos::serve;

namespace {

std::string gunzip(std::string packed) {
  z_stream stream{};
  constexpr int gzip_only = 16 + 15;
  REQUIRE(::inflateInit2(&stream, gzip_only) == Z_OK);
  std::string out(1u << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(::inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  ::inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("what is packed is unpacked again", "[serve]") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "réponse " + std::to_string(i * i);
  CHECK(gunzip(gzip(text)) == text);
  CHECK(gzip(text).size() * 2 < text.size());
  CHECK(gunzip(gzip("")) == "");
}

TEST_CASE("text is packed, pictures are not", "[serve]") {
  CHECK(is_compressible("text/html; charset=utf-8"));
  CHECK(is_compressible("application/problem+json"));
  CHECK(is_compressible("application/atom+xml"));
  CHECK(is_compressible("image/svg+xml"));
  CHECK_FALSE(is_compressible("image/png"));
  CHECK_FALSE(is_compressible("application/octet-stream"));
}
