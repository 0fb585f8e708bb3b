// A streamed answer on its way from the worker that makes it to the client that reads it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace propos::serve {

/// Holds at most about limits::max_stream_buffer_bytes and a chunk. The worker's thread fills it and goes on to other
/// work when it is full; the event thread reads it. Neither waits for the other: each is woken by a function when there
/// is something for it again.
class Stream {
 public:
  using More = std::function<bool(std::string& chunk)>;

  /// `begin` goes before the chunks of `more`. `wake_reader` may be called by the worker's thread, `wake_worker` by the
  /// event thread; neither may call back into the stream.
  Stream(std::string begin, More more, std::function<void()> wake_reader, std::function<void()> wake_worker);

  /// Makes chunks until the buffer is full, the answer ends or `slice` has passed. Of the worker's thread only. True
  /// when it wants to be called again without being woken.
  bool fill(std::chrono::steady_clock::duration slice);

  enum class State {
    data,    ///< `size` bytes were read
    wait,    ///< nothing yet; wake_reader is called
    end,     ///< all was read
    failed,  ///< it ends before it is whole
  };
  struct Read {
    State state;
    std::size_t size;
  };
  /// Reads at most `size` bytes. Of the event thread.
  Read read(char* into, std::size_t size);

  /// Nobody reads any more. Any thread.
  void abandon();
  /// How many bytes were read.
  std::size_t bytes_read() const;

 private:
  bool wants_more();

  More more_;  ///< of the worker's thread only
  const std::function<void()> wake_reader_, wake_worker_;
  mutable std::mutex mutex_;
  std::string buffer_;
  std::size_t at_ = 0;      ///< what was read of the buffer
  std::size_t before_ = 0;  ///< what was read of those before it
  bool ended_ = false, failed_ = false, abandoned_ = false;
  bool parked_ = false;  ///< the worker left because the buffer was full
  bool reader_waits_ = false;
};

}  // namespace propos::serve
