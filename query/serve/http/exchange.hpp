// A request and its answer, on their way between the event thread and a worker.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "query/serve/http/request.hpp"
#include "query/serve/http/response.hpp"
#include "query/serve/http/stream.hpp"

namespace propos::serve {

/// The event thread fills the first part, then a worker the second, then it is the event thread's again.
struct Exchange {
  std::uint64_t connection = 0;  ///< on which it came
  Request request;
  std::string target;  ///< of the request, as it was sent
  std::string page;    ///< by which a newer one of its route replaces it; empty: none does
  std::string origin;  ///< of the page that asks, as its browser says
  bool gzip = false;   ///< the client reads it
  std::chrono::steady_clock::time_point received;

  std::atomic<bool> cancelled{false};  ///< of any thread

  Response response;
  std::shared_ptr<Stream> stream;  ///< of a streamed answer
};

}  // namespace propos::serve
