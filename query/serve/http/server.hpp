// The server: one thread that reads and writes, workers that answer.
#pragma once

#include <memory>
#include <string>

#include "query/serve/http/registry.hpp"
#include "query/serve/http/settings.hpp"

namespace propos::serve {

class EventLoop;

/// Answers requests by the handlers of its workers. `/healthz`, `/readyz` and `/metrics` it answers itself.
class Server {
 public:
  /// Listens at once, answers from run() on. `registry` must outlive it. Throws Error: of Listener, of Keys::read(), of
  /// AccessLog.
  Server(ServerSettings settings, Registry& registry);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Where it listens: `http://127.0.0.1:43210`.
  const std::string& url() const;
  /// The event thread; returns after stop(), when what was asked is answered or limits::drain_seconds have passed.
  void run();
  /// Takes no more clients and lets run() return; called again, at once. Any thread, signal handlers too.
  void stop() noexcept;
  /// Opens the access log anew, reads the keys again and tells the workers to open their indexes anew. Likewise.
  void reopen() noexcept;

 private:
  std::unique_ptr<EventLoop> loop_;
};

}  // namespace propos::serve
