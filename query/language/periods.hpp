// Periods of time in a query: `2024`, `2024-03..2025-06`, `6mois`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace propos {

/// From one date to another, both included and as exact as they are written (`2024` is the whole year); an empty one is
/// open.
struct Period {
  std::string from, to;
  bool turned = false;  ///< the later date was written first
};

/// Today as `2025-03-31`, in universal time; the day of $SOURCE_DATE_EPOCH (seconds since 1970,
/// reproducible-builds.org) where that is set. Throws Error{usage} when it is no such number.
std::string today();

/// Reads a date (`2024`, `2024-03`, `2024-03-15`) or a range of dates (`a..b`, `a..`, `..b`).
std::optional<Period> read_period(std::string_view text);

/// Reads what follows `depuis:`: a date, or a number of days, weeks, months or years (`6mois`, `2 weeks`, `1an`),
/// counted back from `today` (`2025-03-31`). A month before 31 March begins on the last day of February.
std::optional<Period> read_since(std::string_view text, const std::string& today);

/// The smallest text that a date in the period may be, and what sorts behind the largest. A date known by its year or
/// month only counts as that period's first day. Both are never empty, so that passages without a date are outside.
std::string lowest(const Period& period);
std::string highest(const Period& period);

}  // namespace propos
