#include "query/serve/http/listener.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "common/error.hpp"

namespace propos::serve {
namespace {

struct FreeAddresses {
  void operator()(addrinfo* all) const { ::freeaddrinfo(all); }
};

std::unique_ptr<addrinfo, FreeAddresses> resolve(const std::string& where) {
  const auto colon = where.rfind(':');
  if (colon == std::string::npos || colon == 0)
    throw Error(ErrorKind::usage, "expected ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080", where);
  auto host = where.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const int error = ::getaddrinfo(host.c_str(), where.substr(colon + 1).c_str(), &hints, &found);
  if (error != 0)
    throw Error(ErrorKind::usage, std::string("no address to listen on: ") + ::gai_strerror(error), where);
  return std::unique_ptr<addrinfo, FreeAddresses>(found);
}

std::string figures(const sockaddr_storage& address, socklen_t size, bool with_port) {
  char host[NI_MAXHOST], port[NI_MAXSERV];
  if (::getnameinfo(reinterpret_cast<const sockaddr*>(&address), size, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
    return {};
  std::string name = host;
  if (name.starts_with("::ffff:")) name = name.substr(7);  // an IPv4 client of a socket for both
  if (!with_port) return name;
  return (address.ss_family == AF_INET6 ? "[" + std::string(host) + "]" : name) + ":" + port;
}

[[noreturn]] void fail(const std::string& where) {
  throw Error(errno == EACCES ? ErrorKind::denied : ErrorKind::io,
              std::string("cannot listen: ") + std::strerror(errno), where);
}

}  // namespace

Listener::Listener(const std::string& where) {
  const auto address = resolve(where);
  socket_ = ::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ < 0) fail(where);
  const int yes = 1;
  constexpr int backlog = 1024;
  ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  if (::bind(socket_, address->ai_addr, address->ai_addrlen) != 0 || ::listen(socket_, backlog) != 0 ||
      ::getsockname(socket_, reinterpret_cast<sockaddr*>(&bound), &size) != 0) {
    const int error = errno;
    close();
    errno = error;
    fail(where);
  }
  name_ = figures(bound, size, true);
  is_loopback_ = is_loopback_host(name_);
}

Listener::~Listener() { close(); }

void Listener::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

std::optional<Arrival> Listener::accept(bool& exhausted) {
  exhausted = false;
  Arrival arrival{};
  for (;;) {
    arrival.size = sizeof arrival.address;
    arrival.socket =
        ::accept4(socket_, reinterpret_cast<sockaddr*>(&arrival.address), &arrival.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (arrival.socket >= 0) break;
    if (errno == EINTR || errno == ECONNABORTED) continue;
    exhausted = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
    return {};
  }
  arrival.name = figures(arrival.address, arrival.size, false);
  return arrival;
}

bool is_host(const std::string& host) {
  constexpr std::size_t longest = 255;
  return !host.empty() && host.size() <= longest && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']' || c == '_';
  });
}

bool is_loopback_host(const std::string& host) {
  if (host.starts_with("[::1]")) return host.size() == 5 || host[5] == ':';
  const auto name = host.substr(0, host.find(':'));
  in_addr address{};
  if (::inet_pton(AF_INET, name.c_str(), &address) == 1) return (ntohl(address.s_addr) >> 24) == 127;
  return name == "localhost";
}

}  // namespace propos::serve
