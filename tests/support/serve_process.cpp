#include "tests/support/serve_process.hpp"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "tests/support/run_program.hpp"
#include "tests/support/test_files.hpp"

namespace propos::testing {
namespace {

/// The first line of what a pipe gives, without its end; what there is when it ends before.
std::string first_line(int pipe) {
  std::string line;
  for (char c = 0; ::read(pipe, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

}  // namespace

ServeProcess::ServeProcess(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"--listen", "127.0.0.1:0"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  int out = -1;
  process_ = start_talking(serve_program(), all, out, files_ / "err");
  const auto line = first_line(out);
  ::close(out);
  const auto colon = line.rfind(':');
  port_ = colon == std::string::npos ? 0 : std::atoi(line.c_str() + colon + 1);
  if (port_ == 0) {
    wait();
    throw std::runtime_error("propos-serve does not listen: " + line + said());
  }
}

ServeProcess::~ServeProcess() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  wait_for(process_);
}

void ServeProcess::signal(int number) const { ::kill(process_, number); }

int ServeProcess::wait() { return wait_for(std::exchange(process_, -1)); }

std::string ServeProcess::said() const { return content_of(files_ / "err"); }

}  // namespace propos::testing
