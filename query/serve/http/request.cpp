#include "query/serve/http/request.hpp"

namespace propos::serve {
namespace {

std::string_view first_of(const Parameters& parameters, std::string_view name) {
  for (const auto& [parameter, value] : parameters)
    if (parameter == name) return value;
  return {};
}

}  // namespace

std::string_view Request::parameter(std::string_view name) const { return first_of(parameters, name); }

std::string_view Request::part(std::string_view name) const { return first_of(parts, name); }

}  // namespace propos::serve
