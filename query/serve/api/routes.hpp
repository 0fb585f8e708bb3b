// Which address is answered by what.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/serve/api/indexes.hpp"
#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"

namespace propos::serve {

/// A handler. `rest` is what stands in the place of the path's last `{…}`. What it throws becomes a problem object.
using Handler = Response (*)(Site& site, const Request& request, const std::string& rest);

/// A row of the table of routes.
struct Route {
  std::string_view path;  ///< `/api/search`, or `/api/passages/{id}`, where a last `{id}` stands for all the rest
  Handler handler;
};

/// A parameter of a route, in its query or, with the name of its `{…}`, in its path.
struct ApiParameter {
  std::string_view name;
  std::string_view what;    ///< for people
  std::string_view schema;  ///< of a value, as JSON Schema
  bool required = false;
};

/// A route with what /api/openapi.json says of it.
struct ApiRoute {
  Route route;
  std::string_view name;  ///< of the operation, for programs that make clients of it
  bool takes_db = true;   ///< asks an index
  std::string_view summary;
  bool takes_search = false;                   ///< the parameters of a search, too (search_parameters())
  std::vector<ApiParameter> parameters = {};   ///< its own
  std::string_view type = "application/json";  ///< of what is answered
  std::string_view schema = {};                ///< of it, by its name in components/schemas; empty: it is no JSON
  std::string_view example = {};               ///< path and query; a test asks it
};

/// The routes of /api, /feeds and /opensearch.xml.
std::span<const ApiRoute> api_table();
/// The same as they are asked.
std::vector<Route> api_routes();

/// Refuses parameters that the route of this path does not have. Throws Error{usage}.
void check_parameters(const Request& request, std::string_view path);

}  // namespace propos::serve
