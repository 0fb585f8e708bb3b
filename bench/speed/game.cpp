#include "bench/speed/game.hpp"

#include <unistd.h>

#include <charconv>
#include <iostream>
#include <optional>
#include <string_view>

#include "bench/speed/indexing.hpp"
#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/language/parse.hpp"

namespace propos {
namespace {

const std::string unsupported = "UNSUPPORTED";

/// What a command wants.
struct Wanted {
  std::size_t hits = 1;
  bool count = false;
};

/// COUNT, TOP_<n> or TOP_<n>_COUNT.
std::optional<Wanted> read_command(std::string_view command) {
  if (command == "COUNT") return Wanted{1, true};
  if (!command.starts_with("TOP_")) return std::nullopt;
  command.remove_prefix(4);
  Wanted wanted;
  const auto [end, error] = std::from_chars(command.data(), command.data() + command.size(), wanted.hits);
  if (error != std::errc() || wanted.hits == 0 || wanted.hits > limits::max_hits) return std::nullopt;
  const auto rest = command.substr(static_cast<std::size_t>(end - command.data()));
  wanted.count = rest == "_COUNT";
  if (!rest.empty() && !wanted.count) return std::nullopt;
  return wanted;
}

/// Words, `+` and quotes only; of quotes an even number.
bool is_supported(std::string_view query) {
  std::size_t quotes = 0;
  for (const char c : query) {
    if (std::string_view("~:()[]{}*?^\\/!&|<>").find(c) != std::string_view::npos) return false;
    quotes += c == '"';
  }
  return quotes % 2 == 0 && !query.starts_with('-') && query.find(" -") == std::string_view::npos;
}

}  // namespace

std::string answer_game_line(const std::string& line, Searcher& searcher, bool second_pass) {
  const auto tab = line.find('\t');
  if (tab == std::string::npos) return unsupported;
  const auto wanted = read_command(std::string_view(line).substr(0, tab));
  const auto text = line.substr(tab + 1);
  if (!wanted || !is_supported(text)) return unsupported;
  SearchOptions options;
  options.limit = wanted->hits;
  options.exact = true;
  options.snippets = false;
  options.count_all = wanted->count;
  options.deadline = 3600;
  const bool only_count = wanted->count && wanted->hits == 1;
  if (!second_pass || only_count) options.second_pass = 0;
  try {
    const auto answer = searcher.search(parse_query(text), options);
    if (!wanted->count) return "1";
    if (!answer.exact) throw Error(ErrorKind::internal, "the count is not exact", text);
    return std::to_string(answer.total);
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::usage && e.kind() != ErrorKind::too_big) throw;
    return unsupported;
  }
}

int run_game_query(const GameOptions& options) {
  Searcher searcher(options.directory);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    std::cout << answer_game_line(line, searcher, options.second_pass) << std::endl;
  }
  return 0;
}

int run_game_build(const GameOptions& options) {
  const auto program = index_program().string();
  std::vector<std::string> command = {program, "--rebuild", "--input", "passages", "-d", options.directory};
  if (options.jobs > 0) command.insert(command.end(), {"--jobs", std::to_string(options.jobs)});
  if (options.max_memory > 0) command.insert(command.end(), {"--max-memory", std::to_string(options.max_memory)});
  command.push_back("-");
  std::vector<char*> arguments;
  for (auto& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), arguments.data());
  throw Error(ErrorKind::io, "cannot be started", program);
}

}  // namespace propos
