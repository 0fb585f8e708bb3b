// TREC files: judgments (qrels) and runs.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// Grades by topic and passage.
using Judgments = std::map<std::string, std::map<std::string, int>>;

/// Passages by topic, best first.
using Run = std::map<std::string, std::vector<std::string>>;

/// Reads `topic 0 passage grade` lines. Throws Error{invalid} with file and line.
Judgments read_judgments(const std::filesystem::path& path);

/// Reads `topic Q0 passage rank score tag` lines; ordered by score, equal scores by rank. Throws Error{invalid}.
Run read_run(const std::filesystem::path& path);

}  // namespace propos
