// What is answered.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace propos::serve {

/// An answer to a request. The server adds the headers that all answers have (security, length, date).
struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< beside the usual ones; names without line breaks

  /// A streamed answer: fills the next chunk, which comes in empty; false at the end, when the chunk is not sent. It is
  /// sent behind `body`. Called on the thread of the worker that made the answer, again and again while the client
  /// reads, and destroyed there; the request lives as long. When it throws, the connection is closed, so that the
  /// client sees that the answer is not whole.
  std::function<bool(std::string& chunk)> more;
};

}  // namespace propos::serve
