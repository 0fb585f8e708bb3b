// Members of JSON objects that may lack them.
#pragma once

#include "common/json.hpp"

namespace propos {

/// The member of this name; null where `json` is no object, or has none, or null stands there.
inline const Json* known_member(const Json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(name);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace propos
