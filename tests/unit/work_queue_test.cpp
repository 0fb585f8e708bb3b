#include "query/serve/http/work_queue.hpp"

#include <catch2/catch.hpp>
#include <future>

#include "common/limits.hpp"

using namespace propos::serve;

namespace {

std::shared_ptr<Exchange> of(const std::string& client, std::uint64_t number = 0) {
  auto exchange = std::make_shared<Exchange>();
  exchange->request.client = client;
  exchange->connection = number;
  return exchange;
}

std::shared_ptr<Stream> a_stream() {
  return std::make_shared<Stream>(
      "", [](std::string&) { return false; }, [] {}, [] {});
}

/// Who is taken next by a worker.
std::string next(WorkQueue& queue, std::size_t worker = 0) { return queue.take(worker)->exchange->request.client; }

}  // namespace

TEST_CASE("clients are taken in turn, each in its own order", "[serve]") {
  WorkQueue queue(10, 10, 10);
  for (std::uint64_t i = 0; i < 3; ++i) REQUIRE(queue.push(of("a", i)));
  REQUIRE(queue.push(of("b", 7)));
  const auto first = queue.take(0), second = queue.take(0), third = queue.take(0);
  CHECK(first->exchange->connection == 0);
  CHECK(second->exchange->request.client == "b");
  CHECK(third->exchange->connection == 1);
  CHECK(queue.waiting() == 1);
  CHECK(queue.running() == 3);
}

TEST_CASE("a queue takes as many as it may, in all and of one client", "[serve]") {
  WorkQueue queue(2, 3, 2);
  CHECK(queue.push(of("a")));
  CHECK(queue.push(of("a")));
  CHECK_FALSE(queue.push(of("a")));
  CHECK(queue.push(of("b")));
  CHECK_FALSE(queue.push(of("c")));
  queue.take(0);
  CHECK(queue.push(of("c")));
}

TEST_CASE("one client has all workers but one", "[serve]") {
  WorkQueue queue(3, 10, 10);
  for (int i = 0; i < 3; ++i) queue.push(of("a"));
  queue.push(of("b"));
  CHECK(next(queue) == "a");
  CHECK(next(queue) == "b");
  CHECK(next(queue) == "a");
  queue.push(of("c"));
  CHECK(next(queue) == "c");
  queue.done("a");
  CHECK(next(queue) == "a");
}

TEST_CASE("with one worker a client has it", "[serve]") {
  WorkQueue queue(1, 10, 10);
  queue.push(of("a"));
  CHECK(next(queue) == "a");
}

TEST_CASE("a stream goes to its worker, in turn with requests", "[serve]") {
  WorkQueue queue(2, 10, 10);
  queue.push(1, a_stream());
  queue.push(1, a_stream());
  queue.push(of("a"));
  CHECK(queue.take(1)->stream);
  CHECK(queue.take(1)->exchange);
  CHECK(queue.take(1)->stream);
}

TEST_CASE("a worker that waits is woken by each kind of work", "[serve]") {
  WorkQueue queue(2, 10, 10);
  const auto taken = [&] { return std::async(std::launch::async, [&] { return queue.take(1); }); };
  auto exchange = taken();
  queue.push(of("a"));
  CHECK(exchange.get()->exchange);
  auto stream = taken();
  queue.push(1, a_stream());
  CHECK(stream.get()->stream);
  auto nothing = taken();
  queue.close();
  CHECK_FALSE(nothing.get());
}

TEST_CASE("what waits is still given out after the end", "[serve]") {
  WorkQueue queue(1, 10, 10);
  queue.push(of("a"));
  queue.close();
  CHECK_FALSE(queue.push(of("b")));
  CHECK(next(queue) == "a");
  CHECK_FALSE(queue.take(0));
}

TEST_CASE("streams are counted, in all and of one client", "[serve]") {
  WorkQueue queue(1, 10, 10);
  for (std::size_t i = 0; i < propos::limits::max_streams_per_client; ++i) CHECK(queue.open_stream("a"));
  CHECK_FALSE(queue.open_stream("a"));
  for (std::size_t i = propos::limits::max_streams_per_client; i < propos::limits::max_streams; ++i)
    CHECK(queue.open_stream("b" + std::to_string(i)));
  CHECK_FALSE(queue.open_stream("c"));
  queue.close_stream("a");
  CHECK(queue.open_stream("c"));
}
