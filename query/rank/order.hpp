// In what order hits come.
#pragma once

#include <cstdint>
#include <string_view>

namespace propos {

/// In what order hits come.
enum class Order : std::uint8_t {
  score,   ///< the ranking; what has no words to rank by comes newest first
  oldest,  ///< by date, oldest first
  newest   ///< by date, newest first
};

/// `score`, `date` or `-date`, as it is typed and answered.
std::string_view name_of(Order order);

}  // namespace propos
