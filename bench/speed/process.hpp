// A child process that is talked with by lines. None outlives its object.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace propos {

/// How a process is started.
struct ProcessOptions {
  std::filesystem::path errors;  ///< file for its standard error; empty: ours
  bool own_group = false;        ///< it leads a process group, so that its own children can be ended with it
};

/// How a process ended.
struct Exit {
  int status = -1;                ///< exit status, or 128 + signal
  std::uint64_t peak_memory = 0;  ///< bytes: the largest resident set of it or of a child it waited for
  double cpu_seconds = 0;         ///< of it and of the children it waited for, user and system
};

/// A running program with its standard input and output in our hands. Not for several threads.
class Process {
 public:
  using Seconds = std::chrono::duration<double>;

  /// Starts `command` (the program, looked up in PATH, and its arguments). Throws Error{not_found|io}.
  explicit Process(const std::vector<std::string>& command, const ProcessOptions& options = {});

  /// Closes its input, gives it two seconds to end, then kills it.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Sends a line (the line feed is added). Throws Error{io} when the process no longer reads.
  void write_line(const std::string& line);

  /// The next line of its output without the line feed; false at the end of its output. Throws Error{io} at the
  /// deadline.
  bool read_line(std::string& line, Seconds deadline);

  void close_input();

  /// Waits for the end. At the deadline the process (and its group) is killed, and Error{io} thrown.
  Exit wait(Seconds deadline);

  /// Sends a signal to it, or to its group where it leads one.
  void send_signal(int signal) const;

  pid_t id() const { return pid_; }

 private:
  bool ended_within(Seconds deadline);

  std::string name_;
  pid_t pid_ = -1;
  bool own_group_ = false;
  bool reaped_ = false;
  Exit exit_;
  int input_ = -1;
  int output_ = -1;
  std::string buffer_;
};

/// Lets SIGINT, SIGTERM and SIGHUP end the groups of all living processes, then us.
void end_groups_on_signals();

/// The path of a program of PATH, or an empty one.
std::filesystem::path find_program(const std::string& name);

}  // namespace propos
