#include "query/serve/page/wording.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "query/print/long_date.hpp"

namespace propos::serve {
namespace {

/// One digit behind the decimal sign.
std::string decimal(double value, Lang lang) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  std::string out = text;
  if (lang == Lang::fr) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

}  // namespace

std::string number(std::uint64_t n, Lang lang) {
  const auto digits = std::to_string(n);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += lang == Lang::fr ? "\u202F" : ",";
    out += digits[i];
  }
  return out;
}

std::string counted(std::uint64_t n, Say one, Say more, Lang lang) {
  const bool single = n == 1 || (n == 0 && lang == Lang::fr);
  return said(single ? one : more, lang, {number(n, lang)});
}

std::string quoted(std::string_view text, Lang lang) {
  if (text.starts_with("«") && text.ends_with("»")) return std::string(text);
  const bool french = lang == Lang::fr;
  return (french ? "«\u00A0" : "“") + std::string(text) + (french ? "\u00A0»" : "”");
}

std::string period(const std::string& name, Lang lang) {
  return name.empty() ? std::string(say(Say::undated, lang)) : long_date(name, lang);
}

std::string duration(std::int64_t microseconds, Lang lang) {
  const auto ms = static_cast<double>(microseconds) / 1000;
  return ms < 1000 ? decimal(ms, lang) + "\u00A0ms" : decimal(ms / 1000, lang) + "\u00A0s";
}

std::string percent(double share, Lang lang) {
  return std::to_string(std::lround(100 * share)) + (lang == Lang::fr ? "\u00A0%" : "%");
}

}  // namespace propos::serve
