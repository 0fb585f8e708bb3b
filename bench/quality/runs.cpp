#include "bench/quality/runs.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <set>

#include "common/error.hpp"
#include "common/file.hpp"
#include "common/limits.hpp"

namespace propos {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  constexpr std::string_view spaces = " \t\r\f\v";
  std::size_t at = 0;
  while ((at = line.find_first_not_of(spaces, at)) != std::string_view::npos) {
    const auto end = std::min(line.find_first_of(spaces, at), line.size());
    words.emplace_back(line.substr(at, end - at));
    at = end;
  }
  return words;
}

template <typename Use>
void for_each_line(const std::filesystem::path& path, std::size_t columns, const char* expected, Use use) {
  const auto text = read_file(path, limits::max_batch_bytes);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto words = words_of(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (words.empty()) continue;
    if (words.size() < columns)
      throw Error(ErrorKind::invalid, std::string("expected ") + expected,
                  path.string() + ":" + std::to_string(number));
    use(words);
  }
}

}  // namespace

Judgments read_judgments(const std::filesystem::path& path) {
  Judgments judgments;
  for_each_line(path, 4, "topic 0 passage grade", [&](const std::vector<std::string>& words) {
    int grade = 0;
    const auto [end, error] = std::from_chars(words[3].data(), words[3].data() + words[3].size(), grade);
    if (error != std::errc() || end != words[3].data() + words[3].size())
      throw Error(ErrorKind::invalid, "grade " + words[3] + ": expected a whole number", path.string());
    judgments[words[0]][words[2]] = grade;
  });
  return judgments;
}

Run read_run(const std::filesystem::path& path) {
  struct Line {
    double score;
    std::string passage;
  };
  std::map<std::string, std::vector<Line>> lines;
  for_each_line(path, 6, "topic Q0 passage rank score tag", [&](const std::vector<std::string>& words) {
    char* end = nullptr;
    const double score = std::strtod(words[4].c_str(), &end);
    if (*end != '\0' || std::isnan(score))
      throw Error(ErrorKind::invalid, "score " + words[4] + ": expected a number", path.string());
    lines[words[0]].push_back({score, words[2]});
  });
  Run run;
  for (auto& [topic, hits] : lines) {
    std::sort(hits.begin(), hits.end(), [](const Line& a, const Line& b) {
      return a.score != b.score ? a.score > b.score : a.passage > b.passage;
    });
    std::set<std::string_view> seen;
    for (const auto& hit : hits)
      if (!seen.insert(hit.passage).second)
        throw Error(ErrorKind::invalid, "topic " + topic + " has passage " + hit.passage + " twice; keep its best line",
                    path.string());
    for (const auto& hit : hits) run[topic].push_back(hit.passage);
  }
  return run;
}

}  // namespace propos
