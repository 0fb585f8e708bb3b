// Whole numbers in as few bytes as they need: 7 bits a byte, lowest first; the high bit says that another byte follows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace propos {

inline void append_varint(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

/// Takes a number from the front of `in`; false when the bytes end before the number does.
inline bool read_varint(std::string_view& in, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 32 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace propos
