#include "query/language/periods.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "common/error.hpp"
#include "common/text.hpp"

namespace propos {
namespace {

using Day = std::chrono::year_month_day;

/// Reads exactly `digits` digits.
std::optional<unsigned> number(std::string_view text, std::size_t digits) {
  unsigned value = 0;
  if (text.size() != digits || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The first day of a date as it is written.
std::optional<Day> first_day(std::string_view text) {
  std::optional<unsigned> year = number(text.substr(0, 4), 4), month = 1, day = 1;
  if (text.size() >= 5) month = text[4] == '-' ? number(text.substr(5, 2), 2) : std::nullopt;
  if (text.size() >= 8) day = text[7] == '-' ? number(text.substr(8), 2) : std::nullopt;
  if (text.size() > 10 || !year || !month || !day) return {};
  const Day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) return {};
  return date;
}

std::string text_of(const Day& day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

enum class Unit { days, weeks, months, years };

std::optional<Unit> unit_named(std::string_view name) {
  struct Named {
    std::string_view name;
    Unit unit;
  };
  static constexpr std::array<Named, 22> units = {
      {{"jour", Unit::days},    {"jours", Unit::days},    {"j", Unit::days},        {"day", Unit::days},
       {"days", Unit::days},    {"d", Unit::days},        {"semaine", Unit::weeks}, {"semaines", Unit::weeks},
       {"week", Unit::weeks},   {"weeks", Unit::weeks},   {"w", Unit::weeks},       {"mois", Unit::months},
       {"month", Unit::months}, {"months", Unit::months}, {"m", Unit::months},      {"an", Unit::years},
       {"ans", Unit::years},    {"annee", Unit::years},   {"annees", Unit::years},  {"year", Unit::years},
       {"years", Unit::years},  {"y", Unit::years}}};
  const auto folded = fold(name);
  const auto found = std::find_if(units.begin(), units.end(), [&](const Named& n) { return n.name == folded; });
  if (found == units.end()) return {};
  return found->unit;
}

Day before(const Day& day, int n, Unit unit) {
  if (unit == Unit::days || unit == Unit::weeks)
    return std::chrono::sys_days(day) - std::chrono::days(unit == Unit::weeks ? 7 * n : n);
  const auto then = unit == Unit::months ? day - std::chrono::months(n) : day - std::chrono::years(n);
  return then.ok() ? then : Day(then.year() / then.month() / std::chrono::last);
}

}  // namespace

std::string today() {
  using std::chrono::floor, std::chrono::days;
  const char* set = std::getenv("SOURCE_DATE_EPOCH");
  if (set == nullptr || *set == '\0') return text_of(floor<days>(std::chrono::system_clock::now()));
  const std::string_view digits(set);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  constexpr std::int64_t year_10000 = 253402300800;
  if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0 || seconds >= year_10000)
    throw Error(ErrorKind::usage, "\"" + std::string(digits) + "\": expected seconds since 1970", "SOURCE_DATE_EPOCH");
  return text_of(floor<days>(std::chrono::sys_seconds(std::chrono::seconds(seconds))));
}

std::optional<Period> read_period(std::string_view text) {
  const auto dots = text.find("..");
  Period period;
  period.from = text.substr(0, dots);
  period.to = dots == std::string_view::npos ? period.from : std::string(text.substr(dots + 2));
  if (period.from.empty() && period.to.empty()) return {};
  for (const auto* date : {&period.from, &period.to})
    if (!date->empty() && !first_day(*date)) return {};
  if (!period.from.empty() && !period.to.empty() && *first_day(period.from) > *first_day(period.to) &&
      !period.from.starts_with(period.to)) {
    std::swap(period.from, period.to);
    period.turned = true;
  }
  return period;
}

std::optional<Period> read_since(std::string_view text, const std::string& today) {
  constexpr unsigned most = 10000;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const auto unit = unit_named(collapse_space(text.substr(digits)));
  Period period;
  if (!unit) {
    if (!first_day(text)) return {};
    period.from = text;
    return period;
  }
  const auto n = number(text.substr(0, digits), std::clamp<std::size_t>(digits, 1, 5));
  const auto day = first_day(today);
  if (!n || *n > most || !day) return {};
  const auto then = before(*day, static_cast<int>(*n), *unit);
  if (then.year() < std::chrono::year(0)) return {};
  period.from = text_of(then);
  return period;
}

std::string lowest(const Period& period) {
  if (period.from.empty()) return "0";
  std::string_view from = period.from;
  while (from.size() > 4 && from.ends_with("-01")) from.remove_suffix(3);
  return std::string(from);
}

std::string highest(const Period& period) {
  // Behind every longer text that begins so, as a time of that day does.
  return (period.to.empty() ? std::string("9999") : period.to) + '\xFF';
}

}  // namespace propos
