#include "tests/support/environment.hpp"

#include <cstdlib>

namespace propos::testing {

Environment::Environment(const std::filesystem::path& directory) : before_(std::filesystem::current_path()) {
  std::filesystem::current_path(directory);
  for (const auto* name :
       {"PROPOS_DB", "PROPOS_DICTIONARY", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "NO_COLOR", "PAGER", "COLUMNS", "LINES"})
    set(name, std::nullopt);
  set("HOME", directory.string());
}

Environment::~Environment() {
  for (const auto& [name, value] : variables_) {
    if (value) ::setenv(name.c_str(), value->c_str(), 1);
    else ::unsetenv(name.c_str());
  }
  std::error_code ignored;
  std::filesystem::current_path(before_, ignored);
}

void Environment::set(const std::string& name, const std::optional<std::string>& value) {
  const char* before = std::getenv(name.c_str());
  variables_.try_emplace(name, before == nullptr ? std::nullopt : std::optional<std::string>(before));
  if (value) ::setenv(name.c_str(), value->c_str(), 1);
  else ::unsetenv(name.c_str());
}

}  // namespace propos::testing
