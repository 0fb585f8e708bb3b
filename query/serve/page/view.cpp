#include "query/serve/page/view.hpp"

#include <algorithm>
#include <utility>

#include "query/serve/http/negotiation.hpp"

namespace propos::serve {

Lang preferred_language(std::string_view accept_language) {
  if (accept_language.empty()) return Lang::fr;
  return wanted(accept_language, "en") > wanted(accept_language, "fr") ? Lang::en : Lang::fr;
}

View view_of(const Request& request) {
  View view;
  const auto lang = request.parameter("lang");
  if (lang == "fr" || lang == "en") view.common.lang = lang == "fr" ? Lang::fr : Lang::en;
  view.lang = view.common.lang.value_or(preferred_language(request.accept_language));
  view.common.db = request.parameter("db");
  view.path = request.path;
  view.parameters = request.parameters;
  view.base = request.base;
  return view;
}

std::string View::to_post(std::string_view key) const {
  const auto slash = key.find('/');
  if (slash == std::string_view::npos) return to("/posts/" + percent_encode(key));
  return to("/posts/" + percent_encode(key.substr(0, slash)) + "/" + percent_encode(key.substr(slash + 1)));
}

std::string View::to_search(std::string q) const {
  auto search = common;
  search.q = std::move(q);
  return search.to_url("/search");
}

std::string View::here_with(std::string_view name, std::string_view value) const {
  std::string url;
  for (std::size_t begin = 1, end = 0; end < path.size(); begin = end + 1) {
    end = std::min(path.find('/', begin), path.size());
    url += "/" + percent_encode(std::string_view(path).substr(begin, end - begin));
  }
  char sign = '?';
  const auto add = [&](std::string_view key, std::string_view text) {
    url += sign + percent_encode(key) + "=" + percent_encode(text);
    sign = '&';
  };
  for (const auto& [key, text] : parameters)
    if (key != name && key != "live" && key != "page") add(key, text);
  if (!value.empty()) add(name, value);
  return url;
}

}  // namespace propos::serve
