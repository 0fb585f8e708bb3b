#include "query/serve/http/route_table.hpp"

#include <algorithm>
#include <cassert>

namespace propos::serve {

RouteTable::RouteTable(const std::vector<std::string>& patterns) {
  for (const auto& text : patterns) {
    assert(text.starts_with('/'));
    Pattern pattern;
    pattern.route = patterns_.size();
    for (std::size_t begin = 1; begin < text.size();) {
      const auto end = std::min(text.find('/', begin), text.size());
      const auto piece = text.substr(begin, end - begin);
      const auto close = piece.find('}');
      if (piece.starts_with('{') && close != std::string::npos) {
        pattern.pieces.push_back({piece.substr(close + 1), piece.substr(1, close - 1)});
        ++pattern.names;
      } else {
        pattern.pieces.push_back({piece, {}});
      }
      begin = end + 1;
    }
    patterns_.push_back(std::move(pattern));
  }
  std::stable_sort(patterns_.begin(), patterns_.end(),
                   [](const Pattern& a, const Pattern& b) { return a.names < b.names; });
}

std::optional<Parameters> RouteTable::fit(const Pattern& pattern, const std::vector<std::string>& parts) {
  const auto& pieces = pattern.pieces;
  const bool takes_rest = !pieces.empty() && !pieces.back().name.empty();
  if (takes_rest ? parts.size() < pieces.size() : parts.size() != pieces.size()) return {};
  Parameters named;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto part = parts[i];
    if (i + 1 == pieces.size())
      for (std::size_t rest = pieces.size(); rest < parts.size(); ++rest) part += '/' + parts[rest];
    const auto& [literal, name] = pieces[i];
    if (name.empty() ? part != literal : part.size() <= literal.size() || !part.ends_with(literal)) return {};
    if (!name.empty()) named.emplace_back(name, part.substr(0, part.size() - literal.size()));
  }
  return named;
}

std::optional<RouteTable::Match> RouteTable::match(const std::vector<std::string>& parts) const {
  for (const auto& pattern : patterns_)
    if (auto named = fit(pattern, parts)) return Match{pattern.route, std::move(*named)};
  return {};
}

}  // namespace propos::serve
