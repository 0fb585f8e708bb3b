// Which files to read: what was named on the command line, directories walked in a stable order.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/report.hpp"

namespace propos {

/// A file to read, or standard input for "-".
struct Source {
  std::filesystem::path path;
  bool standard_input = false;
  std::uint64_t bytes = 0;  ///< size on disk, 0 for standard input

  std::string name() const { return standard_input ? "standard input" : path.string(); }
};

/// The regular files under `named` ("-" is standard input), by name. In directories: *.json, *.ndjson, *.jsonl, *.xml,
/// *.html and *.htm; a file that is named is taken whatever it is called. What cannot be read (links that loop, FIFOs,
/// no permission) goes to `report`.
std::vector<Source> find_sources(const std::vector<std::string>& named, Report& report);

}  // namespace propos
