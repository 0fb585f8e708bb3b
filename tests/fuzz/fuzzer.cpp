// One libFuzzer program; PROPOS_TARGET names the target.
#include <cstdint>

#include "tests/fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  propos::fuzz::PROPOS_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
