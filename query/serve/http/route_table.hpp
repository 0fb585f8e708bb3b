// Which pattern of paths a request fits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/serve/http/request.hpp"

namespace propos::serve {

/// Patterns such as `/topics/{id}` and `/feeds/topics/{id}.atom`: a name in braces stands for a part of the path that
/// is not empty, or for what is left of it before a suffix; in the last place, for all parts that are left, with their
/// slashes. Of two that fit, the one with fewer names is taken, then the first.
/// Any number of threads may look up.
class RouteTable {
 public:
  explicit RouteTable(const std::vector<std::string>& patterns);

  struct Match {
    std::size_t route = 0;  ///< its place among the patterns
    Parameters parts;       ///< what the names stand for
  };
  /// Where a path, given by its decoded parts, leads.
  std::optional<Match> match(const std::vector<std::string>& parts) const;

 private:
  struct Piece {
    std::string literal;  ///< the whole part, or what stands behind the name
    std::string name;     ///< empty: none
  };
  struct Pattern {
    std::size_t route = 0;
    std::size_t names = 0;
    std::vector<Piece> pieces;
  };
  static std::optional<Parameters> fit(const Pattern& pattern, const std::vector<std::string>& parts);

  std::vector<Pattern> patterns_;  ///< those with fewer names first
};

}  // namespace propos::serve
