// The event thread of the server.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "query/serve/http/access_log.hpp"
#include "query/serve/http/connections.hpp"
#include "query/serve/http/keys.hpp"
#include "query/serve/http/listener.hpp"
#include "query/serve/http/read_request.hpp"
#include "query/serve/http/registry.hpp"
#include "query/serve/http/reply.hpp"
#include "query/serve/http/route_table.hpp"
#include "query/serve/http/settings.hpp"
#include "query/serve/http/work_queue.hpp"
#include "query/serve/http/workers.hpp"

struct MHD_Daemon;

namespace propos::serve {

/// What Server hides. All of the library's functions are called by the thread of run() only; the workers leave what
/// they have made in a mailbox and wake it.
class EventLoop {
 public:
  EventLoop(ServerSettings settings, Registry& registry);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  const std::string& url() const { return url_; }
  void run();
  void stop() noexcept;
  void reopen() noexcept;

  // Called by the library, through functions that pass on.
  void connected(MHD_Connection* handle, void** context);
  void disconnected(Connection& connection);
  void begins(Connection& connection, const char* target);
  int asked(Connection& connection, const char* method, const char* version);
  void completed(Connection& connection, bool whole);
  ssize_t read_stream(std::uint64_t id, Stream& stream, char* into, std::size_t size);

 private:
  using Clock = std::chrono::steady_clock;
  using Seconds = std::chrono::duration<double>;

  /// Client, route and page id: a suggestion replaces none but suggestions.
  using PageKey = std::tuple<std::string, std::size_t, std::string>;

  struct StopDaemon {
    void operator()(MHD_Daemon* daemon) const;
  };
  class Descriptor {
   public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

   private:
    int number_;
  };

  // The loop.
  void watch(int descriptor, unsigned events, std::uint64_t mark);
  void turn();
  int patience();
  void accept_all();
  void turn_away(int socket);
  void pause_accept();
  void reread_keys();
  void read_mailbox();
  void reap();
  void drain();
  void finish();

  // One connection.
  void admit(Connection& connection, RequestHead head);
  std::optional<Response> answer_here(const Request& request, const std::vector<std::string>& parts);
  void queue_work(Connection& connection);
  void answer_now(Connection& connection, Response response);
  int send_answer(Connection& connection);
  void hung_up(Connection& connection);
  void end(Connection& connection);
  void resume(Connection& connection);
  void too_slow(Connection& connection);
  void forget_page(const Exchange& exchange);
  void note(const Connection& connection, bool whole);
  std::string metrics();
  static void declare_metrics(Registry& registry);
  Connection::Time in(double seconds) const;
  const std::string& route_name(const Exchange& exchange) const;

  const ServerSettings settings_;
  Registry& registry_;
  const RouteTable routes_;
  AccessLog log_;
  std::optional<Keys> keys_;
  Listener listener_;
  const std::string url_;
  const Descriptor epoll_, wake_;
  Connections connections_;
  std::string arriving_;                              ///< address of the client that the library is given
  std::map<PageKey, std::weak_ptr<Exchange>> pages_;  ///< the newest requests that replace older ones

  WorkQueue queue_;
  std::atomic<unsigned> reopens_{0};
  std::atomic<unsigned> stops_{0};
  unsigned reopened_ = 0;
  Clock::time_point reaped_, accept_again_, drained_by_;
  bool draining_ = false;
  bool accept_paused_ = false;

  std::mutex mailbox_mutex_;
  std::vector<std::shared_ptr<Exchange>> answered_;
  std::vector<std::uint64_t> streamed_;

  std::unique_ptr<MHD_Daemon, StopDaemon> daemon_;
  std::unique_ptr<Workers> workers_;
};

}  // namespace propos::serve
