// propos-serve as a program: what it prints, how it ends, what it refuses.
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/http_client.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/serve_process.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// A directory with an index of one post.
struct Indexed {
  Indexed() {
    const auto post = source_tree() / "corpus/posts/01-laboratoire-ia.json";
    REQUIRE(run_index({"-d", index(), "-q", post.string()}).status == 0);
  }
  std::string index() const { return (files / "propos.db").string(); }
  TemporaryDirectory files;
};

/// Runs propos-serve to an end that comes at once.
Outcome run_serve(const std::vector<std::string>& arguments) { return run(serve_program(), arguments); }

/// Asks until the log has so many lines, for at most 10 s.
bool log_has(const std::filesystem::path& log, std::size_t lines) {
  for (int i = 0; i < 1000; ++i) {
    if (std::filesystem::exists(log) && lines_of(content_of(log)).size() >= lines) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

TEST_CASE("propos-serve prints where it listens, answers, and ends on SIGTERM and SIGINT with 0", "[serve]") {
  const Indexed indexed;
  const int signal = GENERATE(SIGTERM, SIGINT);
  ServeProcess server({"-d", indexed.index()});
  CHECK(get(server.port(), "/healthz").body == "ok\n");
  server.signal(signal);
  CHECK(server.wait() == 0);
}

TEST_CASE("the access log is on standard error without an option", "[serve]") {
  const Indexed indexed;
  ServeProcess server({"-d", indexed.index()});
  get(server.port(), "/healthz");
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
  const auto lines = json_lines(server.said());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].at("route") == "/healthz");
}

TEST_CASE("SIGHUP begins a new log and closes nobody", "[serve]") {
  const Indexed indexed;
  const auto log = indexed.files / "log";
  ServeProcess server({"-d", indexed.index(), "--access-log", log.string()});
  HttpConnection kept(server.port());
  kept.ask("/healthz");
  CHECK(kept.read_reply().status == 200);
  REQUIRE(log_has(log, 1));
  std::filesystem::rename(log, indexed.files / "log.1");
  server.signal(SIGHUP);
  REQUIRE(log_has(log, 0));
  kept.ask("/healthz");
  CHECK(kept.read_reply().status == 200);
  CHECK(log_has(log, 1));
}

TEST_CASE("a slow client is closed by the program's own deadline", "[serve]") {
  const Indexed indexed;
  ServeProcess server({"-d", indexed.index(), "--read-deadline", "0.4"});
  HttpConnection slow(server.port());
  const auto begin = std::chrono::steady_clock::now();
  while (slow.send("x") && std::chrono::steady_clock::now() - begin < std::chrono::seconds(5))
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("an idle client does not keep the program from ending", "[serve]") {
  const Indexed indexed;
  ServeProcess server({"-d", indexed.index()});
  HttpConnection idle(server.port());
  HttpConnection half(server.port());
  half.send("GET / HTTP/1.1\r\n");
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
}

TEST_CASE("propos-serve says what is wrong with its command line and ends with 2", "[serve]") {
  const Indexed indexed;
  using Row = std::pair<std::vector<std::string>, std::string>;
  const auto [arguments, said] = GENERATE(values<Row>({
      {{"--listen", "nowhere"}, "nowhere: expected ADDRESS:PORT"},
      {{"--workers", "0"}, "--workers"},
      {{"--workers", "257"}, "--workers"},
      {{"--deadline", "0"}, "--deadline"},
      {{"--base-url", "example.org"}, "expected http://"},
      {{"--keys", "/nonexistent/keys"}, "/nonexistent/keys"},
      {{"--access-log", "/nonexistent/log"}, "/nonexistent/log"},
      {{"-d", "a=x", "-d", "a=y"}, "two indexes of this name"},
      {{"--no-such-option"}, "--no-such-option"},
  }));
  auto all = arguments;
  if (all.front() != "-d") all.insert(all.end(), {"-d", indexed.index()});
  if (all.front() != "--listen") all.insert(all.end(), {"--listen", "127.0.0.1:0"});
  const auto outcome = run_serve(all);
  INFO(said);
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find(said) != std::string::npos);
  CHECK(outcome.out.empty());
}

TEST_CASE("a port that is taken is named", "[serve]") {
  const Indexed indexed;
  const ServeProcess first({"-d", indexed.index()});
  const auto where = "127.0.0.1:" + std::to_string(first.port());
  const auto second = run_serve({"-d", indexed.index(), "--listen", where});
  CHECK(second.status == 2);
  CHECK(second.err.find(where) != std::string::npos);
}
