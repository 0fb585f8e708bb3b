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

/// Reads `topic Q0 passage rank score tag` lines, in any order, their columns parted by any white space. As in
/// trec_eval the score decides and the rank is not looked at; of equal scores the passage whose name is greater, byte
/// by byte, comes first. Throws Error{invalid} with the file: too few columns, a score that is no number, a passage
/// twice in a topic.
Run read_run(const std::filesystem::path& path);

}  // namespace propos
