#include "common/dates.hpp"

#include <array>
#include <string_view>

namespace propos {
namespace {

/// The number that the digits of `text` write, or -1.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

}  // namespace

std::vector<int> date_parts(const std::string& iso) {
  const std::string_view text(iso);
  std::vector<int> parts;
  if (text.size() < 4 || number(text.substr(0, 4)) < 0) return parts;
  if (text.size() > 4 && text[4] != '-') return parts;
  parts.push_back(number(text.substr(0, 4)));
  if (text.size() < 7) return parts;
  const int month = number(text.substr(5, 2));
  if (month < 1 || month > 12) return parts;
  parts.push_back(month);
  if (text.size() < 10 || text[7] != '-') return parts;
  const int day = number(text.substr(8, 2));
  if (day >= 1 && day <= 31) parts.push_back(day);
  return parts;
}

std::string plain_date(const std::string& iso) {
  const auto parts = date_parts(iso);
  static constexpr std::array<std::size_t, 4> lengths = {0, 4, 7, 10};
  return iso.substr(0, lengths[parts.size()]);
}

}  // namespace propos
