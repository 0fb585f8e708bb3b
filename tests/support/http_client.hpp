// A client of HTTP that says exactly what a test wants said, over a socket of its own.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace propos::testing {

/// What a server answered.
struct HttpReply {
  int status = 0;                              ///< 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case; of equal ones the last
  std::string body;
  bool whole = false;  ///< the body came to its end, as its length or its last chunk tells
};

/// One connection to 127.0.0.1. All waiting ends after 10 seconds, by std::runtime_error.
class HttpConnection {
 public:
  /// Connects; `from` is an address of this machine, 127.0.0.0/8, that the server sees. Throws std::system_error.
  explicit HttpConnection(int port, const std::string& from = "127.0.0.1");
  ~HttpConnection();
  HttpConnection(HttpConnection&& other) noexcept;
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// Sends bytes; false when the server has closed.
  bool send(const std::string& bytes);
  /// Sends a request with `Host: localhost`.
  bool ask(const std::string& target, const std::vector<std::string>& headers = {}, const std::string& method = "GET");
  /// Reads the answer to a request; `has_body` false for HEAD.
  HttpReply read_reply(bool has_body = true);
  /// Whatever comes, at least a byte; empty when the server has closed.
  std::string read_some();
  /// How long it takes until the server closes; throws what waiting does.
  std::chrono::duration<double> until_closed();
  int socket() const { return socket_; }

 private:
  bool fill();
  void read_chunks(HttpReply& reply);

  int socket_ = -1;
  std::string buffer_;
};

/// One request on a connection of its own.
HttpReply get(int port, const std::string& target, const std::vector<std::string>& headers = {},
              const std::string& method = "GET");

}  // namespace propos::testing
