// Small dictd dictionaries, for tests.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace propos::testing {

/// A headword in lower case and what stands below it: `{"trade", "1. commerce\n2. métier"}`.
using Entry = std::pair<std::string, std::string>;

/// Writes `name`.index and, gzipped, `name`.dict.dz.
void write_dictionary(const std::filesystem::path& name, const std::vector<Entry>& entries);

/// Bytes as a .gz file.
std::string gzipped(const std::string& bytes);

}  // namespace propos::testing
