// Who may ask, when not everybody may.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace propos::serve {

/// Keys, of which only the SHA-256 is known. Any number of threads.
class Keys {
 public:
  /// Reads a file with a hash in hexadecimal at the begin of each line and, behind white space, whose it is; empty
  /// lines and those with # are left out. Throws Error: of read_file(), Error{invalid} with "file:line",
  /// Error{too_big}.
  static Keys read(const std::filesystem::path& file);

  /// Whether a header `Bearer KEY`, or `Basic …` with a key as its password, has one of them. How long it takes does
  /// not depend on which.
  bool allow(std::string_view authorization) const;

 private:
  using Hash = std::array<std::uint8_t, 32>;
  std::vector<Hash> hashes_;
};

}  // namespace propos::serve
