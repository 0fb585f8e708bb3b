#include "query/program/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace propos {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

/// A size from the environment or the terminal, or `otherwise`.
std::size_t size_of(const char* name, unsigned short winsize::*member, std::size_t least, std::size_t otherwise) {
  const auto typed = std::strtoul(std::string(variable(name)).c_str(), nullptr, 10);
  if (typed >= least && typed < 10000) return typed;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.*member >= least) return size.*member;
  return otherwise;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto n = ::write(descriptor, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;  // the pager was left before the end
    text.remove_prefix(static_cast<std::size_t>(n));
  }
}

/// The child's part of page(): becomes the pager, or exits with 127.
[[noreturn]] void become_pager(int in, const std::string& command) {
  ::dup2(in, STDIN_FILENO);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  if (variable("LESS").empty()) ::setenv("LESS", "FRX", 1);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

/// Shows `text` in a pager. Returns false when there is none.
bool page(const std::string& text, const std::string& command) {
  int pipe[2];
  if (::pipe2(pipe, O_CLOEXEC) != 0) return false;
  const auto process = ::fork();
  if (process == 0) become_pager(pipe[0], command);
  ::close(pipe[0]);
  if (process < 0) {
    ::close(pipe[1]);
    return false;
  }
  // Ctrl-C is for the pager; we stay until it ends, so that the shell's prompt does not come between.
  const auto before = std::signal(SIGINT, SIG_IGN);
  write_all(pipe[1], text);
  ::close(pipe[1]);
  const int status = wait_for(process);
  std::signal(SIGINT, before);
  return status != 127;
}

}  // namespace

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb"; }

std::size_t terminal_width() { return size_of("COLUMNS", &winsize::ws_col, 20, 80); }
std::size_t terminal_rows() { return size_of("LINES", &winsize::ws_row, 2, 24); }

TextStyle text_style(Colour colour) {
  TextStyle style;
  style.colour =
      colour == Colour::always || (colour == Colour::automatic && is_terminal() && variable("NO_COLOR").empty());
  style.links = is_terminal();
  style.width = terminal_width();
  return style;
}

void show(const std::string& text, bool pager) {
  const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const char* chosen = std::getenv("PAGER");
  const std::string command = chosen == nullptr ? "less" : chosen;
  std::cout.flush();
  if (pager && is_terminal() && rows >= terminal_rows() && !command.empty() && command != "cat" && page(text, command))
    return;
  std::cout << text << std::flush;
}

bool open_in_browser(const std::string& url) {
  const auto process = ::fork();
  if (process == 0) {
    const int nothing = ::open("/dev/null", O_RDWR);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing, descriptor);
    ::execlp("xdg-open", "xdg-open", url.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  return process > 0 && wait_for(process) == 0;
}

}  // namespace propos
