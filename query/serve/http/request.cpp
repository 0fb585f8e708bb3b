#include "query/serve/http/request.hpp"

namespace propos::serve {

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& [parameter, value] : parameters)
    if (parameter == name) return value;
  return {};
}

}  // namespace propos::serve
