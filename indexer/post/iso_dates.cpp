#include "indexer/post/iso_dates.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "common/text.hpp"

namespace propos {
namespace {

/// The value of `length` digits at `at`, or -1.
int number_at(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_date(int year, int month, int day) {
  using namespace std::chrono;
  return year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

bool has(std::string_view text, std::size_t at, std::string_view one_of) {
  return at < text.size() && one_of.find(text[at]) != std::string_view::npos;
}

}  // namespace

std::string iso_date(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
  if (number_at(text, 0, 4) < 1) return {};
  std::size_t end = 4;
  const int month = has(text, 4, "-") ? number_at(text, 5, 2) : -1;
  if (has(text, 4, "-") && (month < 1 || month > 12)) return {};
  if (month > 0) end = 7;
  const int day = month > 0 && has(text, 7, "-") ? number_at(text, 8, 2) : -1;
  if (day >= 1 && is_date(number_at(text, 0, 4), month, day)) end = 10;
  const int hour = end == 10 && has(text, 10, "T ") ? number_at(text, 11, 2) : -1;
  const int minute = has(text, 13, ":") ? number_at(text, 14, 2) : -1;
  if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60) {
    end = 16;
    const int second = has(text, 16, ":") ? number_at(text, 17, 2) : -1;
    if (second >= 0 && second < 61) end = 19;
  }
  std::string date(text.substr(0, end));
  if (date.size() > 10) date[10] = 'T';
  return date;
}

std::string iso_date_of_rfc822(std::string_view text) {
  static constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto clean = collapse_space(text.substr(0, 100));
  int day = 0, year = 0, hour = 0, minute = 0, second = 0;
  char month[4] = {};
  const auto comma = clean.find(',');
  const char* begin = clean.c_str() + (comma == std::string::npos ? 0 : comma + 1);
  const int read = std::sscanf(begin, " %2d %3s %4d %2d:%2d:%2d", &day, month, &year, &hour, &minute, &second);
  for (std::size_t i = 0; read >= 5 && i < months.size(); ++i) {
    if (months[i] != month) continue;
    char iso[64];
    std::snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02d", year, static_cast<int>(i) + 1, day, hour, minute,
                  second);
    return iso_date(iso);
  }
  return {};
}

}  // namespace propos
