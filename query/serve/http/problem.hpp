// Errors as problem objects (RFC 9457).
#pragma once

#include <string>
#include <string_view>

#include "common/error.hpp"
#include "query/serve/http/response.hpp"

namespace propos::serve {

inline constexpr const char* problem_type = "application/problem+json";

/// An answer of application/problem+json. `type` is the last part of a page's path: "bad-parameter" stands for
/// /errors/bad-parameter. `title` names the kind of error, `detail` says what is wrong with this request.
Response problem(int status, std::string_view type, std::string_view title, std::string_view detail);

/// What a client is told of an error: 400 for what it asked wrongly, 404 for what is not there, 503 for an index that
/// cannot be read now and for what took too long, 500 for our own mistakes, whose message stays here.
Response problem_of(const Error& error);

/// 503, to be tried again after so many seconds.
Response busy(std::string_view detail, int seconds);

}  // namespace propos::serve
