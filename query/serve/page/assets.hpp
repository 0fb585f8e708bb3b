// Files that are compiled in: style, script, icon.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace propos::serve {

/// A file as it was when the program was built.
struct Asset {
  std::string_view name;
  std::string_view type;  ///< as Content-Type says it
  std::string_view text;
  std::string_view hash;  ///< of the text: another one when it changes
};

/// The file of this name.
std::optional<Asset> asset_named(std::string_view name);

}  // namespace propos::serve
