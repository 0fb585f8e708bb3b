#include "query/serve/http/access_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/error.hpp"
#include "common/limits.hpp"

namespace propos::serve {
namespace {

int open_log(const std::string& path) {
  if (path == "-") return ::dup(STDERR_FILENO);
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0640);
}

void write_all(int file, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto written = ::write(file, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // a full disk is no reason not to answer
    at += static_cast<std::size_t>(written);
  }
}

}  // namespace

AccessLog::AccessLog(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  file_ = open_log(path_);
  if (file_ < 0) throw Error(errno == EACCES ? ErrorKind::denied : ErrorKind::io, std::strerror(errno), path_);
  thread_ = std::thread([this] { run(); });
}

AccessLog::~AccessLog() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_one();
  thread_.join();
  ::close(file_);
}

void AccessLog::write(const std::string& line) {
  if (path_.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() >= limits::max_log_buffer_bytes) {
      ++dropped_;
      return;
    }
    (waiting_ += line) += '\n';
  }
  changed_.notify_one();
}

void AccessLog::reopen() {
  {
    const std::lock_guard lock(mutex_);
    reopen_ = true;
  }
  changed_.notify_one();
}

std::uint64_t AccessLog::dropped() const {
  const std::lock_guard lock(mutex_);
  return dropped_;
}

void AccessLog::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return ends_ || reopen_ || !waiting_.empty(); });
    const auto text = std::exchange(waiting_, {});
    const bool reopen = std::exchange(reopen_, false), ends = ends_;
    lock.unlock();
    write_all(file_, text);
    if (reopen)
      if (const int file = open_log(path_); file >= 0) {
        ::close(file_);
        file_ = file;
      }
    if (ends) return;
    lock.lock();
  }
}

}  // namespace propos::serve
