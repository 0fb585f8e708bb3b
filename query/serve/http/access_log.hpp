// What was asked and answered, a line of JSON each.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace propos::serve {

/// Lines go through a buffer to a thread that writes them, so that a slow disk or pipe delays no answer. When
/// limits::max_log_buffer_bytes wait, further lines are counted and not kept. Any number of threads.
class AccessLog {
 public:
  /// `path`: a file that is appended to; `-` for standard error; empty for none. Throws Error{denied}, Error{io}.
  explicit AccessLog(std::string path);
  ~AccessLog();  ///< writes what waits
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  bool is_kept() const { return !path_.empty(); }
  /// A line without its end.
  void write(const std::string& line);
  /// Opens the file anew, after it was renamed. When that fails the old one is written to.
  void reopen();
  std::uint64_t dropped() const;

 private:
  void run();

  const std::string path_;
  int file_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;
  std::uint64_t dropped_ = 0;
  bool reopen_ = false, ends_ = false;
  std::thread thread_;
};

}  // namespace propos::serve
