// Which of many phrases stand twice in a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace propos {

/// What find_repeats() found.
struct Repeats {
  std::vector<bool> twice;  ///< by phrase
  std::size_t steps = 0;    ///< bytes and edges looked at: what the search cost
};

/// Tells of each phrase whether it stands in `whole` more than once; what overlaps counts. An empty phrase stands
/// nowhere. The cost is linear in the bytes of `whole` and of all phrases together, and memory is some 20 bytes for
/// each byte of the phrases.
Repeats find_repeats(std::string_view whole, const std::vector<std::string_view>& phrases);

}  // namespace propos
