#include "tests/support/fake_terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "tests/support/run_program.hpp"
#include "tests/support/test_files.hpp"

namespace propos::testing {

Terminal::Terminal(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                   const std::map<std::string, std::string>& environment, unsigned short rows) {
  winsize size{rows, 80, 0, 0};
  process_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
  if (process_ < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (process_ > 0) return;
  for (const auto& name : {"PROPOS_DB", "NO_COLOR", "COLUMNS", "LINES", "LESS"}) ::unsetenv(name);
  ::setenv("TERM", "xterm", 1);
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> line = {const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) line.push_back(const_cast<char*>(argument.c_str()));
  line.push_back(nullptr);
  ::execv(program.c_str(), line.data());
  ::_exit(127);
}

bool has_terminals() {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) {
    skip("needs terminals, but /dev/pts is not mounted");
    return false;
  }
  ::close(terminal);
  return true;
}

Terminal::~Terminal() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    wait_for(process_);
  }
  if (terminal_ >= 0) ::close(terminal_);
}

void Terminal::type(const std::string& text) {
  if (::write(terminal_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error("the terminal takes no more");
}

bool Terminal::read_more() {
  pollfd ready{terminal_, POLLIN, 0};
  if (::poll(&ready, 1, 10000) <= 0) throw std::runtime_error("nothing more was printed behind: " + unread_);
  char buffer[4096];
  const auto n = ::read(terminal_, buffer, sizeof buffer);
  if (n <= 0) return false;  // the program has ended
  unread_.append(buffer, static_cast<std::size_t>(n));
  return true;
}

std::string Terminal::until(const std::string& text) {
  for (;;) {
    if (const auto found = unread_.find(text); found != std::string::npos) {
      const auto read = unread_.substr(0, found + text.size());
      unread_.erase(0, read.size());
      return read;
    }
    if (!read_more()) throw std::runtime_error("the program ended before \"" + text + "\": " + unread_);
  }
}

std::string Terminal::rest() {
  while (read_more()) {
  }
  return std::exchange(unread_, {});
}

int Terminal::status() {
  const auto process = std::exchange(process_, -1);
  return wait_for(process);
}

std::string on_screen(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') continue;
    if (text[at] != '\033') {
      out += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == ']') {  // up to ESC backslash
      at = std::min(text.find("\033\\", at + 1), text.size() - 2) + 1;
    } else {
      while (at + 1 < text.size() && !std::isalpha(static_cast<unsigned char>(text[at]))) ++at;
    }
  }
  return out;
}

}  // namespace propos::testing
