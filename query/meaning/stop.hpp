// When a search is to end before everything was looked at.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace propos {

/// A point in time, and a flag that another thread may set: whichever comes first. Loops ask it as they go; what they
/// have by then is the answer. Once due it stays so. One thread, but for the flag.
class Stop {
 public:
  using Clock = std::chrono::steady_clock;

  /// `cancelled` may be null, and outlives it.
  explicit Stop(Clock::time_point deadline, const std::atomic<bool>* cancelled = nullptr)
      : deadline_(deadline), cancelled_(cancelled) {}

  /// Looks at the clock and the flag.
  bool is_due() {
    due_ = due_ || (cancelled_ != nullptr && cancelled_->load(std::memory_order_relaxed)) || Clock::now() >= deadline_;
    return due_;
  }
  /// The same, looking once in about a thousand steps only, so that a loop over documents may ask at each.
  bool is_due_after(std::uint32_t steps) {
    if (steps < left_) {
      left_ -= steps;
      return due_;
    }
    left_ = steps_between_looks;
    return is_due();
  }
  /// Whether it was found due: something was not looked at.
  bool was_due() const { return due_; }

 private:
  static constexpr std::uint32_t steps_between_looks = 1024;

  Clock::time_point deadline_;
  const std::atomic<bool>* cancelled_;
  std::uint32_t left_ = steps_between_looks;
  bool due_ = false;
};

/// Without one nothing ends a search.
inline bool is_due(Stop* stop) { return stop != nullptr && stop->is_due(); }
inline bool is_due_after(Stop* stop, std::uint32_t steps) { return stop != nullptr && stop->is_due_after(steps); }

/// What ends a match of Xapian's from inside one of its callbacks; whoever began the match catches it.
struct Stopped {};
inline void throw_if_due_after(Stop* stop, std::uint32_t steps) {
  if (is_due_after(stop, steps)) throw Stopped();
}

}  // namespace propos
