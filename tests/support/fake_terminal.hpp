// A program on a terminal of its own (a pseudo-terminal), as a person sits before it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace propos::testing {

/// Starts a program on a terminal of 80 columns; what is left of it is killed in the end.
class Terminal {
 public:
  Terminal(const std::filesystem::path& program, const std::vector<std::string>& arguments,
           const std::map<std::string, std::string>& environment, unsigned short rows = 24);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(const std::string& text);

  /// What is printed up to `text` and with it. Throws when it does not come within ten seconds.
  std::string until(const std::string& text);

  /// What is printed until the program ends, and its exit status (or 128 + signal).
  std::string rest();
  int status();

 private:
  bool read_more();

  pid_t process_ = -1;
  int terminal_ = -1;
  std::string unread_;
};

/// `text` as it stands on the screen: without escapes and carriage returns.
std::string on_screen(const std::string& text);

/// True when programs can be given a terminal here; otherwise skip()s.
bool has_terminals();

}  // namespace propos::testing
