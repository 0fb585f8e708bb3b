#include "query/rank/order.hpp"

namespace propos {

std::string_view name_of(Order order) {
  switch (order) {
    case Order::score: return "score";
    case Order::oldest: return "date";
    case Order::newest: return "-date";
  }
  return "";
}

}  // namespace propos
