// Which address is answered by what.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "common/error.hpp"
#include "query/serve/api/site.hpp"
#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"

namespace propos::serve {

/// A handler. `rest` is what stands in the place of the path's `{…}`.
using Handler = Response (*)(Site& site, const Request& request, const std::string& rest);

/// A row of the table of routes.
struct Route {
  std::string_view path;  ///< `/api/search`, or `/api/passages/{id}`, where `{id}` stands for all the rest, not empty
  Handler handler;
};

/// The routes of /api, /feeds and /opensearch.xml.
std::span<const Route> api_routes();

/// Answers by the first route that fits; nothing where none does. What a handler throws becomes a problem.
bool respond(std::span<const Route> routes, Site& site, const Request& request, Response& response);

/// An error as a problem object (RFC 9457): 400 for what was asked wrong, 404 for what is not there, 503 for an index
/// that cannot be read.
Response problem_of(const Error& error);

/// The headers of an answer that holds until the index changes: a weak ETag, Cache-Control.
void add_validators(Response& response, const Request& request, std::string_view revision);
/// Whether the client has the answer of this revision: then it is 304 without more work.
bool is_known(const Request& request, std::string_view revision);

}  // namespace propos::serve
