#include "query/serve/http/event_loop.hpp"

#include <microhttpd.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "query/serve/http/problem.hpp"

namespace propos::serve {
namespace {

// What an event of the loop's own is of; connections have their numbers, which begin at 1.
constexpr std::uint64_t listener_mark = ~0ull, library_mark = ~0ull - 1, wake_mark = ~0ull - 2;

constexpr auto reap_every = std::chrono::milliseconds(50);
constexpr auto idle_turn = std::chrono::milliseconds(1000);
constexpr auto pause_of_accept = std::chrono::milliseconds(100);
constexpr auto idle_at_drain = std::chrono::milliseconds(250);

int checked(int descriptor, const char* what) {
  if (descriptor < 0) throw Error(ErrorKind::io, std::strerror(errno), what);
  return descriptor;
}

EventLoop& loop_of(void* cls) { return *static_cast<EventLoop*>(cls); }

Connection& connection_of(MHD_Connection* handle) {
  return *static_cast<Connection*>(MHD_get_connection_info(handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context);
}

void on_connection(void* cls, MHD_Connection* handle, void** context, MHD_ConnectionNotificationCode code) {
  if (code == MHD_CONNECTION_NOTIFY_STARTED) return loop_of(cls).connected(handle, context);
  loop_of(cls).disconnected(*static_cast<Connection*>(*context));
}

void* on_first_line(void* cls, const char* target, MHD_Connection* handle) {
  auto& connection = connection_of(handle);
  loop_of(cls).begins(connection, target);
  return &connection;
}

MHD_Result on_request(void* cls, MHD_Connection* handle, const char*, const char* method, const char* version,
                      const char*, size_t*, void**) {
  return loop_of(cls).asked(connection_of(handle), method, version) ? MHD_YES : MHD_NO;
}

void on_completed(void* cls, MHD_Connection* handle, void**, MHD_RequestTerminationCode code) {
  loop_of(cls).completed(connection_of(handle), code == MHD_REQUEST_TERMINATED_COMPLETED_OK);
}

}  // namespace

void EventLoop::StopDaemon::operator()(MHD_Daemon* daemon) const { MHD_stop_daemon(daemon); }

EventLoop::Descriptor::~Descriptor() { ::close(number_); }

EventLoop::EventLoop(ServerSettings settings, Registry& registry)
    : settings_(std::move(settings)),
      registry_(registry),
      routes_(settings_.patterns),
      log_(settings_.access_log),
      listener_(settings_.listen),
      url_("http://" + listener_.name()),
      epoll_(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll")),
      wake_(checked(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd")),
      connections_(settings_.connections, settings_.connections_per_address),
      queue_(settings_.workers, settings_.queue, std::min(settings_.queue, limits::max_queued_requests_per_client)) {
  if (!settings_.keys.empty()) keys_ = Keys::read(settings_.keys);
  declare_metrics(registry_);
  constexpr unsigned room_for_closing = 1024;
  daemon_.reset(MHD_start_daemon(
      MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, &on_request, this,
      MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this, MHD_OPTION_URI_LOG_CALLBACK, &on_first_line, this,
      MHD_OPTION_NOTIFY_COMPLETED, &on_completed, this, MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits::max_request_memory,
      MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(settings_.connections) + room_for_closing,
      MHD_OPTION_CONNECTION_TIMEOUT, 0u, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END));
  if (!daemon_) throw Error(ErrorKind::io, "libmicrohttpd does not start");
  watch(listener_.socket(), EPOLLIN, listener_mark);
  watch(wake_.number(), EPOLLIN, wake_mark);
  watch(MHD_get_daemon_info(daemon_.get(), MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd, EPOLLIN, library_mark);
}

EventLoop::~EventLoop() { finish(); }

void EventLoop::watch(int descriptor, unsigned events, std::uint64_t mark) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = mark;
  checked(::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, descriptor, &event), "epoll");
}

Connection::Time EventLoop::in(double seconds) const {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
}

void EventLoop::stop() noexcept {
  ++stops_;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);
}

void EventLoop::reopen() noexcept {
  ++reopens_;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);
}

void EventLoop::run() {
  workers_ = std::make_unique<Workers>(
      settings_.workers, queue_, settings_.make_handler, settings_.dress, reopens_,
      Workers::Callbacks{[this](std::shared_ptr<Exchange> exchange) {
                           const std::lock_guard lock(mailbox_mutex_);
                           answered_.push_back(std::move(exchange));
                           const std::uint64_t one = 1;
                           [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);
                         },
                         [this](std::uint64_t connection) {
                           const std::lock_guard lock(mailbox_mutex_);
                           streamed_.push_back(connection);
                           const std::uint64_t one = 1;
                           [[maybe_unused]] const auto written = ::write(wake_.number(), &one, sizeof one);
                         }});
  while (!draining_ || (connections_.size() > 0 && Clock::now() < drained_by_ && stops_ < 2)) turn();
  finish();
}

int EventLoop::patience() {
  MHD_UNSIGNED_LONG_LONG library = 0;
  if (MHD_get_timeout(daemon_.get(), &library) == MHD_YES && library == 0) return 0;
  return static_cast<int>((connections_.size() > 0 || accept_paused_ ? reap_every : idle_turn).count());
}

void EventLoop::turn() {
  epoll_event events[64];
  const int count = ::epoll_wait(epoll_.number(), events, static_cast<int>(std::size(events)), patience());
  if (count < 0 && errno != EINTR) throw Error(ErrorKind::io, std::strerror(errno), "epoll");
  for (int i = 0; i < count; ++i) {
    const auto mark = events[i].data.u64;
    if (mark == listener_mark) accept_all();
    else if (mark == wake_mark) read_mailbox();
    else if (mark != library_mark)
      if (auto* connection = connections_.find(mark)) hung_up(*connection);
  }
  MHD_run(daemon_.get());
  if (reopened_ != reopens_) {
    reopened_ = reopens_;
    log_.reopen();
    reread_keys();
  }
  if (Clock::now() - reaped_ >= reap_every) reap();
  if (stops_ > 0) drain();
}

void EventLoop::reread_keys() try {
  if (!settings_.keys.empty()) keys_ = Keys::read(settings_.keys);
} catch (const Error& error) {  // those that were known go on
  std::fprintf(stderr, "propos-serve: %s\n", error.what());
}

void EventLoop::accept_all() {
  constexpr int at_once = 64;
  for (int i = 0; i < at_once && !draining_; ++i) {
    bool exhausted = false;
    const auto arrival = listener_.accept(exhausted);
    if (exhausted) pause_accept();
    if (!arrival) return;
    const auto room = connections_.make_room(arrival->name);
    if (room.ends) {
      registry_.add("propos_rejected_total", {{"reason", "connections"}});
      end(*room.ends);
    }
    if (!room.room) {
      turn_away(arrival->socket);
      continue;
    }
    arriving_ = arrival->name;
    MHD_add_connection(daemon_.get(), arrival->socket, reinterpret_cast<const sockaddr*>(&arrival->address),
                       arrival->size);  // closes the socket when it fails
  }
}

void EventLoop::turn_away(int socket) {
  registry_.add("propos_rejected_total", {{"reason", "connections"}});
  const auto text = raw_reply(busy("too many connections", 5), settings_);
  [[maybe_unused]] const auto sent = ::send(socket, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  ::close(socket);
}

/// No file descriptor is left: the oldest that reads goes, and who waits to be accepted waits a little longer.
void EventLoop::pause_accept() {
  registry_.add("propos_rejected_total", {{"reason", "descriptors"}});
  if (auto* oldest = connections_.oldest_reading()) end(*oldest);
  ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, listener_.socket(), nullptr);
  accept_paused_ = true;
  accept_again_ = Clock::now() + pause_of_accept;
}

void EventLoop::read_mailbox() {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto read = ::read(wake_.number(), &count, sizeof count);
  std::vector<std::shared_ptr<Exchange>> answered;
  std::vector<std::uint64_t> streamed;
  {
    const std::lock_guard lock(mailbox_mutex_);
    answered.swap(answered_);
    streamed.swap(streamed_);
  }
  for (auto& exchange : answered) {
    auto* connection = connections_.find(exchange->connection);
    if (connection && connection->exchange == exchange && connection->state == Connection::State::working &&
        !connection->answered) {
      connection->stream = exchange->stream;
      answer_now(*connection, std::move(exchange->response));
    } else if (exchange->stream) {
      exchange->stream->abandon();
    }
  }
  for (const auto id : streamed)
    if (auto* connection = connections_.find(id)) resume(*connection);
}

void EventLoop::reap() {
  const auto now = reaped_ = Clock::now();
  for (auto* connection : connections_.overdue(now)) too_slow(*connection);
  while (auto* slowest = connections_.slowest_reader(limits::max_unsent_bytes)) {
    registry_.add("propos_rejected_total", {{"reason", "unsent"}});
    connections_.hold(*slowest, 0);
    end(*slowest);
  }
  if (accept_paused_ && now >= accept_again_ && !draining_) {
    accept_paused_ = false;
    watch(listener_.socket(), EPOLLIN, listener_mark);
  }
}

void EventLoop::drain() {
  const auto now = Clock::now();
  if (!draining_) {
    draining_ = true;
    drained_by_ = in(limits::drain_seconds);
    listener_.close();
  }
  for (auto* connection : connections_.all())
    if (connection->state == Connection::State::reading && now - connection->since >= idle_at_drain) end(*connection);
}

/// Ends all connections, then the workers, then the library.
void EventLoop::finish() {
  if (!daemon_) return;
  for (auto* connection : connections_.all()) end(*connection);
  queue_.close();
  workers_.reset();
  MHD_run(daemon_.get());  // takes those that were suspended back
  daemon_.reset();
}

}  // namespace propos::serve
