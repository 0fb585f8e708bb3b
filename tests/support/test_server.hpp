// A server in the test's own process, with handlers that do what a test wants.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "query/serve/http/server.hpp"

namespace propos::testing {

/// What holds handlers until a test lets them go.
class Gate {
 public:
  /// Waits until it is open; counts who came.
  void pass();
  /// Waits until so many have come.
  void wait_for(int count);
  void open();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int came_ = 0;
  bool open_ = false;
};

/// Listens on a free port of 127.0.0.1 and answers from its constructor to its destructor.
///   /echo/{rest}  the request as text: path, part, parameters, client, base
///   /hold         waits for `gate`, then "held"; "cancelled" when nobody waits for it any more
///   /big          8 MB
///   /chunks       streams `n` chunks of 64 kB; counts them in `chunks_made`
///   /endless      streams until nobody reads; counts in `streams_destroyed` what is destroyed
///   /broken       streams one chunk, then fails
///   /tagged       has the entity tag "7"
///   /throws       what `throws` throws
class TestServer {
 public:
  using Change = std::function<void(serve::ServerSettings&)>;
  explicit TestServer(const Change& change = {});
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  int port() const { return port_; }
  serve::Server& server() { return *server_; }
  serve::Registry& registry() { return registry_; }
  /// Waits until the server has ended after stop(); throws std::runtime_error after 10 s.
  void wait();

  Gate gate;
  std::atomic<int> chunks_made{0}, streams_destroyed{0}, handlers_made{0};
  std::function<void()> throws;

 private:
  serve::Response answer(const serve::Request& request);

  serve::Registry registry_;
  std::unique_ptr<serve::Server> server_;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace propos::testing
