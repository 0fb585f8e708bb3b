// What the event loop does with one connection.
#include <linux/tcp.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <ctime>
#include <utility>

#include "common/error.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "query/serve/http/event_loop.hpp"
#include "query/serve/http/negotiation.hpp"
#include "query/serve/http/problem.hpp"

namespace propos::serve {
namespace {

using State = Connection::State;

/// What the library needs to read a streamed answer.
struct StreamReader {
  EventLoop* loop;
  std::uint64_t connection;
  std::shared_ptr<Stream> stream;
};

ssize_t read_chunk(void* from, std::uint64_t, char* into, std::size_t size) {
  auto& reader = *static_cast<StreamReader*>(from);
  return reader.loop->read_stream(reader.connection, *reader.stream, into, size);
}

Response text(int status, std::string body) {
  Response response;
  response.status = status;
  response.type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response preflight() {
  Response response;
  response.status = 204;
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
                      {"Access-Control-Allow-Headers", "Authorization, If-None-Match"},
                      {"Access-Control-Max-Age", "86400"}};
  return response;
}

Response unauthorized() {
  auto response = problem(401, "key-needed", "a key is needed", "send Authorization: Bearer KEY");
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"propos\"");
  response.headers.emplace_back("WWW-Authenticate", "Basic realm=\"propos\", charset=\"UTF-8\"");
  return response;
}

bool has_received(int socket) {
  tcp_info info{};
  socklen_t size = sizeof info;
  return ::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_bytes_received > 0;
}

std::string time_now() {
  const auto now = std::chrono::system_clock::now();
  const auto seconds = std::chrono::system_clock::to_time_t(now);
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char date[32], whole[48];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(whole, sizeof whole, "%s.%03dZ", date, static_cast<int>(milliseconds));
  return whole;
}

bool is_page_id(std::string_view id) { return !id.empty() && id.size() <= limits::max_page_id_bytes; }

}  // namespace

void EventLoop::connected(MHD_Connection* handle, void** context) {
  const int socket = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
  auto& connection = connections_.add(socket, arriving_, Clock::now(), in(settings_.read_seconds));
  connection.handle = handle;
  *context = &connection;
  watch(socket, EPOLLRDHUP | EPOLLET, connection.id);  // the library does not look while it is suspended
}

void EventLoop::disconnected(Connection& connection) {
  ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, connection.socket, nullptr);
  connections_.remove(connection.id);
}

void EventLoop::begins(Connection& connection, const char* target) {
  connection.exchange = std::make_shared<Exchange>();
  connection.exchange->connection = connection.id;
  connection.exchange->target = target;
  connection.exchange->received = Clock::now();
}

int EventLoop::asked(Connection& connection, const char* method, const char* version) {
  if (connection.state == State::closing || !connection.exchange) return 0;
  // An answer to the library's first call ends the connection, which is right only where a body would follow.
  if (!std::exchange(connection.begun, true) && !has_body(connection.handle)) return 1;
  if (!connection.answered)
    admit(connection, read_head(connection.handle, connection.exchange->target, method, version));
  if (connection.answered) return send_answer(connection);
  connection.suspended = true;
  MHD_suspend_connection(connection.handle);
  return 1;
}

void EventLoop::admit(Connection& connection, RequestHead head) {
  auto& exchange = *connection.exchange;
  exchange.received = Clock::now();
  exchange.origin = head.origin;
  exchange.gzip = !head.accept_encoding.empty() && wanted(head.accept_encoding, "gzip") > 0;
  exchange.request = make_request(head, {}, connection.address, settings_);
  exchange.request.route = settings_.patterns.size();
  const bool only_loopback = listener_.is_loopback() && !settings_.trust_proxy;
  if (auto refused = refusal(head, settings_, only_loopback)) {
    registry_.add("propos_rejected_total", {{"reason", "malformed"}});
    return answer_now(connection, std::move(*refused));
  }
  Target target;
  try {
    target = parse_target(head.target);
  } catch (const Error& error) {
    registry_.add("propos_rejected_total", {{"reason", "malformed"}});
    return answer_now(connection, problem(400, "bad-request", "the request is malformed", error.message()));
  }
  const auto parts = target.parts;
  exchange.request = make_request(head, std::move(target), connection.address, settings_);
  exchange.request.route = settings_.patterns.size();
  if (head.method == "OPTIONS") return answer_now(connection, preflight());
  if (auto here = answer_here(exchange.request, parts)) return answer_now(connection, std::move(*here));
  auto match = routes_.match(parts);
  if (!match) return answer_now(connection, problem(404, "not-found", "there is no such page", exchange.request.path));
  exchange.request.route = match->route;
  exchange.request.parts = std::move(match->parts);
  queue_work(connection);
}

std::optional<Response> EventLoop::answer_here(const Request& request, const std::vector<std::string>& parts) {
  const auto is = [&](const char* name) { return parts.size() == 1 && parts[0] == name; };
  if (is("healthz")) return text(200, "ok\n");
  if (is("readyz")) {
    const bool queue_is_short = queue_.waiting() * 2 <= settings_.queue;
    const bool open = !settings_.ready || settings_.ready();
    if (!draining_ && open && queue_is_short) return text(200, "ready\n");
    auto response = text(503, draining_ ? "ends\n" : open ? "queue is long\n" : "no index is open\n");
    response.headers.emplace_back("Retry-After", "1");
    return response;
  }
  if (keys_ && !keys_->allow(request.authorization)) {
    registry_.add("propos_rejected_total", {{"reason", "key"}});
    return unauthorized();
  }
  if (!is("metrics")) return {};
  auto response = text(200, metrics());
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

void EventLoop::queue_work(Connection& connection) {
  auto& exchange = connection.exchange;
  auto& request = exchange->request;
  request.deadline = in(settings_.search_seconds);
  request.cancelled = &exchange->cancelled;
  if (const auto page = request.parameter("page"); is_page_id(page)) {
    exchange->page = page;
    auto& newest = pages_[{request.client, request.route, exchange->page}];
    if (const auto older = newest.lock()) {
      older->cancelled = true;
      registry_.add("propos_rejected_total", {{"reason", "replaced"}});
    }
    newest = exchange;
  }
  connections_.change(connection, State::working, Clock::now(),
                      in(settings_.search_seconds + limits::answer_grace_seconds));
  if (queue_.push(exchange)) return;
  registry_.add("propos_rejected_total", {{"reason", "queue"}});
  answer_now(connection, busy("too many requests wait; ask again in a second", 1));
}

void EventLoop::answer_now(Connection& connection, Response response) {
  if (settings_.dress && response.type == problem_type)
    response = settings_.dress(std::move(response), connection.exchange->request);
  connection.answer = std::move(response);
  connection.answered = true;
  resume(connection);
}

int EventLoop::send_answer(Connection& connection) {
  auto& exchange = *connection.exchange;
  // libmicrohttpd 0.9.75 does not go on behind HEAD where the length is not known.
  const bool headless = connection.stream && exchange.request.method == "HEAD";
  const ReplyContext context{draining_ || headless, exchange.origin};
  const int status = connection.status = connection.answer.status;
  connection.body_bytes = connection.answer.body.size();
  const auto seconds = connection.stream ? settings_.stream_seconds : settings_.write_seconds;
  connections_.change(connection, State::writing, Clock::now(), in(seconds));
  Reply reply;
  if (connection.stream) {
    auto reader = std::make_unique<StreamReader>(StreamReader{this, connection.id, connection.stream});
    reply = make_streamed_reply(connection.answer, settings_, context, &read_chunk, reader.get(),
                                [](void* from) { delete static_cast<StreamReader*>(from); });
    if (reply) reader.release();
  } else {
    connections_.hold(connection, connection.body_bytes);
    reply = make_reply(std::move(connection.answer), settings_, context);
  }
  return reply && MHD_queue_response(connection.handle, static_cast<unsigned>(status), reply.get()) == MHD_YES ? 1 : 0;
}

ssize_t EventLoop::read_stream(std::uint64_t id, Stream& stream, char* into, std::size_t size) {
  const auto read = stream.read(into, size);
  switch (read.state) {
    case Stream::State::data: return static_cast<ssize_t>(read.size);
    case Stream::State::end: return MHD_CONTENT_READER_END_OF_STREAM;
    case Stream::State::failed: return MHD_CONTENT_READER_END_WITH_ERROR;
    case Stream::State::wait: break;
  }
  auto* connection = connections_.find(id);
  if (!connection || connection->state == State::closing) return MHD_CONTENT_READER_END_WITH_ERROR;
  connection->suspended = true;
  MHD_suspend_connection(connection->handle);
  return 0;
}

void EventLoop::completed(Connection& connection, bool whole) {
  if (connection.status == 0) {  // the library itself refused the request
    const auto* sent = MHD_get_connection_info(connection.handle, MHD_CONNECTION_INFO_HTTP_STATUS);
    connection.status = sent ? static_cast<int>(sent->http_status) : 0;
  }
  if (connection.exchange) {
    note(connection, whole);
    connection.exchange->cancelled = true;
    forget_page(*connection.exchange);
  }
  if (connection.stream) connection.stream->abandon();
  connection.stream.reset();
  connection.exchange.reset();
  connection.answer = {};
  connection.answered = connection.begun = false;
  connection.served = true;
  connection.status = 0;
  connections_.hold(connection, 0);
  if (connection.state != State::closing)
    connections_.change(connection, State::reading, Clock::now(), in(settings_.read_seconds));
}

void EventLoop::hung_up(Connection& connection) {
  if (connection.suspended) end(connection);  // otherwise the library sees it
}

void EventLoop::end(Connection& connection) {
  connections_.change(connection, State::closing, Clock::now(), connection.deadline);
  ::shutdown(connection.socket, SHUT_RDWR);
  if (connection.exchange) connection.exchange->cancelled = true;
  if (connection.stream) connection.stream->abandon();
  resume(connection);
}

void EventLoop::resume(Connection& connection) {
  if (!std::exchange(connection.suspended, false)) return;
  MHD_resume_connection(connection.handle);
}

void EventLoop::too_slow(Connection& connection) {
  if (connection.state == State::working) {
    registry_.add("propos_rejected_total", {{"reason", "work_deadline"}});
    connection.exchange->cancelled = true;
    connections_.change(connection, State::working, Clock::now(), in(settings_.write_seconds));
    return answer_now(connection, busy("no answer was found in time", 2));
  }
  const bool reading = connection.state == State::reading;
  if (reading && (connection.exchange || (!connection.served && has_received(connection.socket)))) {
    const auto reply =
        raw_reply(problem(408, "request-timeout", "the request took too long", "it was not whole in time"), settings_);
    [[maybe_unused]] const auto sent =
        ::send(connection.socket, reply.data(), reply.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    registry_.add("propos_rejected_total", {{"reason", "read_deadline"}});
  } else if (!reading) {
    registry_.add("propos_rejected_total", {{"reason", "write_deadline"}});
  }
  end(connection);
}

void EventLoop::forget_page(const Exchange& exchange) {
  if (exchange.page.empty()) return;
  const auto known = pages_.find({exchange.request.client, exchange.request.route, exchange.page});
  if (known != pages_.end() && known->second.lock().get() == &exchange) pages_.erase(known);
}

const std::string& EventLoop::route_name(const Exchange& exchange) const {
  static const std::string health = "/healthz", ready = "/readyz", metrics = "/metrics", other = "other";
  const auto& request = exchange.request;
  if (request.route < settings_.patterns.size()) return settings_.patterns[request.route];
  for (const auto* name : {&health, &ready, &metrics})
    if (request.path == *name) return *name;
  return other;
}

void EventLoop::note(const Connection& connection, bool whole) {
  const auto& exchange = *connection.exchange;
  const auto& route = route_name(exchange);
  const auto bytes = connection.stream ? connection.stream->bytes_read() : connection.body_bytes;
  const double seconds = Seconds(Clock::now() - exchange.received).count();
  registry_.add("propos_requests_total", {{"route", route}, {"code", std::to_string(connection.status)}});
  registry_.observe("propos_request_duration_seconds", seconds, {{"route", route}});
  if (!log_.is_kept()) return;
  Json line;
  line["time"] = time_now();
  line["client"] = exchange.request.client.empty() ? connection.address : exchange.request.client;
  line["method"] = exchange.request.method;
  line["route"] = route;
  if (settings_.log_queries) line["target"] = exchange.target;
  line["status"] = connection.status;
  line["bytes"] = bytes;
  line["seconds"] = seconds;
  if (!whole) line["whole"] = false;
  log_.write(dump_json(line));
}

std::string EventLoop::metrics() {
  if (settings_.before_metrics) settings_.before_metrics();
  registry_.set("propos_connections", static_cast<double>(connections_.size()));
  registry_.set("propos_unsent_bytes", static_cast<double>(connections_.unsent()));
  registry_.set("propos_queue_depth", static_cast<double>(queue_.waiting()));
  registry_.set("propos_workers_busy", static_cast<double>(queue_.running()));
  registry_.set("propos_streams", static_cast<double>(queue_.streams()));
  registry_.set("propos_log_lines_dropped_total", static_cast<double>(log_.dropped()));
  measure_process(registry_);
  return registry_.print();
}

void EventLoop::declare_metrics(Registry& registry) {
  registry.counter("propos_requests_total", "Requests, by route and status.");
  registry.histogram("propos_request_duration_seconds", "From a request's head to the end of its answer.",
                     {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10});
  registry.counter("propos_rejected_total", "Requests and connections that were refused or ended, by reason.");
  registry.counter("propos_log_lines_dropped_total", "Lines of the access log that were not written.");
  registry.gauge("propos_connections", "Open connections.");
  registry.gauge("propos_unsent_bytes", "Bytes of answers that are held for slow readers.");
  registry.gauge("propos_queue_depth", "Requests that wait for a worker.");
  registry.gauge("propos_workers_busy", "Workers that answer.");
  registry.gauge("propos_streams", "Streamed answers under way.");
  declare_process(registry);
}

}  // namespace propos::serve
