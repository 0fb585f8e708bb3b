#include "tests/support/tmux.hpp"

#include <stdexcept>

#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

namespace propos::testing {
namespace {

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace

std::vector<std::string> lines_in_pane(const std::vector<std::string>& command, unsigned rows) {
  const TemporaryDirectory directory;
  const auto tmux = find_program("tmux");
  RunOptions options;
  options.environment = {{"LC_ALL", "C.UTF-8"}, {"TMUX", ""},    {"TMUX_TMPDIR", (directory / "").string()},
                         {"NO_COLOR", ""},      {"COLUMNS", ""}, {"LINES", ""}};
  const auto in_tmux = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"-u", "-L", "propos", "-f", "/dev/null"});
    const auto outcome = run(tmux, arguments, options);
    if (outcome.status != 0) throw std::runtime_error("tmux: " + outcome.err);
    return outcome.out;
  };
  std::string line;
  for (const auto& word : command) line += quoted(word) + ' ';
  // The channel is told when the program has ended; the pane stays until it has been read.
  line += "2>/dev/null; tmux -L propos wait-for -S done; exec sleep 60";
  in_tmux({"new-session", "-d", "-x", "80", "-y", std::to_string(rows), line});
  std::string screen;
  try {
    run(find_program("timeout"), {"10", tmux.string(), "-L", "propos", "wait-for", "done"}, options);
    screen = in_tmux({"capture-pane", "-p", "-J", "-S", "-"});
  } catch (...) {
    in_tmux({"kill-server"});
    throw;
  }
  in_tmux({"kill-server"});
  auto lines = lines_of(screen);
  for (auto& shown : lines)
    while (shown.ends_with(' ')) shown.pop_back();
  return lines;
}

}  // namespace propos::testing
