// Dates as exports and pages write them -> ISO 8601 without a zone, as WordPress's REST API gives them.
#pragma once

#include <string>
#include <string_view>

namespace propos {

/// The longest valid beginning of an ISO date: `2025-09-10 17:30:00+02:00` gives `2025-09-10T17:30:00`, `2025-09`
/// stays, `2025-02-31` gives `2025-02`. Empty when there is none, as in `0000-00-00 00:00:00` and in a month that is
/// none. The zone is dropped: the time is the site's own.
std::string iso_date(std::string_view text);

/// The same of an RFC 822 date (a feed's pubDate): `Wed, 10 Sep 2025 15:30:00 +0000` gives `2025-09-10T15:30:00`.
std::string iso_date_of_rfc822(std::string_view text);

}  // namespace propos
