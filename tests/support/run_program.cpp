#include "tests/support/run_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <sstream>
#include <system_error>

#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

extern char** environ;

namespace propos::testing {
namespace {

namespace fs = std::filesystem;

/// Strings as exec wants them.
class Pointers {
 public:
  explicit Pointers(std::vector<std::string> strings) : strings_(std::move(strings)) {
    for (auto& string : strings_) pointers_.push_back(string.data());
    pointers_.push_back(nullptr);
  }
  char* const* get() const { return pointers_.data(); }

 private:
  std::vector<std::string> strings_;
  std::vector<char*> pointers_;
};

Pointers environment_with(const std::map<std::string, std::string>& changes) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    const auto name = text.substr(0, text.find('='));
    if (name != "PROPOS_DB" && name != "XDG_CONFIG_HOME" && !changes.contains(name)) variables.push_back(text);
  }
  // Whoever runs the tests has a configuration of their own.
  if (!changes.contains("XDG_CONFIG_HOME")) variables.push_back("XDG_CONFIG_HOME=/nonexistent");
  for (const auto& [name, value] : changes)
    if (!value.empty()) variables.push_back(name + "=" + value);
  return Pointers(std::move(variables));
}

Pointers command_line(const fs::path& program, const std::vector<std::string>& arguments) {
  std::vector<std::string> all = {program.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return Pointers(std::move(all));
}

/// What the new process does before it becomes the program.
class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&actions_); }
  ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;

  void open(int descriptor, const fs::path& path, int flags) {
    ::posix_spawn_file_actions_addopen(&actions_, descriptor, path.c_str(), flags, 0600);
  }
  void duplicate(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
  void change_directory(const fs::path& path) { ::posix_spawn_file_actions_addchdir_np(&actions_, path.c_str()); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

pid_t spawn(const fs::path& program, const std::vector<std::string>& arguments, const Actions& actions,
            const std::map<std::string, std::string>& environment) {
  const auto line = command_line(program, arguments);
  const auto variables = environment_with(environment);
  pid_t process = -1;
  const int error = ::posix_spawn(&process, program.c_str(), actions.get(), nullptr, line.get(), variables.get());
  if (error != 0) throw std::system_error(error, std::generic_category(), program.string());
  return process;
}

}  // namespace

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome run(const fs::path& program, const std::vector<std::string>& arguments, const RunOptions& options) {
  const TemporaryDirectory files;
  write_file(files / "in", options.input);
  Actions actions;
  actions.open(STDIN_FILENO, files / "in", O_RDONLY);
  actions.open(STDERR_FILENO, files / "err", O_WRONLY | O_CREAT);
  int pipe[2] = {-1, -1};
  if (options.broken_pipe) {
    if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    ::close(pipe[0]);
    actions.duplicate(pipe[1], STDOUT_FILENO);
  } else {
    actions.open(STDOUT_FILENO, files / "out", O_WRONLY | O_CREAT);
  }
  if (!options.directory.empty()) actions.change_directory(options.directory);
  const auto process = spawn(program, arguments, actions, options.environment);
  if (options.broken_pipe) ::close(pipe[1]);
  Outcome outcome;
  outcome.status = wait_for(process);
  if (!options.broken_pipe) outcome.out = content_of(files / "out");
  outcome.err = content_of(files / "err");
  return outcome;
}

Outcome run_index(const std::vector<std::string>& arguments, const RunOptions& options) {
  return run(index_program(), arguments, options);
}

Outcome run_query(const std::vector<std::string>& arguments, const RunOptions& options) {
  return run(query_program(), arguments, options);
}

pid_t start(const fs::path& program, const std::vector<std::string>& arguments) {
  Actions actions;
  actions.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.open(STDOUT_FILENO, "/dev/null", O_WRONLY);
  actions.open(STDERR_FILENO, "/dev/null", O_WRONLY);
  return spawn(program, arguments, actions, {});
}

pid_t start_talking(const fs::path& program, const std::vector<std::string>& arguments, int& out, const fs::path& err) {
  int pipe[2] = {-1, -1};
  if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  Actions actions;
  actions.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.duplicate(pipe[1], STDOUT_FILENO);
  actions.open(STDERR_FILENO, err, O_WRONLY | O_CREAT);
  out = pipe[0];
  const auto process = spawn(program, arguments, actions, {});
  ::close(pipe[1]);
  return process;
}

fs::path find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream directories(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string directory; std::getline(directories, directory, ':');) {
    const auto program = fs::path(directory) / name;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> values;
  for (const auto& line : lines_of(text)) values.push_back(parse_json(line, "output"));
  return values;
}

}  // namespace propos::testing
