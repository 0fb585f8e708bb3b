// Which page answers which path.
#pragma once

#include <span>

#include "query/serve/api/routes.hpp"

namespace propos::serve {

/// The routes of all pages and of the files that are compiled in.
std::span<const Route> page_routes();

}  // namespace propos::serve
