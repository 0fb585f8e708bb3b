// What waits for workers, in a fair order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "query/serve/http/exchange.hpp"

namespace propos::serve {

/// Requests of several clients, taken in turn, so that one who asks a lot does not make others wait; one client alone
/// may have all workers but one. Streams go back to the worker that began them. Any number of threads.
class WorkQueue {
 public:
  /// requires: workers > 0
  WorkQueue(std::size_t workers, std::size_t limit, std::size_t limit_per_client);

  /// False when it is full, for all or for this client.
  bool push(std::shared_ptr<Exchange> exchange);
  /// A stream that its worker is to go on with.
  void push(std::size_t worker, std::shared_ptr<Stream> stream);

  struct Work {
    std::shared_ptr<Exchange> exchange;  ///< either
    std::shared_ptr<Stream> stream;      ///< or
  };
  /// Waits for work of this worker; nothing once the queue is closed and empty.
  std::optional<Work> take(std::size_t worker);
  /// An exchange that was taken is answered.
  void done(const std::string& client);

  /// Counts a stream of this client; false when there are too many.
  bool open_stream(const std::string& client);
  void close_stream(const std::string& client);

  std::size_t waiting() const;
  std::size_t running() const;
  std::size_t streams() const;
  /// What waits is still given out, nothing more is taken in.
  void close();

 private:
  struct Client {
    std::deque<std::shared_ptr<Exchange>> waiting;
    std::size_t running = 0;
    std::size_t streams = 0;
  };
  std::shared_ptr<Exchange> next();
  void forget(const std::string& client);

  const std::size_t limit_, limit_per_client_, most_running_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Client> clients_;
  std::deque<std::string> turns_;  ///< clients with something that waits
  std::vector<std::deque<std::shared_ptr<Stream>>> streams_to_fill_;
  std::vector<bool> stream_was_last_;  ///< of each worker
  std::size_t waiting_ = 0, running_ = 0, streams_ = 0;
  bool closed_ = false;
};

}  // namespace propos::serve
