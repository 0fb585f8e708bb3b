// The socket that clients come to.
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>

namespace propos::serve {

/// A client that has come.
struct Arrival {
  int socket;
  sockaddr_storage address;
  socklen_t size;
  std::string name;  ///< its address in figures, without its port
};

/// Listens on an address. One thread.
class Listener {
 public:
  /// `where`: `127.0.0.1:8080`, `[::1]:8080`; port 0 for any that is free. Throws Error{usage} for what is no such
  /// address, Error{denied}, Error{io} when it cannot be had.
  explicit Listener(const std::string& where);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  int socket() const { return socket_; }
  /// Where it listens, with the port that it has: `127.0.0.1:43210`.
  const std::string& name() const { return name_; }
  /// Whether only this machine can come.
  bool is_loopback() const { return is_loopback_; }
  /// The next client that waits, its socket without blocking; none: nobody does. `exhausted` tells that there is no
  /// file descriptor left for it.
  std::optional<Arrival> accept(bool& exhausted);
  void close();

 private:
  int socket_ = -1;
  std::string name_;
  bool is_loopback_ = false;
};

/// Whether a value of the header Host is a name or address, with or without a port.
bool is_host(const std::string& host);
/// Whether it names this machine itself: localhost, 127.0.0.1, [::1].
bool is_loopback_host(const std::string& host);

}  // namespace propos::serve
