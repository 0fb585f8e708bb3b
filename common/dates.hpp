// What of a passage's date is a date.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// Year, month and day of an ISO 8601 date, as many as are there and in their ranges; none for another text.
std::vector<int> date_parts(const std::string& iso);

/// `2025-09-10`, `2025-09` or `2025` of an ISO 8601 date and time; empty for another text.
std::string plain_date(const std::string& iso);

}  // namespace propos
