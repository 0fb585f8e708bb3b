// propos-serve, running as a program of its own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/support/temporary.hpp"

namespace propos::testing {

/// Starts propos-serve on a free port of 127.0.0.1; what is left of it ends with the object.
class ServeProcess {
 public:
  /// `arguments` beside --listen. Returns once it listens; throws std::runtime_error when it ends before, with what it
  /// said.
  explicit ServeProcess(const std::vector<std::string>& arguments = {});
  ~ServeProcess();
  ServeProcess(const ServeProcess&) = delete;
  ServeProcess& operator=(const ServeProcess&) = delete;

  int port() const { return port_; }
  pid_t id() const { return process_; }
  void signal(int number) const;
  /// Its exit status, or 128 + signal, once it has ended.
  int wait();
  /// What it has said on standard error, where the access log goes by default.
  std::string said() const;

 private:
  TemporaryDirectory files_;
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace propos::testing
