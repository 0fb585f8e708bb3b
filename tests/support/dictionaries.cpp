#include "tests/support/dictionaries.hpp"

#include <zlib.h>

#include <stdexcept>

#include "tests/support/test_files.hpp"

namespace propos::testing {
namespace {

std::string base64_number(std::size_t number) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do {
    digits.insert(digits.begin(), alphabet[number % 64]);
    number /= 64;
  } while (number > 0);
  return digits;
}

}  // namespace

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const auto state = deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error("deflate");
  return out;
}

void write_dictionary(const std::filesystem::path& name, const std::vector<Entry>& entries) {
  std::string index = "00databaseinfo\tA\tB\n";
  std::string text = "\n";
  for (const auto& [headword, body] : entries) {
    const auto entry = headword + " /x/\n" + body + "\n";
    index += headword + '\t' + base64_number(text.size()) + '\t' + base64_number(entry.size()) + '\n';
    text += entry;
  }
  write_file(name.string() + ".index", index);
  write_file(name.string() + ".dict.dz", gzipped(text));
}

}  // namespace propos::testing
