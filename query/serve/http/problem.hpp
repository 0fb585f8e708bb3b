// Errors as problem objects (RFC 9457).
#pragma once

#include <string>
#include <string_view>

#include "query/serve/http/response.hpp"

namespace propos::serve {

/// An answer of application/problem+json. `type` is the last part of a page's path: "bad-parameter" stands for
/// /errors/bad-parameter. `title` names the kind of error, `detail` says what is wrong with this request.
Response problem(int status, std::string_view type, std::string_view title, std::string_view detail);

}  // namespace propos::serve
