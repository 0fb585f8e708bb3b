// Keys as Xapian's glass tables hold them (common/pack.h of Xapian 1.4). Its numbers are varints (common/bytes).
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace propos::glass {

using namespace std::string_view_literals;

inline constexpr std::string_view metadata = "\0\xC0"sv;          ///< + key
inline constexpr std::string_view value_statistics = "\0\xD0"sv;  ///< + slot, one byte, none for slot 0
inline constexpr std::string_view values = "\0\xD8"sv;            ///< + slot (varint) + first document of the chunk
inline constexpr std::string_view lengths = "\0\xE0"sv;           ///< + first document of the chunk, but of the first

/// Appends a document id so that keys sort by it.
inline void append_sortable(std::string& out, std::uint32_t value) {
  if (value < 0x8000) {
    out += static_cast<char>(value >> 8);
    out += static_cast<char>(value);
    return;
  }
  const auto length = static_cast<unsigned>(37 - std::countl_zero(value)) / 7;  // 3 to 5 bytes
  const unsigned mask = 0xFFu << (10 - length);
  out += static_cast<char>((length > 4 ? 0 : value >> (8 * (length - 1))) | mask);
  for (unsigned i = length - 1; i > 0; --i) out += static_cast<char>(value >> (8 * (i - 1)));
}

/// Appends the key of a term's list. What follows in a key must be parted from it by a zero byte.
inline void append_term(std::string& out, std::string_view term) {
  for (const char c : term) {
    out += c;
    if (c == '\0') out += '\xFF';
  }
}

}  // namespace propos::glass
