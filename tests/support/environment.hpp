// Variables of the environment and the working directory, as a test wants them, put back in the end.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace propos::testing {

/// While it lives the process works in `directory`, which is its home too, and has none of the variables that
/// propos-query looks at.
class Environment {
 public:
  explicit Environment(const std::filesystem::path& directory);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  /// An empty optional takes the variable away.
  void set(const std::string& name, const std::optional<std::string>& value);

 private:
  std::filesystem::path before_;
  std::map<std::string, std::optional<std::string>> variables_;  ///< as they were
};

}  // namespace propos::testing
