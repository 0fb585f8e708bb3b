#include "query/rank/date_order.hpp"

#include "common/dates.hpp"
#include "common/schema.hpp"

namespace propos {

std::string DateOrder::operator()(const Xapian::Document& document) const {
  throw_if_due_after(stop_, 1);
  auto key = document.get_value(slot_date);
  const bool dated = !date_parts(key).empty();
  if (!dated) key.clear();
  if (newest_first_)
    for (auto& c : key) c = static_cast<char>(~static_cast<unsigned char>(c));
  // Ends the date, so that `2025-09` stands before `2025-09-10` or, with all bytes turned round, behind it.
  key += newest_first_ ? '\xFF' : '\0';
  key.insert(0, 1, dated ? '0' : '1');
  key += document.get_value(slot_post);
  key += '\0';
  return key + document.get_value(slot_place);
}

}  // namespace propos
