// The target of a request, `/path?name=value`, as it stands in its first line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/serve/http/request.hpp"

namespace propos::serve {

struct Target {
  std::string path;                ///< decoded
  std::vector<std::string> parts;  ///< of the path, decoded each by itself, so that they may hold a '/'; none for "/"
  Parameters parameters;
};

/// Reads a target. What begins with http:// is taken without its host. Throws Error{invalid} for what is no path, for
/// parts that lead upwards, control characters, bad escapes and bytes that are no UTF-8, and past
/// limits::max_parameters.
Target parse_target(std::string_view raw);

}  // namespace propos::serve
