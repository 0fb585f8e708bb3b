// Work done side by side whose results are taken in the order of the tasks: what comes out does not depend on the
// number of threads nor on which is faster.
#pragma once

#include <cassert>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace propos {

/// Runs tasks on threads; the caller's is one of them.
template <class Task, class Result>
class Ordered {
 public:
  using Next = std::function<bool(Task&)>;        ///< the next task; false: there is none. One call at a time
  using Work = std::function<Result(Task&&)>;     ///< on any thread, side by side
  using Worker = std::function<Work()>;           ///< the Work of one thread, made on it
  using Collect = std::function<void(Result&&)>;  ///< results in the order of their tasks. One call at a time

  Ordered(Next next, Worker worker, Collect collect)
      : next_(std::move(next)), worker_(std::move(worker)), collect_(std::move(collect)) {}

  /// Does all tasks on `jobs` threads. At most 3 results for each thread wait for one before them. Throws what the
  /// first function threw that did, after all threads have ended. requires: jobs >= 1
  void run(unsigned jobs) {
    assert(jobs >= 1);
    window_ = 3 * std::size_t{jobs};
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 1; i < jobs; ++i) threads.emplace_back([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      const auto perform = worker_();
      Task task;
      for (std::size_t number = 0; take(task, number);) deliver(number, perform(std::move(task)));
    } catch (...) {
      const std::lock_guard lock(state_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      moved_on_.notify_all();
    }
  }

  bool take(Task& task, std::size_t& number) {
    const std::lock_guard reading(reading_);
    {
      std::unique_lock lock(state_);
      moved_on_.wait(lock, [this] { return stopped_ || taken_ - collected_ < window_; });
      if (stopped_) return false;
    }
    task = {};
    const bool any = next_(task);
    const std::lock_guard lock(state_);
    stopped_ |= !any;
    number = taken_;
    taken_ += any;
    return any;
  }

  /// Whoever brings the result that is due takes all that are; the others go on.
  void deliver(std::size_t number, Result&& result) {
    std::unique_lock lock(state_);
    waiting_.emplace(number, std::move(result));
    while (!collecting_ && !failure_ && !waiting_.empty() && waiting_.begin()->first == collected_) {
      collecting_ = true;
      auto due = waiting_.extract(waiting_.begin());
      lock.unlock();
      collect_(std::move(due.mapped()));
      lock.lock();
      collecting_ = false;
      ++collected_;
      moved_on_.notify_all();
    }
  }

  Next next_;
  Worker worker_;
  Collect collect_;
  std::mutex reading_;
  std::mutex state_;
  std::condition_variable moved_on_;
  std::map<std::size_t, Result> waiting_;  ///< done, not yet collected
  std::size_t taken_ = 0;
  std::size_t collected_ = 0;
  std::size_t window_ = 0;
  bool collecting_ = false;
  bool stopped_ = false;  ///< no more tasks
  std::exception_ptr failure_;
};

}  // namespace propos
