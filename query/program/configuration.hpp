// A person's configuration: propos.toml, a file of options that hold when the command line does not say otherwise.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>

#include "common/error.hpp"

namespace propos {

/// Reads propos.toml for CLI11 and checks every key and value, so that an error names file and key. A
/// variable of the environment goes before the file.
class Configuration : public CLI::ConfigTOML {
 public:
  explicit Configuration(CLI::App& app) : app_(app) {}

  /// What was wrong with the file; to be thrown when `--help` was not asked for.
  const std::optional<Error>& problem() const { return problem_; }

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;

 private:
  void check(const CLI::ConfigItem& item, const std::string& file) const;

  CLI::App& app_;
  mutable std::optional<Error> problem_;
};

}  // namespace propos
