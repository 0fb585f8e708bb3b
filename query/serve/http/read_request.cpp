#include "query/serve/http/read_request.hpp"

#include <microhttpd.h>

#include <cstring>
#include <map>
#include <string_view>

#include "common/limits.hpp"
#include "common/text.hpp"
#include "query/serve/http/listener.hpp"
#include "query/serve/http/problem.hpp"

namespace propos::serve {
namespace {

MHD_Result take_header(void* into, MHD_ValueKind, const char* name, const char* value) {
  using Member = std::string RequestHead::*;
  static const std::map<std::string, Member> members{{"host", &RequestHead::host},
                                                     {"accept", &RequestHead::accept},
                                                     {"accept-encoding", &RequestHead::accept_encoding},
                                                     {"accept-language", &RequestHead::accept_language},
                                                     {"if-none-match", &RequestHead::if_none_match},
                                                     {"authorization", &RequestHead::authorization},
                                                     {"origin", &RequestHead::origin},
                                                     {"x-forwarded-for", &RequestHead::forwarded_for},
                                                     {"x-forwarded-proto", &RequestHead::forwarded_proto}};
  auto& head = *static_cast<RequestHead*>(into);
  const auto key = lower(name);
  const std::string text = value ? value : "";
  const auto member = members.find(key);
  if (member == members.end()) return MHD_YES;
  auto& field = head.*(member->second);
  if (key == "host" && !field.empty()) head.several_hosts = true;
  // A header that comes again goes on with a list (RFC 9110, 5.3).
  field = field.empty() ? repair_utf8(text) : field + ", " + repair_utf8(text);
  return MHD_YES;
}

/// The address that the nearest proxy says it speaks for: the last one of the list.
std::string last_address(const std::string& list) {
  const auto comma = list.rfind(',');
  auto last = comma == std::string::npos ? list : list.substr(comma + 1);
  const auto begin = last.find_first_not_of(" \t"), end = last.find_last_not_of(" \t");
  return begin == std::string::npos ? std::string() : last.substr(begin, end - begin + 1);
}

/// The host in "https://host:port/path".
std::string host_of(const std::string& url) {
  const auto begin = url.find("://");
  if (begin == std::string::npos) return {};
  return url.substr(begin + 3, url.find('/', begin + 3) - begin - 3);
}

}  // namespace

bool has_body(MHD_Connection* connection) {
  if (MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Transfer-Encoding")) return true;
  const char* length = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
  return length && std::string_view(length).find_first_not_of('0') != std::string_view::npos;
}

RequestHead read_head(MHD_Connection* connection, const std::string& target, const char* method, const char* version) {
  RequestHead head;
  head.method = method;
  head.target = target;
  head.line_bytes = head.method.size() + target.size() + std::strlen(version) + 2;
  constexpr std::size_t line_end = 2;
  const auto* size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  if (size && size->header_size > head.line_bytes + line_end)
    head.header_bytes = size->header_size - head.line_bytes - line_end;
  head.has_body = has_body(connection);
  MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &head);
  return head;
}

std::optional<Response> refusal(const RequestHead& head, const ServerSettings& settings, bool only_loopback) {
  if (head.line_bytes > limits::max_request_line_bytes)
    return problem(414, "address-too-long", "the address is too long",
                   "a request's first line may have " + std::to_string(limits::max_request_line_bytes) + " bytes");
  if (head.header_bytes > limits::max_request_head_bytes)
    return problem(431, "headers-too-long", "the headers are too long",
                   "a request's headers may have " + std::to_string(limits::max_request_head_bytes) + " bytes");
  const bool preflight = head.method == "OPTIONS" && !settings.cors.empty();
  if (head.method != "GET" && head.method != "HEAD" && !preflight) {
    auto response = problem(405, "method-not-allowed", "only reading is possible", "use GET or HEAD");
    response.headers.emplace_back("Allow", settings.cors.empty() ? "GET, HEAD" : "GET, HEAD, OPTIONS");
    return response;
  }
  if (head.has_body)
    return problem(413, "no-body", "a request may not have a body", "ask by the parameters of the address");
  if (head.several_hosts || (!head.host.empty() && !is_host(head.host)))
    return problem(400, "bad-request", "the request is malformed", "the header Host is not one host");
  if (only_loopback && !head.host.empty() && !is_loopback_host(head.host) && head.host != host_of(settings.base_url))
    return problem(421, "wrong-host", "this server does not answer for this host",
                   "it answers this machine only; --base-url names the host that it is reached by");
  return {};
}

Request make_request(const RequestHead& head, Target target, const std::string& address,
                     const ServerSettings& settings) {
  Request request;
  request.method = head.method;
  request.path = std::move(target.path);
  request.parameters = std::move(target.parameters);
  request.host = head.host;
  request.accept = head.accept;
  request.accept_language = head.accept_language;
  request.if_none_match = head.if_none_match;
  request.authorization = head.authorization;
  request.client = address;
  bool https = false;
  if (settings.trust_proxy) {
    if (const auto client = last_address(head.forwarded_for); is_host(client)) request.client = client;
    https = head.forwarded_proto == "https";
  }
  request.base = !settings.base_url.empty() ? settings.base_url : (https ? "https://" : "http://") + head.host;
  return request;
}

}  // namespace propos::serve
