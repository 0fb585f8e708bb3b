#include "indexer/source/sources.hpp"

#include <algorithm>
#include <system_error>

#include "common/limits.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

bool is_input_name(const fs::path& path) {
  const auto extension = path.extension().string();
  return extension == ".json" || extension == ".ndjson" || extension == ".jsonl" || extension == ".xml" ||
         extension == ".html" || extension == ".htm";
}

/// Files of a directory tree. Links to directories are not followed, so nothing loops.
void walk(const fs::path& directory, std::size_t depth, std::vector<Source>& sources, Report& report) {
  if (depth > limits::max_directory_depth) {
    report.reject(directory.string(), "directory nested over " + std::to_string(limits::max_directory_depth) + " deep");
    return;
  }
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
    entries.push_back(*it);
  if (error) report.reject(directory.string(), error.message());
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path() < b.path(); });
  for (const auto& entry : entries) {
    std::error_code status;
    if (entry.is_directory(status) && !entry.is_symlink(status)) {
      walk(entry.path(), depth + 1, sources, report);
    } else if (is_input_name(entry.path())) {
      if (entry.is_regular_file(status))
        sources.push_back({entry.path(), false, static_cast<std::uint64_t>(entry.file_size(status))});
      else report.reject(entry.path().string(), status ? status.message() : "not a regular file");
    }
  }
}

}  // namespace

std::vector<Source> find_sources(const std::vector<std::string>& named, Report& report) {
  std::vector<Source> sources;
  for (const auto& name : named) {
    std::error_code error;
    if (name == "-") {
      sources.push_back({{}, true, 0});
    } else if (fs::is_directory(name, error)) {
      const auto before = sources.size();
      walk(name, 0, sources, report);
      if (sources.size() == before)
        report.reject(name, "no .json, .ndjson, .jsonl, .xml, .html or .htm file in this directory");
    } else if (fs::is_regular_file(name, error)) {
      sources.push_back({name, false, static_cast<std::uint64_t>(fs::file_size(name, error))});
    } else {
      report.reject(name, error ? error.message() : fs::exists(name, error) ? "not a regular file" : "no such file");
    }
  }
  return sources;
}

}  // namespace propos
