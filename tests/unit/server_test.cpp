#include "query/serve/http/server.hpp"

#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/json.hpp"
#include "common/limits.hpp"
#include "query/serve/http/problem.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"
#include "tests/support/test_server.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// The value of a series, as /metrics prints it; -1 where it is not.
double measured(int port, const std::string& series) {
  const auto text = "\n" + get(port, "/metrics").body;
  const auto at = text.find("\n" + series + ' ');
  return at == std::string::npos ? -1 : std::stod(text.substr(at + series.size() + 2));
}

/// Asks again until it holds, for at most 10 s.
template <typename Holds>
bool eventually(Holds holds) {
  const auto begin = Clock::now();
  while (!holds()) {
    if (seconds_since(begin) > 10) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

/// A request with a header that makes its headers, with their ends, so many bytes.
std::string with_header_bytes(std::size_t bytes) {
  const std::string host = "Host: localhost\r\n", name = "X: ";
  const std::size_t rest = host.size() + name.size() + 2 + 2;  // its own end, and the empty line
  return "GET /echo/a HTTP/1.1\r\n" + host + name + std::string(bytes - rest, 'x') + "\r\n\r\n";
}

/// A request whose first line has so many bytes.
std::string with_line_bytes(std::size_t bytes) {
  const std::string begin = "GET /echo/", end = " HTTP/1.1";
  return begin + std::string(bytes - begin.size() - end.size(), 'a') + end + "\r\nHost: localhost\r\n\r\n";
}

int status_of(int port, const std::string& bytes) {
  HttpConnection connection(port);
  connection.send(bytes);
  return connection.read_reply().status;
}

}  // namespace

TEST_CASE("a request goes through a worker and comes back", "[serve]") {
  TestServer server;
  const auto reply = get(server.port(), "/echo/a%2Fb/c?q=caf%C3%A9&q=2");
  CHECK(reply.status == 200);
  CHECK(reply.body == "GET /echo/a/b/c\npart a/b/c\nq=café\nq=2\nclient 127.0.0.1\nbase http://localhost\n");
  CHECK(reply.headers.at("content-type") == "text/plain; charset=utf-8");
}

TEST_CASE("every answer has the usual headers", "[serve]") {
  TestServer server;
  for (const auto* target : {"/echo/a", "/nope", "/healthz", "/chunks?n=1", "/..", "/tagged"}) {
    const auto reply = get(server.port(), target);
    INFO(target);
    for (const auto* name :
         {"content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "vary",
          "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "cache-control"})
      CHECK(reply.headers.contains(name));
    CHECK(reply.headers.at("content-security-policy").find("unsafe") == std::string::npos);
    CHECK(reply.headers.at("content-security-policy").starts_with("default-src 'none'"));
    CHECK_FALSE(reply.headers.contains("access-control-allow-origin"));
  }
}

TEST_CASE("HEAD has the headers of GET and no body", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  for (const auto* target : {"/echo/a", "/nope"}) {
    connection.ask(target, {}, "HEAD");
    const auto head = connection.read_reply(false);
    CHECK(head.status == get(server.port(), target).status);
    CHECK(head.headers.contains("content-type"));
  }
  connection.ask("/healthz");
  CHECK(connection.read_reply().body == "ok\n");
}

TEST_CASE("HEAD of a streamed answer makes none of it", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  connection.ask("/endless", {}, "HEAD");
  CHECK(connection.read_reply(false).status == 200);
  CHECK(connection.until_closed().count() < 1);
  CHECK(server.chunks_made == 0);
  CHECK(eventually([&] { return server.streams_destroyed == 1; }));
}

TEST_CASE("other methods than GET and HEAD are told what is allowed", "[serve]") {
  TestServer server;
  for (const auto* method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"}) {
    const auto reply = get(server.port(), "/echo/a", {}, method);
    INFO(method);
    CHECK(reply.status == 405);
    CHECK(reply.headers.at("allow") == "GET, HEAD");
  }
}

TEST_CASE("a body is refused, and the connection with it", "[serve]") {
  TestServer server;
  for (const auto* header : {"Content-Length: 5", "Transfer-Encoding: chunked", "Content-Length: 99999999999"}) {
    HttpConnection connection(server.port());
    connection.ask("/echo/a", {header, "Expect: 100-continue"});
    INFO(header);
    CHECK(connection.read_reply().status == 413);
    CHECK(connection.until_closed().count() < 5);
  }
  CHECK(get(server.port(), "/echo/a", {"Content-Length: 5"}, "POST").status == 405);
  CHECK(get(server.port(), "/echo/a", {"Content-Length: 0"}).status == 200);
}

TEST_CASE("a first line may have so many bytes and not one more", "[serve]") {
  TestServer server;
  CHECK(status_of(server.port(), with_line_bytes(limits::max_request_line_bytes - 1)) == 200);
  CHECK(status_of(server.port(), with_line_bytes(limits::max_request_line_bytes)) == 200);
  CHECK(status_of(server.port(), with_line_bytes(limits::max_request_line_bytes + 1)) == 414);
  CHECK(status_of(server.port(), with_line_bytes(10 * limits::max_request_memory)) == 414);
}

TEST_CASE("headers may have so many bytes and not one more", "[serve]") {
  TestServer server;
  CHECK(status_of(server.port(), with_header_bytes(limits::max_request_head_bytes - 1)) == 200);
  CHECK(status_of(server.port(), with_header_bytes(limits::max_request_head_bytes)) == 200);
  CHECK(status_of(server.port(), with_header_bytes(limits::max_request_head_bytes + 1)) == 431);
  CHECK(status_of(server.port(), with_header_bytes(10 * limits::max_request_memory)) == 431);
}

TEST_CASE("paths that lead upwards or are no UTF-8 reach no handler", "[serve]") {
  TestServer server;
  for (const auto* target : {"/echo/..", "/echo/%2e%2e/x", "/../etc/passwd", "/echo/%00", "/echo/%ff"}) {
    INFO(target);
    CHECK(get(server.port(), target).status == 400);
  }
  CHECK(get(server.port(), "/nope").status == 404);
  CHECK(get(server.port(), "//echo/a").status == 404);
}

TEST_CASE("what is no HTTP is refused or closed", "[serve]") {
  TestServer server([](auto& settings) { settings.read_seconds = 0.3; });
  for (const auto& bytes : std::vector<std::string>{
           "\r\n\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\nHost: a\r\n\r\n", "\x16\x03\x01\x02junk\r\n\r\n",
           "GET /echo/a HTTP/1.1\r\n\r\n", "GET /echo/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
           "GET /echo/a HTTP/1.1\r\nHost: a b<>\r\n\r\n", "GET /echo/a HTTP/1.1\r\nno colon\r\n\r\n",
           "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", std::string(100, '\0')}) {
    HttpConnection connection(server.port());
    connection.send(bytes);
    ::shutdown(connection.socket(), SHUT_WR);
    INFO(bytes);
    CHECK(connection.read_reply().status != 200);
  }
  CHECK(get(server.port(), "/healthz").status == 200);
}

TEST_CASE("a range is ignored", "[serve]") {
  TestServer server;
  const auto reply = get(server.port(), "/big", {"Range: bytes=0-0,1-1,2-2"});
  CHECK(reply.status == 200);
  CHECK(reply.body.size() == 8u << 20);
}

TEST_CASE("requests that come at once are answered in order, on one connection", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += "GET /echo/" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  connection.send(all);
  for (int i = 0; i < 50; ++i) CHECK(connection.read_reply().body.starts_with("GET /echo/" + std::to_string(i) + "\n"));
  CHECK(eventually([&] { return measured(server.port(), "propos_connections") == 2; }));
}

TEST_CASE("an answer that the client has is not sent again", "[serve]") {
  TestServer server;
  const auto first = get(server.port(), "/tagged");
  CHECK(first.headers.at("etag") == "W/\"7\"");
  const auto second = get(server.port(), "/tagged", {"If-None-Match: " + first.headers.at("etag")});
  CHECK(second.status == 304);
  CHECK(second.headers.at("etag") == "W/\"7\"");
  CHECK(get(server.port(), "/tagged", {"If-None-Match: \"6\""}).status == 200);
}

TEST_CASE("an answer is packed for who reads gzip", "[serve]") {
  TestServer server;
  const auto packed = get(server.port(), "/tagged", {"Accept-Encoding: br, gzip"});
  CHECK(packed.headers.at("content-encoding") == "gzip");
  CHECK(packed.body.size() < 1000);
  CHECK_FALSE(get(server.port(), "/tagged").headers.contains("content-encoding"));
  CHECK_FALSE(get(server.port(), "/tagged", {"Accept-Encoding: gzip;q=0"}).headers.contains("content-encoding"));
  CHECK_FALSE(get(server.port(), "/echo/a", {"Accept-Encoding: gzip"}).headers.contains("content-encoding"));
}

TEST_CASE("what a handler throws becomes a problem", "[serve]") {
  TestServer server;
  const auto status = [&](std::function<void()> throws) {
    server.throws = std::move(throws);
    const auto reply = get(server.port(), "/throws");
    CHECK(reply.headers.at("content-type") == "application/problem+json");
    const auto json = parse_json(reply.body, "problem");
    CHECK(json.at("status") == reply.status);
    CHECK(json.at("type").get<std::string>().starts_with("/errors/"));
    return reply.status;
  };
  CHECK(status([] { throw Error(ErrorKind::usage, "bad"); }) == 400);
  CHECK(status([] { throw Error(ErrorKind::too_big, "long"); }) == 400);
  CHECK(status([] { throw Error(ErrorKind::not_found, "none"); }) == 404);
  CHECK(status([] { throw Error(ErrorKind::corrupt, "broken"); }) == 503);
  CHECK(status([] { throw Error(ErrorKind::locked, "busy"); }) == 503);
  CHECK(status([] { throw Error(ErrorKind::internal, "secret"); }) == 500);
  CHECK(status([] { throw std::bad_alloc(); }) == 503);
  CHECK(status([] { throw std::runtime_error("secret"); }) == 500);
  CHECK(get(server.port(), "/throws").body.find("secret") == std::string::npos);
}

TEST_CASE("a handler that cannot be made is tried again for each request", "[serve]") {
  std::atomic<bool> broken{true};
  TestServer server([&](serve::ServerSettings& settings) {
    settings.make_handler = [&broken](const serve::WorkerContext&) -> serve::AnswerRequest {
      if (broken) throw Error(ErrorKind::corrupt, "no index");
      return [](const serve::Request&) { return serve::Response(); };
    };
  });
  const auto reply = get(server.port(), "/");
  CHECK(reply.status == 503);
  CHECK(reply.headers.contains("retry-after"));
  broken = false;
  CHECK(get(server.port(), "/").status == 200);
}

TEST_CASE("a slow request delays nobody's ping", "[serve]") {
  TestServer server([](auto& settings) { settings.search_seconds = 20; });
  std::vector<HttpConnection> slow;
  for (int i = 0; i < 20; ++i) slow.emplace_back(server.port()).ask("/hold");
  server.gate.wait_for(2);  // of three workers: one is kept for others
  const auto begin = Clock::now();
  for (int i = 0; i < 20; ++i) CHECK(get(server.port(), "/healthz").status == 200);
  CHECK(seconds_since(begin) < 2);
  CHECK(measured(server.port(), "propos_queue_depth") == 18);
  CHECK(measured(server.port(), "propos_workers_busy") == 2);
  server.gate.open();
  for (auto& connection : slow) CHECK(connection.read_reply().body == "held");
}

TEST_CASE("another client is answered while one holds all workers it may have", "[serve]") {
  TestServer server([](auto& settings) { settings.search_seconds = 20; });
  std::vector<HttpConnection> slow;
  for (int i = 0; i < 20; ++i) slow.emplace_back(server.port()).ask("/hold");
  server.gate.wait_for(2);
  HttpConnection other(server.port(), "127.0.0.2");
  other.ask("/echo/a");
  CHECK(other.read_reply().status == 200);
}

TEST_CASE("a full queue answers 503 with Retry-After", "[serve]") {
  TestServer server([](auto& settings) {
    settings.workers = 1;
    settings.queue = 3;
    settings.search_seconds = 20;
  });
  std::vector<HttpConnection> held;
  held.emplace_back(server.port()).ask("/hold");
  server.gate.wait_for(1);
  for (int i = 0; i < 3; ++i) held.emplace_back(server.port()).ask("/hold");
  REQUIRE(eventually([&] { return measured(server.port(), "propos_queue_depth") == 3; }));
  CHECK(get(server.port(), "/readyz").status == 503);
  const auto refused = get(server.port(), "/echo/a");
  CHECK(refused.status == 503);
  CHECK(refused.headers.at("retry-after") == "1");
  CHECK(measured(server.port(), "propos_rejected_total{reason=\"queue\"}") == 1);
  server.gate.open();
  for (auto& connection : held) CHECK(connection.read_reply().status == 200);
  CHECK(get(server.port(), "/readyz").status == 200);
}

TEST_CASE("a request that no worker answers in time gets 503", "[serve]") {
  TestServer server([](auto& settings) { settings.search_seconds = 0.1; });
  HttpConnection connection(server.port());
  connection.ask("/hold");
  const auto begin = Clock::now();
  const auto reply = connection.read_reply();
  CHECK(reply.status == 503);
  CHECK(reply.headers.contains("retry-after"));
  CHECK(seconds_since(begin) >= 0.1);
  CHECK(seconds_since(begin) < 3);
  server.gate.open();
  connection.ask("/echo/a");
  CHECK(connection.read_reply().status == 200);  // the late answer is not taken for another's
}

TEST_CASE("a newer request of a page replaces the older one of the same client and route", "[serve]") {
  TestServer server([](auto& settings) {
    settings.workers = 2;
    settings.search_seconds = 20;
  });
  HttpConnection running(server.port()), waiting(server.port()), newest(server.port()), another_route(server.port());
  HttpConnection other(server.port(), "127.0.0.2");
  running.ask("/hold?page=abc");
  server.gate.wait_for(1);
  waiting.ask("/hold?page=abc");
  other.ask("/hold?page=abc");
  server.gate.wait_for(2);
  another_route.ask("/echo/a?page=abc");
  newest.ask("/hold?page=abc");
  REQUIRE(eventually([&] { return measured(server.port(), "propos_rejected_total{reason=\"replaced\"}") == 2; }));
  server.gate.open();
  CHECK(running.read_reply().body == "cancelled");
  CHECK(waiting.read_reply().status == 409);
  CHECK(newest.read_reply().body == "held");
  CHECK(another_route.read_reply().status == 200);
  CHECK(other.read_reply().body == "held");
}

TEST_CASE("a client that leaves is not worked for", "[serve]") {
  TestServer server([](auto& settings) {
    settings.workers = 1;
    settings.search_seconds = 20;
  });
  HttpConnection held(server.port());
  held.ask("/hold");
  server.gate.wait_for(1);
  {
    HttpConnection leaves(server.port());
    leaves.ask("/hold");
    REQUIRE(eventually([&] { return measured(server.port(), "propos_queue_depth") == 1; }));
  }
  REQUIRE(eventually([&] { return measured(server.port(), "propos_connections") == 2; }));
  server.gate.open();
  CHECK(held.read_reply().body == "held");
  CHECK(get(server.port(), "/echo/a").status == 200);
  CHECK(eventually([&] { return measured(server.port(), "propos_workers_busy") == 0; }));
}

TEST_CASE("a request that comes byte by byte ends at its deadline, with 408", "[serve]") {
  TestServer server([](auto& settings) { settings.read_seconds = 0.5; });
  HttpConnection connection(server.port());
  const auto begin = Clock::now();
  // A byte each 20 ms never is inactivity.
  for (const char c : "GET /echo/a HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + std::string(1000, 'x')) {
    if (!connection.send(std::string(1, c)) || seconds_since(begin) > 5) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(seconds_since(begin) < 2);
  CHECK(measured(server.port(), "propos_rejected_total{reason=\"read_deadline\"}") == 1);
  CHECK(eventually([&] { return measured(server.port(), "propos_connections") == 1; }));
}

TEST_CASE("who begins a request and stops is told 408, who says nothing is closed", "[serve]") {
  TestServer server([](auto& settings) { settings.read_seconds = 0.3; });
  HttpConnection half(server.port()), silent(server.port());
  half.send("GET /echo/a HTTP/1.1\r\n");
  const auto reply = half.read_reply();
  CHECK(reply.status == 408);
  CHECK(reply.headers.contains("content-security-policy"));
  CHECK(half.until_closed().count() < 1);
  CHECK(silent.read_some().empty());
}

TEST_CASE("a connection that is kept and not used ends at its deadline", "[serve]") {
  TestServer server([](auto& settings) { settings.read_seconds = 0.3; });
  HttpConnection connection(server.port());
  connection.ask("/echo/a");
  CHECK(connection.read_reply().status == 200);
  const auto waited = connection.until_closed().count();
  CHECK(waited > 0.2);
  CHECK(waited < 2);
}

TEST_CASE("a body that comes byte by byte is not waited for", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  connection.ask("/echo/a", {"Content-Length: 1000000"}, "POST");
  CHECK(connection.read_reply().status == 405);
  CHECK(connection.until_closed().count() < 1);
}

TEST_CASE("who does not read is closed at the deadline of the answer", "[serve]") {
  TestServer server([](auto& settings) { settings.write_seconds = 0.5; });
  HttpConnection connection(server.port());
  connection.ask("/big");
  REQUIRE(eventually([&] { return measured(server.port(), "propos_unsent_bytes") > 0; }));
  CHECK(eventually([&] { return measured(server.port(), "propos_connections") == 1; }));
  CHECK(measured(server.port(), "propos_unsent_bytes") == 0);
  CHECK(measured(server.port(), "propos_rejected_total{reason=\"write_deadline\"}") == 1);
}

TEST_CASE("a streamed answer comes whole", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  connection.ask("/chunks?n=100");
  const auto reply = connection.read_reply();
  CHECK(reply.whole);
  CHECK(reply.body == "begin " + std::string(std::size_t{100} * (64u << 10), 'c'));
  connection.ask("/healthz");
  CHECK(connection.read_reply().status == 200);
  CHECK(eventually([&] { return server.streams_destroyed == 1; }));
}

TEST_CASE("a stream is made no faster than it is read, and its worker answers others", "[serve]") {
  TestServer server([](auto& settings) { settings.workers = 1; });
  HttpConnection connection(server.port());
  connection.ask("/endless");
  int before = -1;
  REQUIRE(eventually([&] {  // until what the sockets and the buffer hold is full
    const int now = server.chunks_made;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return std::exchange(before, now) == now && now > 0;
  }));
  CHECK(server.chunks_made < 400);
  CHECK(get(server.port(), "/echo/a").status == 200);
  const int made = server.chunks_made;
  for (int i = 0; i < 1000; ++i) connection.read_some();
  CHECK(eventually([&] { return server.chunks_made > made; }));
}

TEST_CASE("a stream that nobody reads is given up", "[serve]") {
  TestServer server([](auto& settings) { settings.workers = 1; });
  {
    HttpConnection connection(server.port());
    connection.ask("/endless");
    CHECK(connection.read_some().starts_with("HTTP/1.1 200"));
  }
  CHECK(eventually([&] { return server.streams_destroyed == 1; }));
  CHECK(eventually([&] { return measured(server.port(), "propos_streams") == 0; }));
}

TEST_CASE("a stream ends at its deadline, read or not", "[serve]") {
  TestServer server([](auto& settings) { settings.stream_seconds = 0.4; });
  HttpConnection reads(server.port()), rests(server.port());
  reads.ask("/endless");
  rests.ask("/endless");
  CHECK(reads.until_closed().count() < 3);
  CHECK(eventually([&] { return server.streams_destroyed == 2; }));
}

TEST_CASE("a stream that fails is seen to be cut off", "[serve]") {
  TestServer server;
  const auto reply = get(server.port(), "/broken");
  CHECK(reply.status == 200);
  CHECK_FALSE(reply.whole);
  CHECK(eventually([&] { return server.streams_destroyed == 1; }));
}

TEST_CASE("one client may have so many streams and not one more", "[serve]") {
  TestServer server;
  std::vector<HttpConnection> all;
  for (std::size_t i = 0; i < limits::max_streams_per_client; ++i) {
    all.emplace_back(server.port()).ask("/endless");
    CHECK(all.back().read_some().starts_with("HTTP/1.1 200"));
  }
  CHECK(get(server.port(), "/endless").status == 503);
  HttpConnection other(server.port(), "127.0.0.2");
  other.ask("/chunks?n=1");
  CHECK(other.read_reply().status == 200);
}

TEST_CASE("the connection that reads for longest makes room for a new one", "[serve]") {
  TestServer server([](auto& settings) { settings.connections_per_address = 10; });
  std::vector<HttpConnection> idle;
  for (int i = 0; i < 10; ++i) {
    idle.emplace_back(server.port());
    REQUIRE(idle.back().send("GET"));
  }
  const auto begin = Clock::now();
  for (int i = 0; i < 20; ++i) CHECK(get(server.port(), "/echo/a").status == 200);
  CHECK(seconds_since(begin) < 2);
  CHECK(idle.front().read_some().empty());
  CHECK(eventually([&] { return measured(server.port(), "propos_connections") <= 11; }));
  CHECK(measured(server.port(), "propos_rejected_total{reason=\"connections\"}") >= 1);
}

TEST_CASE("where all are answered one more is told to come again", "[serve]") {
  TestServer server([](auto& settings) {
    settings.connections_per_address = 3;
    settings.search_seconds = 20;
  });
  std::vector<HttpConnection> held;
  for (int i = 0; i < 3; ++i) held.emplace_back(server.port()).ask("/hold");
  server.gate.wait_for(2);
  REQUIRE(eventually([&] {
    HttpConnection other(server.port(), "127.0.0.2");
    other.ask("/metrics");
    return other.read_reply().body.find("propos_queue_depth 1\n") != std::string::npos;
  }));
  HttpConnection more(server.port());
  const auto reply = more.read_reply();
  CHECK(reply.status == 503);
  CHECK(reply.headers.at("retry-after") == "5");
  CHECK(more.until_closed().count() < 1);
}

TEST_CASE("several hundred connections at once, from many addresses, delay nobody", "[serve]") {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  TestServer server([](auto& settings) { settings.connections = 300; });
  std::vector<HttpConnection> slow;
  for (int i = 0; i < 600; ++i) {
    slow.emplace_back(server.port(), "127.0.1." + std::to_string(i % 200 + 1));
    slow.back().send("GET /echo/a HTTP/1.1\r\nX: ");
  }
  const auto begin = Clock::now();
  for (int i = 0; i < 50; ++i) CHECK(get(server.port(), "/echo/a").status == 200);
  CHECK(seconds_since(begin) < 3);
  CHECK(eventually([&] { return measured(server.port(), "propos_connections") <= 301; }));
}

TEST_CASE("a server that ends answers what was asked, and takes nobody more", "[serve]") {
  TestServer server([](auto& settings) { settings.search_seconds = 20; });
  HttpConnection held(server.port()), queued(server.port()), idle(server.port());
  idle.ask("/echo/a");
  CHECK(idle.read_reply().status == 200);
  held.ask("/hold");
  queued.ask("/hold");
  server.gate.wait_for(2);
  server.server().stop();
  CHECK(idle.until_closed().count() < 2);
  CHECK_THROWS(HttpConnection(server.port()));
  server.gate.open();
  for (auto* connection : {&held, &queued}) {
    const auto reply = connection->read_reply();
    CHECK(reply.body == "held");
    CHECK(reply.headers.at("connection") == "close");
  }
  server.wait();
}

TEST_CASE("a server that is told twice to end ends at once", "[serve]") {
  TestServer server;
  HttpConnection connection(server.port());
  connection.ask("/endless");
  CHECK(connection.read_some().starts_with("HTTP/1.1 200"));
  server.server().stop();
  server.server().stop();
  server.wait();
  CHECK(server.streams_destroyed == 1);
}

TEST_CASE("who has no key is answered by 401, but for health", "[serve]") {
  const TemporaryDirectory files;
  const std::string of_secret = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n";
  const std::string of_other = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa\n";
  write_file(files / "keys", of_secret);
  TestServer server([&](auto& settings) { settings.keys = (files / "keys").string(); });
  CHECK(get(server.port(), "/healthz").status == 200);
  CHECK(get(server.port(), "/readyz").status == 200);
  CHECK(get(server.port(), "/metrics").status == 401);
  const auto refused = get(server.port(), "/echo/a");
  CHECK(refused.status == 401);
  CHECK(refused.headers.contains("www-authenticate"));
  CHECK(get(server.port(), "/echo/a", {"Authorization: Bearer secret"}).status == 200);
  CHECK(get(server.port(), "/echo/a", {"Authorization: Bearer other"}).status == 401);

  SECTION("keys are read again") {
    write_file(files / "keys", of_other);
    server.server().reopen();
    CHECK(eventually([&] { return get(server.port(), "/echo/a", {"Authorization: Bearer other"}).status == 200; }));
    CHECK(get(server.port(), "/echo/a", {"Authorization: Bearer secret"}).status == 401);
  }
  SECTION("those that were known stay when the file is damaged") {
    write_file(files / "keys", "damaged\n");
    server.server().reopen();
    for (int i = 0; i < 5; ++i) CHECK(get(server.port(), "/echo/a", {"Authorization: Bearer secret"}).status == 200);
  }
}

TEST_CASE("pages of one other origin may read answers when they are allowed to", "[serve]") {
  TestServer server([](auto& settings) { settings.cors = "https://revue.example"; });
  const auto allowed = get(server.port(), "/echo/a", {"Origin: https://revue.example"});
  CHECK(allowed.headers.at("access-control-allow-origin") == "https://revue.example");
  CHECK(allowed.headers.at("vary").find("Origin") != std::string::npos);
  CHECK_FALSE(
      get(server.port(), "/echo/a", {"Origin: https://other.example"}).headers.contains("access-control-allow-origin"));
  const auto preflight = get(server.port(), "/echo/a", {"Origin: https://revue.example"}, "OPTIONS");
  CHECK(preflight.status == 204);
  CHECK(preflight.headers.at("access-control-allow-methods") == "GET, HEAD");
}

TEST_CASE("a proxy is believed only when it is trusted", "[serve]") {
  const std::vector<std::string> headers{"X-Forwarded-For: 10.0.0.1, 192.0.2.7", "X-Forwarded-Proto: https"};
  TestServer plain;
  CHECK(get(plain.port(), "/echo/a", headers).body.ends_with("client 127.0.0.1\nbase http://localhost\n"));
  TestServer behind([](auto& settings) { settings.trust_proxy = true; });
  CHECK(get(behind.port(), "/echo/a", headers).body.ends_with("client 192.0.2.7\nbase https://localhost\n"));
  TestServer named([](auto& settings) { settings.base_url = "https://propos.example"; });
  CHECK(get(named.port(), "/echo/a").body.ends_with("base https://propos.example\n"));
}

TEST_CASE("on this machine only its own names are answered", "[serve]") {
  TestServer server([](auto& settings) { settings.base_url = "https://propos.example/find"; });
  const auto status = [&](const std::string& host) {
    return status_of(server.port(), "GET /echo/a HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  };
  for (const auto* host : {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:2", "propos.example"})
    CHECK(status(host) == 200);
  for (const auto* host : {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example"})
    CHECK(status(host) == 421);
}

TEST_CASE("problems are shown as the client reads them", "[serve]") {
  TestServer server([](auto& settings) {
    settings.dress = [](serve::Response problem, const serve::Request& request) {
      if (request.accept != "text/html") return problem;
      problem.type = "text/html; charset=utf-8";
      problem.body = "<h1>" + std::to_string(problem.status) + "</h1>";
      return problem;
    };
  });
  server.throws = [] { throw Error(ErrorKind::not_found, "none"); };
  for (const auto* target : {"/throws", "/nope"}) {
    CHECK(get(server.port(), target, {"Accept: text/html"}).body == "<h1>404</h1>");
    CHECK(get(server.port(), target).headers.at("content-type") == "application/problem+json");
  }
  CHECK(get(server.port(), "/..", {"Accept: text/html"}).body == "<h1>400</h1>");
}

TEST_CASE("the log has a line for each request, with what was asked only when that is wanted", "[serve]") {
  const TemporaryDirectory files;
  const bool with_queries = GENERATE(false, true);
  const auto path = files / "log";
  {
    TestServer server([&](auto& settings) {
      settings.access_log = path.string();
      settings.log_queries = with_queries;
    });
    get(server.port(), "/echo/secret?q=secret");
    get(server.port(), "/secret");
    get(server.port(), "/healthz", {}, "HEAD");
  }
  std::istringstream in(content_of(path));
  std::vector<Json> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(parse_json(line, "log"));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].at("route") == "/echo/{rest}");
  CHECK(lines[0].at("status") == 200);
  CHECK(lines[0].at("client") == "127.0.0.1");
  CHECK(lines[0].contains("target") == with_queries);
  CHECK(lines[1].at("route") == "other");
  CHECK(lines[1].at("status") == 404);
  CHECK(lines[2].at("method") == "HEAD");
  if (with_queries) CHECK(lines[0].at("target") == "/echo/secret?q=secret");
  else CHECK(content_of(path).find("secret") == std::string::npos);
}

TEST_CASE("a log that was renamed is begun anew", "[serve]") {
  const TemporaryDirectory files;
  TestServer server([&](auto& settings) { settings.access_log = (files / "log").string(); });
  get(server.port(), "/echo/a");
  REQUIRE(eventually([&] { return !content_of(files / "log").empty(); }));
  std::filesystem::rename(files / "log", files / "log.1");
  server.server().reopen();
  REQUIRE(eventually([&] { return std::filesystem::exists(files / "log"); }));
  get(server.port(), "/echo/b");
  CHECK(eventually([&] { return !content_of(files / "log").empty(); }));
}

TEST_CASE("metrics say what was asked, by route and never by what stood in it", "[serve]") {
  TestServer server;
  get(server.port(), "/echo/secret?q=secret");
  get(server.port(), "/secret");
  CHECK(measured(server.port(), "propos_requests_total{route=\"/echo/{rest}\",code=\"200\"}") == 1);
  CHECK(measured(server.port(), "propos_requests_total{route=\"other\",code=\"404\"}") == 1);
  const auto reply = get(server.port(), "/metrics");
  CHECK(reply.headers.at("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(reply.body.find("secret") == std::string::npos);
}

TEST_CASE("readiness is what the program says", "[serve]") {
  std::atomic<bool> open{false};
  TestServer server([&](auto& settings) { settings.ready = [&open] { return open.load(); }; });
  CHECK(get(server.port(), "/readyz").status == 503);
  CHECK(get(server.port(), "/healthz").status == 200);
  open = true;
  CHECK(get(server.port(), "/readyz").status == 200);
}

TEST_CASE("an address that cannot be had is named", "[serve]") {
  TestServer server;
  serve::Registry registry;
  const auto listen = [&](const std::string& where) {
    serve::ServerSettings settings;
    settings.listen = where;
    settings.access_log.clear();
    serve::Server other(settings, registry);
  };
  const auto taken = "127.0.0.1:" + std::to_string(server.port());
  try {
    listen(taken);
    FAIL("it listens");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::io);
    CHECK(error.where() == taken);
  }
  for (const auto* where : {"", "127.0.0.1", ":80", "nowhere.invalid:80", "127.0.0.1:99999x"})
    CHECK_THROWS_AS(listen(where), Error);
}
