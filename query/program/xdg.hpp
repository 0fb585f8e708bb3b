// Where a person's own files are: the XDG Base Directory Specification 0.8.
#pragma once

#include <filesystem>

namespace propos {

/// The file that is read without `--config`: `propos.toml` in the current directory, else
/// `propos/propos.toml` in $XDG_CONFIG_HOME (or ~/.config). Empty when neither is there.
std::filesystem::path configuration_file();

/// A directory of the XDG Base Directory Specification 0.8: the variable's value when it is an absolute path,
/// else `fallback` below the home directory; empty without one.
std::filesystem::path xdg_directory(const char* variable, const char* fallback);

}  // namespace propos
