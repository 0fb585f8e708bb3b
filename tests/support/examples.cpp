#include "tests/support/examples.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <regex>
#include <stdexcept>

#include "tests/support/run_program.hpp"
#include "tests/support/test_files.hpp"

namespace propos::testing {
namespace {

namespace fs = std::filesystem;

/// The text behind the signs of a heading; empty when the line is none.
std::string heading_in(const std::string& line) {
  const auto signs = line.find_first_not_of('#');
  if (signs == 0 || signs == std::string::npos || line[signs] != ' ') return {};
  return line.substr(signs + 1);
}

/// Reads a page line by line.
class PageReader {
 public:
  explicit PageReader(const std::string& page) : page_(page) {}

  std::vector<Example> read() {
    while (at_ < page_.size()) {
      const auto start = at_;
      const auto line = next_line();
      if (line.starts_with("```")) {
        finish(start);
        fenced_ = !fenced_;
      } else if (fenced_ && line.starts_with("$ ")) {
        finish(start);
        begin_command(line.substr(2));
      } else if (const auto heading = heading_in(line); !fenced_ && !heading.empty()) {
        heading_ = heading;
      }
    }
    return std::move(examples_);
  }

 private:
  std::string next_line() {
    const auto end = std::min(page_.find('\n', at_), page_.size());
    const auto line = page_.substr(at_, end - at_);
    at_ = std::min(end + 1, page_.size());
    ++line_;
    return line;
  }

  void begin_command(std::string command) {
    Example example;
    example.heading = heading_;
    example.line = line_;
    while (command.ends_with('\\') && at_ < page_.size()) command += '\n' + next_line();
    example.command = std::move(command);
    example.begin = at_;
    examples_.push_back(std::move(example));
    open_ = true;
  }

  /// Ends the output of the command before, if there is one in this block.
  void finish(std::size_t end) {
    if (!open_) return;
    auto& example = examples_.back();
    example.end = end;
    example.output = page_.substr(example.begin, end - example.begin);
    open_ = false;
  }

  const std::string& page_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::string heading_;
  bool fenced_ = false;
  bool open_ = false;
  std::vector<Example> examples_;
};

}  // namespace

std::vector<Example> examples_of(const std::string& page) { return PageReader(page).read(); }

std::string output_of(const Example& example, const fs::path& directory, const std::string& database) {
  const char* path = std::getenv("PATH");
  RunOptions options;
  options.directory = directory;
  options.environment = {
      {"PATH", query_program().parent_path().string() + ':' + (path == nullptr ? "/usr/bin:/bin" : path)},
      {"PROPOS_DB", database},
      {"PROPOS_DICTIONARY", ""},
      {"HOME", directory.string()},
      {"SOURCE_DATE_EPOCH", "1795996800"},  // 30 November 2026
      {"COLUMNS", "80"},
      {"NO_COLOR", "1"}};
  // One stream for both, so that they stay in their order.
  const auto outcome = run("/bin/sh", {"-c", "exec 2>&1\n" + example.command}, options);
  if (outcome.status > 1)
    throw std::runtime_error("line " + std::to_string(example.line) + ": " + example.command + "\nended with " +
                             std::to_string(outcome.status) + ": " + outcome.out + outcome.err);
  return outcome.out;
}

std::string timeless(const std::string& text) {
  static const std::regex shown("\\([0-9]+([.,][0-9]+)?(\u00A0| )ms\\)");
  static const std::regex member("\"took_us\": ?[0-9]+");
  return std::regex_replace(std::regex_replace(text, shown, "(…$2ms)"), member, "\"took_us\": 0");
}

std::string with_outputs(const std::string& page, const std::vector<Example>& examples,
                         const std::vector<std::string>& outputs) {
  std::string all;
  std::size_t at = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto& example = examples[i];
    const auto now = timeless(outputs[i]);
    all += page.substr(at, example.begin - at);
    all += timeless(example.output) == now ? example.output : now;
    at = example.end;
  }
  return all + page.substr(at);
}

std::string difference(const std::string& page, const std::string& program) {
  const auto before = lines_of(page);
  const auto now = lines_of(program);
  const auto shorter = std::min(before.size(), now.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == now[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
  std::string lines;
  for (std::size_t i = head; i + tail < before.size(); ++i) lines += "- " + before[i] + '\n';
  for (std::size_t i = head; i + tail < now.size(); ++i) lines += "+ " + now[i] + '\n';
  return lines;
}

std::vector<std::string> anchors_of(const std::string& page) {
  std::vector<std::string> anchors;
  for (const auto& line : lines_of(page)) {
    std::string anchor;
    for (const char c : heading_in(line)) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == ' ') anchor += '-';
      if (std::isalnum(byte) != 0 || c == '-' || c == '_') anchor += static_cast<char>(std::tolower(byte));
    }
    if (!anchor.empty()) anchors.push_back(anchor);
  }
  return anchors;
}

}  // namespace propos::testing
