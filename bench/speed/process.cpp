#include "bench/speed/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>

#include "common/error.hpp"

extern char** environ;

namespace propos {
namespace {

using Clock = std::chrono::steady_clock;

/// Groups to end with us. A fixed array, because a signal handler reads it.
std::array<std::atomic<pid_t>, 64> groups{};
static_assert(std::atomic<pid_t>::is_always_lock_free);

void remember_group(pid_t group) {
  for (auto& place : groups) {
    pid_t empty = 0;
    if (place.compare_exchange_strong(empty, group)) return;
  }
}

void forget_group(pid_t group) {
  for (auto& place : groups) {
    pid_t expected = group;
    if (place.compare_exchange_strong(expected, 0)) return;
  }
}

void on_signal(int signal) {
  for (auto& place : groups)
    if (const pid_t group = place.load(); group > 0) ::kill(-group, SIGKILL);
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

Error system_error(const char* what, int number, const std::string& name) {
  return Error(number == ENOENT ? ErrorKind::not_found : ErrorKind::io,
               std::string(what) + ": " + std::strerror(number), name);
}

/// Milliseconds that poll() may wait until `end`.
int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
  return left < 0 ? 0 : static_cast<int>(std::min<long long>(left + 1, 1 << 30));
}

Clock::time_point end_of(Process::Seconds deadline) {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(deadline);
}

/// What the child does before it becomes the program, and the attributes it gets.
class SpawnSettings {
 public:
  SpawnSettings() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

int spawn(const std::vector<std::string>& command, const ProcessOptions& options, int input, int output, pid_t& pid) {
  SpawnSettings settings;
  ::posix_spawn_file_actions_adddup2(&settings.actions, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&settings.actions, output, STDOUT_FILENO);
  if (!options.errors.empty())
    ::posix_spawn_file_actions_addopen(&settings.actions, STDERR_FILENO, options.errors.c_str(),
                                       O_WRONLY | O_CREAT | O_APPEND, 0644);
  if (options.own_group) {
    ::posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&settings.attributes, 0);
  }
  std::vector<char*> arguments;
  for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  return ::posix_spawnp(&pid, arguments[0], &settings.actions, &settings.attributes, arguments.data(), environ);
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const ProcessOptions& options)
    : name_(command.at(0)), own_group_(options.own_group) {
  // A socket for its input, not a pipe: writing to a process that has died is then an error, not a SIGPIPE.
  int input[2], output[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) != 0)
    throw system_error("cannot make a socket", errno, name_);
  if (::pipe2(output, O_CLOEXEC) != 0) {
    const int number = errno;
    ::close(input[0]);
    ::close(input[1]);
    throw system_error("cannot make a pipe", number, name_);
  }
  const int number = spawn(command, options, input[1], output[1], pid_);
  ::close(input[1]);
  ::close(output[1]);
  input_ = input[0];
  output_ = output[0];
  if (number != 0) {
    ::close(input_);
    ::close(output_);
    throw system_error("cannot start", number, name_);
  }
  if (own_group_) remember_group(pid_);
}

Process::~Process() {
  close_input();
  if (!reaped_ && !ended_within(Seconds(2))) {
    send_signal(SIGKILL);
    ended_within(Seconds(10));
  }
  if (own_group_) forget_group(pid_);
  ::close(output_);
}

void Process::write_line(const std::string& line) {
  const auto bytes = line + '\n';
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto n = ::send(input_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw Error(ErrorKind::io, "the process has ended before it was asked", name_);
    sent += static_cast<std::size_t>(n);
  }
}

bool Process::read_line(std::string& line, Seconds deadline) {
  const auto end = end_of(deadline);
  for (;;) {
    if (const auto at = buffer_.find('\n'); at != std::string::npos) {
      line.assign(buffer_, 0, at);
      buffer_.erase(0, at + 1);
      return true;
    }
    pollfd waiting{output_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, milliseconds_until(end));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) throw Error(ErrorKind::io, "no answer within its time", name_);
    char bytes[16384];
    const auto n = ::read(output_, bytes, sizeof bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(n));
  }
}

void Process::close_input() {
  if (input_ >= 0) ::close(input_);
  input_ = -1;
}

bool Process::ended_within(Seconds deadline) {
  const auto end = end_of(deadline);
  // glibc 2.36 declares pidfd_open() without C linkage.
  const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  if (descriptor >= 0) {
    pollfd waiting{descriptor, POLLIN, 0};
    int ready = 0;
    do ready = ::poll(&waiting, 1, milliseconds_until(end));
    while (ready < 0 && errno == EINTR);
    ::close(descriptor);
    if (ready == 0) return false;
  }
  // Children that it left behind. It is not reaped yet, so its number still means its group.
  if (own_group_) ::kill(-pid_, SIGKILL);
  int status = 0;
  rusage usage{};
  while (::wait4(pid_, &status, 0, &usage) < 0)
    if (errno != EINTR) throw system_error("cannot wait", errno, name_);
  reaped_ = true;
  exit_.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  exit_.peak_memory = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  exit_.cpu_seconds = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                      static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return true;
}

Exit Process::wait(Seconds deadline) {
  if (!reaped_ && !ended_within(deadline)) {
    send_signal(SIGKILL);
    ended_within(Seconds(10));
    throw Error(ErrorKind::io, "did not end within its time and was killed", name_);
  }
  return exit_;
}

void Process::send_signal(int signal) const {
  if (!reaped_) ::kill(own_group_ ? -pid_ : pid_, signal);
}

void end_groups_on_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, on_signal);
}

std::filesystem::path find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream directories(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string directory; std::getline(directories, directory, ':');) {
    const auto program = std::filesystem::path(directory) / name;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

}  // namespace propos
