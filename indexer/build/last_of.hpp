// Which number was last given to a name: for posts and passages that come twice in a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "common/schema.hpp"

namespace propos {

/// Names are kept as 64-bit hashes only, 16 bytes each, so that a million of them fit in the memory of a build. That
/// two of a million names have one hash, and the first is taken for the second, happens once in 30 million builds.
class LastOf {
 public:
  /// Gives `name` a number; returns the one that it had.
  std::optional<std::uint32_t> put(std::string_view name, std::uint32_t number) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    auto& slot = find(hash_of(name) | 1);
    const auto before = slot.hash == 0 ? std::nullopt : std::optional(slot.number);
    used_ += !before;
    slot = {hash_of(name) | 1, number};
    return before;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0: free
    std::uint32_t number = 0;
  };

  Slot& find(std::uint64_t hash) {
    auto at = (hash >> 20 ^ hash) & (slots_.size() - 1);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 1024 : 2 * slots_.size());
    std::swap(old, slots_);
    for (const auto& slot : old)
      if (slot.hash != 0) find(slot.hash) = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace propos
