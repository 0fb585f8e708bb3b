#include "query/serve/http/stream.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <stdexcept>

#include "common/limits.hpp"

using namespace propos;
using namespace propos::serve;

namespace {

constexpr auto long_slice = std::chrono::seconds(10);

/// A stream of so many chunks, and who was woken how often.
struct Streamed {
  explicit Streamed(int chunks, std::size_t chunk_bytes = 1000)
      : stream(
            "begin ",
            [=, this](std::string& chunk) { return made < chunks && (chunk.assign(chunk_bytes, 'x'), ++made); },
            [this] { ++reader_woken; }, [this] { ++worker_woken; }) {}
  int made = 0, reader_woken = 0, worker_woken = 0;
  Stream stream;
};

/// Reads until there is nothing for now.
std::size_t read_all(Stream& stream, Stream::State& last) {
  char bytes[10000];
  for (std::size_t sum = 0;;) {
    const auto read = stream.read(bytes, sizeof bytes);
    last = read.state;
    if (last != Stream::State::data) return sum;
    sum += read.size;
  }
}

}  // namespace

TEST_CASE("a stream gives what was made, then its end", "[serve]") {
  Streamed made(3);
  CHECK_FALSE(made.stream.fill(long_slice));
  Stream::State last{};
  CHECK(read_all(made.stream, last) == 3006);
  CHECK(last == Stream::State::end);
  CHECK(made.stream.bytes_read() == 3006);
}

TEST_CASE("a worker leaves a stream that is full, and is woken when there is room", "[serve]") {
  Streamed made(1000);
  CHECK_FALSE(made.stream.fill(long_slice));
  CHECK(made.made < 300);
  const auto held = static_cast<std::size_t>(made.made) * 1000 + 6;
  CHECK(held >= limits::max_stream_buffer_bytes);
  CHECK(held < limits::max_stream_buffer_bytes + 1000);
  CHECK(made.worker_woken == 0);
  Stream::State last{};
  std::size_t sum = read_all(made.stream, last);
  CHECK(made.worker_woken == 1);
  CHECK(last == Stream::State::wait);
  while (last != Stream::State::end) {
    made.stream.fill(long_slice);
    sum += read_all(made.stream, last);
  }
  CHECK(sum == 1000006);
}

TEST_CASE("a reader who waits is woken by the next chunk and by the end", "[serve]") {
  Streamed made(1);
  Stream::State last{};
  read_all(made.stream, last);
  CHECK(last == Stream::State::wait);
  made.stream.fill(long_slice);
  CHECK(made.reader_woken == 1);
  read_all(made.stream, last);
  CHECK(last == Stream::State::end);
}

TEST_CASE("a worker goes on to other work when its time is over", "[serve]") {
  Streamed made(100);
  CHECK(made.stream.fill(std::chrono::seconds(0)));
  CHECK(made.made == 1);
}

TEST_CASE("a stream that fails ends as not whole, behind what it gave", "[serve]") {
  bool first = true;
  Stream stream(
      "",
      [&](std::string& chunk) -> bool {
        if (!std::exchange(first, false)) throw std::runtime_error("the index is gone");
        chunk = "abc";
        return true;
      },
      [] {}, [] {});
  stream.fill(long_slice);
  Stream::State last{};
  CHECK(read_all(stream, last) == 3);
  CHECK(last == Stream::State::failed);
}

TEST_CASE("what makes the chunks is destroyed on the worker's thread when nobody reads", "[serve]") {
  auto held = std::make_shared<int>();
  const std::weak_ptr<int> watched = held;
  int worker_woken = 0;
  Stream stream(
      "", [held](std::string& chunk) { return chunk.assign(1000, 'x'), true; }, [] {}, [&] { ++worker_woken; });
  held.reset();
  stream.fill(long_slice);
  stream.abandon();
  CHECK(worker_woken == 1);
  CHECK_FALSE(watched.expired());
  stream.fill(long_slice);
  CHECK(watched.expired());
  char byte = 0;
  CHECK(stream.read(&byte, 1).state == Stream::State::failed);
}
