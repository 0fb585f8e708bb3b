// Values each once, in order.
#pragma once

#include <algorithm>
#include <vector>

namespace propos {

template <typename T>
void settle(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace propos
