#include "query/serve/http/negotiation.hpp"

#include <algorithm>
#include <cstdlib>

namespace propos::serve {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The next piece before `separator`, taken off `rest`.
std::string_view next(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto piece = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(piece);
}

/// How exactly a range names the choice; 0: not.
int exactness(std::string_view range, std::string_view choice) {
  if (same(range, choice)) return 4;
  if (range.size() > choice.size() && range[choice.size()] == '-' && same(range.substr(0, choice.size()), choice))
    return 3;
  if (range == "*" || range == "*/*") return 1;
  const auto slash = range.find("/*");
  return slash != std::string_view::npos && choice.size() > slash &&
                 same(range.substr(0, slash + 1), choice.substr(0, slash + 1))
             ? 2
             : 0;
}

double quality_of(std::string_view settings) {
  while (!settings.empty()) {
    const auto setting = next(settings, ';');
    if (setting.size() > 2 && lower_ascii(setting[0]) == 'q' && setting[1] == '=')
      return std::clamp(std::strtod(std::string(setting.substr(2)).c_str(), nullptr), 0.0, 1.0);
  }
  return 1;
}

std::string_view strong(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

}  // namespace

double wanted(std::string_view header, std::string_view choice) {
  if (trimmed(header).empty()) return 1;
  int best = 0;
  double quality = 0;
  while (!header.empty()) {
    auto settings = next(header, ',');
    const auto range = next(settings, ';');
    const int exact = exactness(range, choice);
    if (exact == 0 || exact < best) continue;
    const double q = quality_of(settings);
    quality = exact > best ? q : std::max(q, quality);
    best = exact;
  }
  return quality;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    const auto named = next(if_none_match, ',');
    if (named == "*" || (!named.empty() && strong(named) == strong(tag))) return true;
  }
  return false;
}

std::string_view header_of(const Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers)
    if (same(header, name)) return value;
  return {};
}

Response unless_known(Response response, std::string_view if_none_match) {
  const auto tag = header_of(response, "ETag");
  if (response.status != 200 || tag.empty() || !names_tag(if_none_match, tag)) return response;
  response.status = 304;
  response.body.clear();
  response.more = nullptr;
  return response;
}

}  // namespace propos::serve
