#include "query/print/long_date.hpp"

#include <array>

#include "common/dates.hpp"

namespace propos {
namespace {

constexpr std::array<const char*, 12> french_months = {"janvier",   "février", "mars",     "avril",
                                                       "mai",       "juin",    "juillet",  "août",
                                                       "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<const char*, 12> english_months = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};

}  // namespace

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
