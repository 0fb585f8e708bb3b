// From what the library has read to a Request.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"
#include "query/serve/http/route_table.hpp"
#include "query/serve/http/settings.hpp"
#include "query/serve/http/target.hpp"

struct MHD_Connection;

namespace propos::serve {

/// The first line and the headers of a request.
struct RequestHead {
  std::string method, target;
  std::size_t line_bytes = 0;    ///< of the first line, without its end
  std::size_t header_bytes = 0;  ///< of the headers, with their ends
  bool has_body = false;
  bool several_hosts = false;
  std::string host, accept, accept_encoding, accept_language, if_none_match, authorization, origin;
  std::string forwarded_for, forwarded_proto;
};

/// Whether a body follows the head that the library holds.
bool has_body(MHD_Connection* connection);

/// Reads what the library holds of a request; bytes that are no UTF-8 are replaced.
RequestHead read_head(MHD_Connection* connection, const std::string& target, const char* method, const char* version);

/// What a head is refused for, before anything of it is looked at closer: method, sizes, a body, the host.
/// `only_loopback`: other hosts are refused, because a page of theirs may have been led here by their name server.
std::optional<Response> refusal(const RequestHead& head, const ServerSettings& settings, bool only_loopback);

/// A request of it, from `address`, but for its deadline and what it is cancelled by.
Request make_request(const RequestHead& head, Target target, const std::string& address,
                     const ServerSettings& settings);

}  // namespace propos::serve
