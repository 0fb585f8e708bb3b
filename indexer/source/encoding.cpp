#include "indexer/source/encoding.hpp"

#include <array>

#include "common/text.hpp"

namespace propos {

int windows_1252(unsigned char byte) {
  static constexpr std::array<int, 32> high = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80u] : byte;
}

std::string page_as_utf8(std::string_view bytes, std::size_t* replaced) {
  if (is_utf8(bytes)) return std::string(bytes);
  const auto head = lower(repair_utf8(bytes.substr(0, 4096)));
  const auto charset = head.find("charset=");
  const auto named = charset == std::string::npos ? std::string_view() : std::string_view(head).substr(charset + 8, 8);
  if (named.find("utf-8") != std::string_view::npos || named.find("utf8") != std::string_view::npos)
    return repair_utf8(bytes, replaced);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) append_utf8(out, static_cast<std::uint32_t>(windows_1252(static_cast<unsigned char>(c))));
  return out;
}

std::string reason_to_refuse(std::string_view head) {
  const bool marked = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (marked || (head.size() > 1 && (head[0] == '\0') != (head[1] == '\0')))
    return "UTF-16; convert it first: iconv -f UTF-16 -t UTF-8";
  if (head.starts_with("\x1F\x8B")) return "compressed with gzip; unpack it first: gunzip";
  if (head.starts_with("PK\x03\x04")) return "a zip archive; unpack it first: unzip";
  return {};
}

}  // namespace propos
