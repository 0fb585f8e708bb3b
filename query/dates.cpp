#include "query/dates.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace propos {
namespace {

constexpr std::array<const char*, 12> french_months = {"janvier",   "février", "mars",     "avril",
                                                       "mai",       "juin",    "juillet",  "août",
                                                       "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> english_months = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};

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

std::string long_date(const std::string& iso, Lang lang) {
  const auto parts = date_parts(iso);
  if (parts.empty()) return iso;
  std::string date = iso.substr(0, 4);
  if (parts.size() > 1) {
    const auto& months = lang == Lang::fr ? french_months : english_months;
    date = std::string(months[static_cast<std::size_t>(parts[1] - 1)]) + "\u00A0" + date;
  }
  if (parts.size() > 2) {
    const bool first = lang == Lang::fr && parts[2] == 1;
    date = std::to_string(parts[2]) + (first ? "er" : "") + "\u00A0" + date;
  }
  return date;
}

}  // namespace propos
