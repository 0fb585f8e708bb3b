#include "query/serve/page/error_page.hpp"

#include <algorithm>
#include <utility>

#include "common/json.hpp"
#include "query/serve/http/negotiation.hpp"
#include "query/serve/http/problem.hpp"
#include "query/serve/page/page_frame.hpp"

namespace propos::serve {
namespace {

constexpr ProblemType types[] = {
    {"bad-request", 400, Say::bad_request, Say::bad_request_advice},
    {"bad-parameter", 400, Say::bad_parameter, Say::bad_parameter_advice},
    {"key-needed", 401, Say::key_needed, Say::key_needed_advice},
    {"not-found", 404, Say::not_found, Say::not_found_advice},
    {"method-not-allowed", 405, Say::method_not_allowed, Say::method_not_allowed_advice},
    {"request-timeout", 408, Say::request_timeout, Say::request_timeout_advice},
    {"replaced", 409, Say::replaced, Say::replaced_advice},
    {"no-body", 413, Say::no_body, Say::no_body_advice},
    {"address-too-long", 414, Say::address_too_long, Say::address_too_long_advice},
    {"wrong-host", 421, Say::wrong_host, Say::wrong_host_advice},
    {"headers-too-long", 431, Say::headers_too_long, Say::headers_too_long_advice},
    {"internal", 500, Say::internal_error, Say::internal_error_advice},
    {"busy", 503, Say::busy, Say::busy_advice},
    {"index-unavailable", 503, Say::index_unavailable, Say::index_unavailable_advice},
};

/// Paths that programs ask.
bool is_for_programs(std::string_view path) {
  for (const std::string_view room : {"/api/", "/feeds/", "/metrics", "/healthz", "/readyz", "/opensearch.xml"})
    if (path.starts_with(room)) return true;
  return path == "/api";
}

Markup ways_on(const View& view) {
  const auto items = element("li", link(view.to("/"), view.words(Say::to_start))) +
                     element("li", link(view.to("/help"), view.words(Say::help)));
  return element("ul", {{"class", "ways"}}, items);
}

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::span<const ProblemType> problem_types() { return types; }

const ProblemType* problem_type_named(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(types), std::end(types), [&](const ProblemType& type) { return type.name == name; });
  return found == std::end(types) ? nullptr : found;
}

std::string error_page(const View& view, const ProblemType& type, std::string_view detail) {
  Frame frame;
  frame.title = view.phrase(type.title);
  frame.search = view.common;
  auto main = element("p", {{"class", "kicker"}}, view.words(Say::error_number, {std::to_string(type.status)})) +
              element("h1", view.words(type.title)) + element("p", {{"class", "lead"}}, view.words(type.advice));
  if (!detail.empty())
    main += element("p", {{"id", "detail"}, {"class", "detail"}, {"lang", "en"}}, element("code", text(detail)));
  return framed(view, frame, element("div", {{"class", "column"}, {"data-problem", type.name}}, main + ways_on(view)));
}

std::string errors_page(const View& view) {
  Frame frame;
  frame.title = view.phrase(Say::errors);
  Markup items;
  for (const auto& type : types)
    items += element("li", link(view.to("/errors/" + std::string(type.name)), view.words(type.title)) +
                               text(" (" + std::to_string(type.status) + ")"));
  return framed(view, frame,
                element("div", {{"class", "column"}}, element("h1", view.words(Say::errors)) + element("ul", items)));
}

Response dressed(Response problem, const Request& request) {
  if (problem.type != problem_type || is_for_programs(request.path)) return problem;
  if (request.accept.empty() || wanted(request.accept, "text/html") <= wanted(request.accept, problem_type))
    return problem;
  const auto json = parse_json(problem.body, "problem");
  const auto address = text_at(json, "type");
  const auto* type = problem_type_named(address.substr(address.rfind('/') + 1));
  if (type == nullptr) return problem;
  problem.body = error_page(view_of(request), *type, text_at(json, "detail"));
  problem.type = Response().type;
  return problem;
}

}  // namespace propos::serve
