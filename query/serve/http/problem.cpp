#include "query/serve/http/problem.hpp"

#include "common/json.hpp"

namespace propos::serve {

Response problem(int status, std::string_view type, std::string_view title, std::string_view detail) {
  Json json;
  json["type"] = "/errors/" + std::string(type);
  json["title"] = std::string(title);
  json["status"] = status;
  json["detail"] = std::string(detail);
  Response response;
  response.status = status;
  response.type = problem_type;
  response.body = dump_json(json) + "\n";
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response busy(std::string_view detail, int seconds) {
  auto response = problem(503, "busy", "the server is busy", detail);
  response.headers.emplace_back("Retry-After", std::to_string(seconds));
  return response;
}

Response problem_of(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::usage:
    case ErrorKind::invalid:
    case ErrorKind::too_big: return problem(400, "bad-request", "the request cannot be answered", error.what());
    case ErrorKind::not_found: return problem(404, "not-found", "there is no such thing", error.what());
    case ErrorKind::locked: return busy("the index is being written; ask again", 1);
    case ErrorKind::corrupt:
    case ErrorKind::denied:
    case ErrorKind::version:
    case ErrorKind::io: {
      auto response = problem(503, "index-unavailable", "the index cannot be read", "the index cannot be read now");
      response.headers.emplace_back("Retry-After", "30");
      return response;
    }
    case ErrorKind::too_late: {
      auto response = problem(503, "too-late", "there was no time to answer", error.what());
      response.headers.emplace_back("Retry-After", "1");
      return response;
    }
    case ErrorKind::internal: break;
  }
  return problem(500, "internal", "internal error", "this is our own mistake");
}

}  // namespace propos::serve
