#include "query/serve/http/stream.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/limits.hpp"

namespace propos::serve {

Stream::Stream(std::string begin, More more, std::function<void()> wake_reader, std::function<void()> wake_worker)
    : more_(std::move(more)),
      wake_reader_(std::move(wake_reader)),
      wake_worker_(std::move(wake_worker)),
      buffer_(std::move(begin)) {}

bool Stream::wants_more() {
  const std::lock_guard lock(mutex_);
  if (abandoned_ || ended_) return false;
  parked_ = buffer_.size() - at_ >= limits::max_stream_buffer_bytes;
  return !parked_;
}

bool Stream::fill(std::chrono::steady_clock::duration slice) {
  const auto until = std::chrono::steady_clock::now() + slice;
  std::string chunk;
  while (more_ && wants_more()) {
    chunk.clear();
    bool more = false, failed = false;
    try {
      more = more_(chunk);
    } catch (...) {  // the client sees that the answer is cut off; its status is sent already
      failed = true;
    }
    bool wake = false;
    {
      const std::lock_guard lock(mutex_);
      if (more) buffer_ += chunk;
      ended_ = !more;
      failed_ = failed;
      wake = std::exchange(reader_waits_, false);
    }
    if (wake) wake_reader_();
    if (more && std::chrono::steady_clock::now() >= until) return true;
  }
  const std::lock_guard lock(mutex_);
  if (ended_ || abandoned_) more_ = nullptr;
  return false;
}

Stream::Read Stream::read(char* into, std::size_t size) {
  std::size_t given = 0;
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (abandoned_) return {State::failed, 0};
    given = std::min(size, buffer_.size() - at_);
    if (given == 0) {
      if (failed_) return {State::failed, 0};
      if (ended_) return {State::end, 0};
      reader_waits_ = true;
      return {State::wait, 0};
    }
    std::memcpy(into, buffer_.data() + at_, given);
    at_ += given;
    if (at_ == buffer_.size() || at_ > limits::max_stream_buffer_bytes / 2) {
      buffer_.erase(0, at_);
      before_ += std::exchange(at_, 0);
    }
    if (parked_ && buffer_.size() - at_ < limits::max_stream_buffer_bytes / 2) {
      parked_ = false;
      wake = true;
    }
  }
  if (wake) wake_worker_();
  return {State::data, given};
}

void Stream::abandon() {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    wake = !std::exchange(abandoned_, true) && std::exchange(parked_, false);
    buffer_.clear();
    before_ += std::exchange(at_, 0);
  }
  if (wake) wake_worker_();  // which destroys what makes the chunks
}

std::size_t Stream::bytes_read() const {
  const std::lock_guard lock(mutex_);
  return before_ + at_;
}

}  // namespace propos::serve
