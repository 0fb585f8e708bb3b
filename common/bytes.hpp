// Numbers and texts as our own formats hold them: appended to a string, and read back with every bound checked.
//
// Fixed numbers are little endian. A varint is a number in as few bytes as it needs: 7 bits a byte, lowest first; the
// high bit says that another byte follows.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace propos {

/// Appends the `bytes` lowest bytes of `value`. requires: 1 to 8 bytes, into which `value` fits
inline void append_fixed(std::string& out, std::uint64_t value, unsigned bytes) {
  assert(bytes >= 1 && bytes <= 8 && (bytes == 8 || value >> (8 * bytes) == 0));
  for (unsigned i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

inline void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

/// Appends a text behind its length, a varint.
inline void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

/// Takes one thing after the other from the front of bytes, which must outlive it. What is not there whole is told by
/// `false`, and nothing of it is given; what stands behind means nothing then. Any bytes do no harm. One thread.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes = {}) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }
  /// What was not yet taken.
  std::string_view rest() const { return rest_; }

  [[nodiscard]] bool u8(std::uint8_t& value) { return fixed<1>(value); }
  [[nodiscard]] bool u24(std::uint32_t& value) { return fixed<3>(value); }
  [[nodiscard]] bool u32(std::uint32_t& value) { return fixed<4>(value); }
  [[nodiscard]] bool u64(std::uint64_t& value) { return fixed<8>(value); }

  /// A varint of at most 32 bits; a larger one is as if it were not there.
  [[nodiscard]] bool varint(std::uint32_t& value) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < max_varint_bytes && i < rest_.size(); ++i) {
      const auto byte = static_cast<unsigned char>(rest_[i]);
      sum |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
      if (byte >= 0x80) continue;
      if (sum > UINT32_MAX) return false;
      rest_.remove_prefix(i + 1);
      value = static_cast<std::uint32_t>(sum);
      return true;
    }
    return false;
  }

  /// The next `size` bytes.
  [[nodiscard]] bool bytes(std::size_t size, std::string_view& value) {
    if (size > rest_.size()) return false;
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }

  /// A text behind its length, as append_text() leaves it.
  [[nodiscard]] bool text(std::string_view& value) {
    std::uint32_t size = 0;
    return varint(size) && bytes(size, value);
  }

 private:
  static constexpr std::size_t max_varint_bytes = 5;

  template <std::size_t size, typename Number>
  bool fixed(Number& value) {
    if (rest_.size() < size) return false;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < size; ++i)
      sum |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    value = static_cast<Number>(sum);
    rest_.remove_prefix(size);
    return true;
  }

  std::string_view rest_;
};

}  // namespace propos
