// Bytes as a bad disk or hand leaves them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace propos::testing {

/// Calls `use` with `bytes` cut off at each length, with each byte changed in some ways, and with a byte more.
inline void for_each_damage(std::string_view bytes, const std::function<void(const std::string&)>& use) {
  for (std::size_t size = 0; size < bytes.size(); ++size) use(std::string(bytes.substr(0, size)));
  std::string changed(bytes);
  for (auto& byte : changed) {
    const char sound = byte;
    for (const int bits : {0x01, 0x02, 0x10, 0x40, 0x7F, 0x80, 0xFF}) {
      byte = static_cast<char>(sound ^ bits);
      use(changed);
    }
    byte = sound;
  }
  for (const char more : {'\0', ' ', '0', '}', '\xFF'}) use(std::string(bytes) + more);
}

}  // namespace propos::testing
