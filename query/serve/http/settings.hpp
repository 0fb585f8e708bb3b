// How the server is to run.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "common/limits.hpp"
#include "query/serve/http/workers.hpp"

namespace propos::serve {

struct ServerSettings {
  std::string listen = "127.0.0.1:8080";
  std::vector<std::string> patterns;  ///< of paths, as RouteTable has them; Request::route counts them
  HandlerFactory make_handler;
  std::function<bool()> ready;           ///< whether an index is open; any thread. None: always
  Dress dress;                           ///< none: problems stay JSON
  std::function<void()> before_metrics;  ///< called before the registry is printed, by the event thread

  std::size_t workers = 3;
  std::size_t queue = limits::max_queued_requests;
  std::size_t connections = limits::max_connections;
  std::size_t connections_per_address = limits::max_connections_per_address;
  double search_seconds = limits::standard_search_seconds;  ///< Request::deadline, from when the request was read
  double read_seconds = limits::standard_read_seconds;
  double write_seconds = limits::standard_write_seconds;
  double stream_seconds = limits::standard_stream_seconds;

  std::string base_url;      ///< what links begin with; empty: as the client calls us
  bool trust_proxy = false;  ///< X-Forwarded-For and X-Forwarded-Proto are believed
  std::string cors;          ///< origin whose pages may read answers; empty: none, "*": all
  std::string keys;          ///< file; empty: everybody may ask
  std::string access_log = "-";
  bool log_queries = false;
};

}  // namespace propos::serve
