#include "query/answer/timeline.hpp"

#include <cstdio>
#include <map>

#include "common/dates.hpp"
#include "common/limits.hpp"
#include "common/schema.hpp"

namespace propos {
namespace {

/// Passages by `2025-09` or `2025`, in order: a year stands before its months. Those without a date have an
/// empty key.
using ByPeriod = std::map<std::string, std::uint64_t>;

constexpr std::size_t year_length = 4;
constexpr std::size_t month_length = 7;

/// Months from the year 0.
int month_number(const std::string& month) {
  const auto parts = date_parts(month);
  return parts[0] * 12 + parts[1] - 1;
}

std::string month_name(int number) {
  char name[32];
  std::snprintf(name, sizeof name, "%04d-%02d", number / 12, number % 12 + 1);
  return name;
}

std::string year_name(int year) {
  char name[16];
  std::snprintf(name, sizeof name, "%04d", year);
  return name;
}

/// Adds the months without passages between the first and the last. False, and nothing added, when there are
/// too many.
bool fill_months(ByPeriod& periods) {
  int first = -1;
  int last = -1;
  for (const auto& [name, passages] : periods) {
    if (name.size() != month_length) continue;
    last = month_number(name);
    if (first < 0) first = last;
  }
  if (first < 0) return true;
  if (static_cast<std::size_t>(last - first) >= limits::max_timeline_months) return false;
  for (int month = first; month <= last; ++month) periods.try_emplace(month_name(month), 0);
  return true;
}

ByPeriod by_year(const ByPeriod& periods) {
  ByPeriod years;
  for (const auto& [name, passages] : periods) years[name.substr(0, year_length)] += passages;
  return years;
}

/// The same for years.
bool fill_years(ByPeriod& years) {
  const auto first_dated = years.upper_bound(std::string());
  const int first = std::stoi(first_dated->first);
  const int last = std::stoi(years.rbegin()->first);
  if (static_cast<std::size_t>(last - first) >= limits::max_timeline_years) return false;
  for (int year = first; year <= last; ++year) years.try_emplace(year_name(year), 0);
  return true;
}

/// By the first `length` bytes of the date.
std::map<std::string, Frequency> frequencies(const Xapian::Database& database, const Occurrences& occurrences,
                                             std::size_t length) {
  std::map<std::string, Frequency> periods;
  each_value(database, slot_date, occurrences.part, [&](Xapian::docid document, const std::string& date) {
    periods[plain_date(date).substr(0, length)] += occurrences.of(document);
  });
  return periods;
}

}  // namespace

std::vector<PeriodCount> count_periods(const Xapian::Database& database, const DocumentSet& documents,
                                       const Occurrences* occurrences, std::vector<Note>& notes) {
  ByPeriod periods;
  auto length = month_length;
  each_value(database, slot_date, documents,
             [&](Xapian::docid, const std::string& date) { ++periods[plain_date(date).substr(0, month_length)]; });
  if (!fill_months(periods)) {
    const auto most = std::to_string(limits::max_timeline_months);
    periods = by_year(periods);
    length = year_length;
    if (fill_years(periods))
      notes.push_back(
          {"plus de " + most + " mois\u00A0: comptés par année", "more than " + most + " months: counted by year"});
    else
      notes.push_back(
          {"plus de " + std::to_string(limits::max_timeline_years) + " ans\u00A0: les années sans passage sont omises",
           "more than " + std::to_string(limits::max_timeline_years) + " years: those without a passage are left out"});
  }
  std::vector<PeriodCount> timeline;
  for (const auto& [name, passages] : periods)
    if (!name.empty()) timeline.push_back({name, passages});
  if (const auto undated = periods.find(""); undated != periods.end()) timeline.push_back({"", undated->second});
  if (occurrences == nullptr) return timeline;
  const auto by_period = frequencies(database, *occurrences, length);
  for (auto& period : timeline)
    if (const auto known = by_period.find(period.name); known != by_period.end()) period.frequency = known->second;
  return timeline;
}

}  // namespace propos
