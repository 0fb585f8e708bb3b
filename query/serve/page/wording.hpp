// Numbers, dates and quotations as a reader of French or English expects them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/language/note.hpp"
#include "query/serve/page/catalogue.hpp"

namespace propos::serve {

/// `12 345` with narrow no-break spaces, or `12,345`.
std::string number(std::uint64_t n, Lang lang);

/// `3 passages`: the sentence for one or for more, with the number in its place. French takes 0 for one.
std::string counted(std::uint64_t n, Say one, Say more, Lang lang);

/// `« … »` with no-break spaces, or `“…”`. What stands in guillemets already stays.
std::string quoted(std::string_view text, Lang lang);

/// `septembre 2025` of `2025-09`, `2025`; an empty period is named too.
std::string period(const std::string& name, Lang lang);

/// `7,2 ms`, `1.4 s`.
std::string duration(std::int64_t microseconds, Lang lang);

/// A part of all, `90 %`.
std::string percent(double share, Lang lang);

}  // namespace propos::serve
