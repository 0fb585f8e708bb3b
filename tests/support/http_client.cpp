#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace propos::testing {
namespace {

constexpr int patience = 10000;  ///< milliseconds

sockaddr_in address_of(const std::string& host, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) throw std::runtime_error("no address: " + host);
  return address;
}

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

}  // namespace

HttpConnection::HttpConnection(int port, const std::string& from) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) fail("socket");
  const auto own = address_of(from, 0), server = address_of("127.0.0.1", port);
  if (::bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
      ::connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
    const int error = errno;
    ::close(socket_);
    errno = error;
    fail("connect");
  }
}

HttpConnection::~HttpConnection() {
  if (socket_ >= 0) ::close(socket_);
}

HttpConnection::HttpConnection(HttpConnection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

bool HttpConnection::send(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto sent = ::send(socket_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    at += static_cast<std::size_t>(sent);
  }
  return true;
}

bool HttpConnection::ask(const std::string& target, const std::vector<std::string>& headers,
                         const std::string& method) {
  std::string head = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
  for (const auto& header : headers) head += header + "\r\n";
  return send(head + "\r\n");
}

/// Reads more into the buffer; false when the server has closed.
bool HttpConnection::fill() {
  pollfd waited{socket_, POLLIN, 0};
  const int ready = ::poll(&waited, 1, patience);
  if (ready == 0) throw std::runtime_error("the server says nothing and does not close");
  char bytes[16384];
  const auto read = ::recv(socket_, bytes, sizeof bytes, 0);
  if (read <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(read));
  return true;
}

std::string HttpConnection::read_some() {
  if (buffer_.empty()) fill();
  return std::exchange(buffer_, {});
}

std::chrono::duration<double> HttpConnection::until_closed() {
  const auto begin = std::chrono::steady_clock::now();
  while (fill()) {
  }
  return std::chrono::steady_clock::now() - begin;
}

void HttpConnection::read_chunks(HttpReply& reply) {
  for (;;) {
    while (buffer_.find("\r\n") == std::string::npos)
      if (!fill()) return;
    const auto size = std::stoul(buffer_, nullptr, 16);
    const auto begin = buffer_.find("\r\n") + 2;
    while (buffer_.size() < begin + size + 2)
      if (!fill()) return;
    reply.body += buffer_.substr(begin, size);
    buffer_.erase(0, begin + size + 2);
    if (size == 0) {
      reply.whole = true;
      return;
    }
  }
}

HttpReply HttpConnection::read_reply(bool has_body) {
  HttpReply reply;
  while (buffer_.find("\r\n\r\n") == std::string::npos)
    if (!fill()) return reply;
  const auto end = buffer_.find("\r\n\r\n");
  const auto head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  reply.status = std::stoi(head.substr(head.find(' ') + 1));
  for (auto begin = head.find("\r\n") + 2; begin < head.size();) {
    const auto line_end = head.find("\r\n", begin), colon = head.find(':', begin);
    const auto value = head.find_first_not_of(' ', colon + 1);
    reply.headers[lower_ascii(head.substr(begin, colon - begin))] = head.substr(value, line_end - value);
    begin = line_end + 2;
  }
  reply.whole = true;
  if (!has_body || reply.status == 304 || reply.status == 204) return reply;
  reply.whole = false;
  if (reply.headers.contains("transfer-encoding")) {
    read_chunks(reply);
  } else if (reply.headers.contains("content-length")) {
    const auto size = std::stoul(reply.headers["content-length"]);
    while (buffer_.size() < size && fill()) {
    }
    reply.body = buffer_.substr(0, size);
    reply.whole = reply.body.size() == size;
    buffer_.erase(0, reply.body.size());
  } else {
    while (fill()) {
    }
    reply.body = std::exchange(buffer_, {});
    reply.whole = true;
  }
  return reply;
}

HttpReply get(int port, const std::string& target, const std::vector<std::string>& headers, const std::string& method) {
  HttpConnection connection(port);
  connection.ask(target, headers, method);
  return connection.read_reply(method != "HEAD");
}

}  // namespace propos::testing
