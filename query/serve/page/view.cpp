#include "query/serve/page/view.hpp"

#include <charconv>
#include <utility>

#include "common/text.hpp"

namespace propos::serve {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The weight of `fr-FR;q=0.8`, in thousandths.
int weight_of(std::string_view range) {
  const auto at = range.find(";");
  if (at == std::string_view::npos) return 1000;
  const auto parameter = trimmed(range.substr(at + 1));
  if (!parameter.starts_with("q=") || parameter.size() < 3) return 1000;
  if (parameter[2] == '1') return 1000;
  int thousandths = 0;
  int unit = 100;
  for (const char c : parameter.substr(std::min<std::size_t>(parameter.size(), 4))) {
    if (c < '0' || c > '9') break;
    thousandths += (c - '0') * unit;
    unit /= 10;
  }
  return thousandths;
}

}  // namespace

Lang preferred_language(std::string_view accept_language) {
  int french = -1, english = -1, any = -1;
  for (std::size_t begin = 0; begin <= accept_language.size();) {
    const auto end = std::min(accept_language.find(',', begin), accept_language.size());
    const auto range = trimmed(accept_language.substr(begin, end - begin));
    const auto name = lower(trimmed(range.substr(0, range.find(';'))));
    const auto weight = weight_of(range);
    if (name == "fr" || name.starts_with("fr-")) french = std::max(french, weight);
    else if (name == "en" || name.starts_with("en-")) english = std::max(english, weight);
    else if (name == "*") any = weight;
    begin = end + 1;
  }
  if (french < 0) french = any;
  if (english < 0) english = any;
  return english > french ? Lang::en : Lang::fr;
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
  if (slash == std::string_view::npos) return to("/posts/" + percent_encoded(key));
  return to("/posts/" + percent_encoded(key.substr(0, slash)) + "/" + percent_encoded(key.substr(slash + 1)));
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
    url += "/" + percent_encoded(std::string_view(path).substr(begin, end - begin));
  }
  char sign = '?';
  const auto add = [&](std::string_view key, std::string_view text) {
    url += sign + percent_encoded(key) + "=" + percent_encoded(text);
    sign = '&';
  };
  for (const auto& [key, text] : parameters)
    if (key != name && key != "live" && key != "page") add(key, text);
  if (!value.empty()) add(name, value);
  return url;
}

}  // namespace propos::serve
