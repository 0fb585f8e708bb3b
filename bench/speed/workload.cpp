#include "bench/speed/workload.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

/// Operators and quotation marks become spaces; a sign inside a word stays.
std::string without_syntax(std::string text) {
  for (const std::string_view quote : {"\"", "«", "»", "“", "”", "„"})
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
      text.replace(at, quote.size(), " ");
  std::string out;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    word.erase(0, word.find_first_not_of("+-"));
    while (word.ends_with('*')) word.pop_back();
    if (!word.empty()) out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

QueryKind read_kind(const std::filesystem::path& path, QueryMode mode) {
  QueryKind kind{path.stem().string(), {}};
  std::istringstream lines(read_file(path, limits::max_batch_bytes));
  for (std::string line; std::getline(lines, line);) {
    if (const auto tab = line.find('\t'); tab != std::string::npos) line.erase(0, tab + 1);
    line.erase(line.find_last_not_of(" \r") + 1);
    if (!line.empty()) kind.queries.push_back(parse_query(in_mode(line, mode)));
  }
  if (kind.queries.empty()) throw Error(ErrorKind::invalid, "no queries in this file", path.string());
  return kind;
}

}  // namespace

QueryMode query_mode(const std::string& name) {
  if (name == "or") return QueryMode::any;
  if (name == "and") return QueryMode::all;
  if (name == "phrase") return QueryMode::phrase;
  if (name == "free") return QueryMode::free;
  throw Error(ErrorKind::usage, "mode " + name + ": expected or, and, phrase or free");
}

std::string in_mode(const std::string& line, QueryMode mode) {
  if (mode == QueryMode::free) return line;
  const auto plain = without_syntax(line);
  if (mode == QueryMode::any) return plain;
  if (mode == QueryMode::phrase) return '"' + plain + '"';
  std::string text;
  std::istringstream words(plain);
  for (std::string word; words >> word;) text += (text.empty() ? "+" : " +") + word;
  return text;
}

std::vector<QueryKind> read_workload(const std::vector<std::string>& paths, QueryMode mode) {
  std::vector<QueryKind> kinds;
  for (const std::filesystem::path path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      kinds.push_back(read_kind(path, mode));
      continue;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path, error))
      if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    if (error || files.empty()) throw Error(ErrorKind::not_found, "no queries (*.tsv) here", path.string());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) kinds.push_back(read_kind(file, mode));
  }
  return kinds;
}

}  // namespace propos
