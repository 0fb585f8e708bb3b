// Makes JSON of what an export damaged, where the intent is plain.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// JSON after repair, and what was done to it ("raw control characters in strings", "the end is missing").
struct RepairedJson {
  std::string text;
  std::vector<std::string> repairs;
};

/// Escapes raw control characters inside strings, replaces lone surrogates and bad UTF-8, and closes what the
/// text leaves open at its end; the complete part is kept. Linear. The result need not be valid: parse it again.
RepairedJson repair_json(std::string_view text);

}  // namespace propos
