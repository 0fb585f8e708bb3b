// Random numbers that are the same on every machine: std's distributions are not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace propos {

/// Scatters a number over 64 bits (the finaliser of splitmix64: Steele, Lea & Flood 2014).
constexpr std::uint64_t scatter(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ull;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/// xoshiro256** (Blackman & Vigna 2021), integers only.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (auto& word : state_) word = seed = scatter(seed);
  }

  std::uint64_t next() {
    const auto result = rotate(state_[1] * 5, 7) * 9;
    const auto shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotate(state_[3], 45);
    return result;
  }

  /// A number from 0 to n - 1. The bias, n / 2^32, does not matter here.
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }

  /// A number from 0 to n - 1, small ones more often: falls about evenly to none.
  std::uint32_t low(std::uint32_t n) { return below(below(n) + 1); }

  bool percent(std::uint32_t share) { return below(100) < share; }

  template <typename T, std::size_t N>
  const T& one_of(const std::array<T, N>& values) {
    return values[below(static_cast<std::uint32_t>(N))];
  }

 private:
  static constexpr std::uint64_t rotate(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace propos
