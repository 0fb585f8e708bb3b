// The threads that answer.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "query/serve/http/exchange.hpp"
#include "query/serve/http/work_queue.hpp"

namespace propos::serve {

/// Answers requests; used by one thread only.
using AnswerRequest = std::function<Response(const Request&)>;

/// What a handler knows of the thread that it is of.
struct WorkerContext {
  std::size_t number = 0;
  /// Grows when the indexes are to be opened anew (SIGHUP); to be looked at between requests.
  const std::atomic<unsigned>* reopens = nullptr;
};

/// Makes a handler on the thread that will use it. When it throws, requests are answered by 503, and it is called again
/// for each.
using HandlerFactory = std::function<AnswerRequest(const WorkerContext&)>;

/// Turns an answer of application/problem+json into what the client rather reads; any thread.
using Dress = std::function<Response(Response problem, const Request&)>;

class Workers {
 public:
  struct Callbacks {
    std::function<void(std::shared_ptr<Exchange>)> answered;  ///< the answer, or its begin, is there
    std::function<void(std::uint64_t connection)> streamed;   ///< there is more of a stream that waited
  };
  /// Starts the threads; the references must outlive them. Callbacks are called by them.
  Workers(std::size_t count, WorkQueue& queue, HandlerFactory factory, Dress dress,
          const std::atomic<unsigned>& reopens, Callbacks callbacks);
  /// requires: the queue is closed. Waits for what runs.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

 private:
  void run(std::size_t number);
  AnswerRequest make_handler(std::size_t number);
  Response answer(AnswerRequest& handler, std::size_t number, const Exchange& exchange);
  void finish(const std::shared_ptr<Exchange>& exchange, Response response, std::size_t number);
  void begin_stream(const std::shared_ptr<Exchange>& exchange, std::size_t number);

  WorkQueue& queue_;
  const HandlerFactory factory_;
  const Dress dress_;
  const std::atomic<unsigned>& reopens_;
  const Callbacks callbacks_;
  std::vector<std::thread> threads_;
};

}  // namespace propos::serve
