#include "query/program/xdg.hpp"

#include <cstdlib>

namespace propos {

std::filesystem::path xdg_directory(const char* variable, const char* fallback) {
  if (const char* value = std::getenv(variable); value != nullptr && *value == '/') return value;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') return {};
  return std::filesystem::path(home) / fallback;
}

std::filesystem::path configuration_file() {
  std::error_code ignored;
  if (std::filesystem::is_regular_file("propos.toml", ignored)) return "propos.toml";
  const auto directory = xdg_directory("XDG_CONFIG_HOME", ".config");
  if (directory.empty()) return {};
  const auto file = directory / "propos" / "propos.toml";
  return std::filesystem::is_regular_file(file, ignored) ? file : std::filesystem::path();
}

}  // namespace propos
