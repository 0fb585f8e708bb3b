// Which posts the sources of a run withdrew: told at its end, because a post may come again behind its withdrawal.
#pragma once

#include <map>
#include <string>

#include "indexer/post_batch.hpp"
#include "indexer/report.hpp"

namespace propos {

/// One run's. One thread.
class Withdrawals {
 public:
  /// `post` (its key) is withdrawn; `was_there`: the index had it, or this run brought it.
  void add(const std::string& post, const Withdrawal& why, bool was_there);

  /// The post came again, for everyone to read.
  void forget(const std::string& post) { posts_.erase(post); }

  /// Posts that left the index as withdrawn, the others as notes; what the reader of the source counted is not told
  /// again.
  void tell(Report& report) const;

 private:
  struct Entry {
    Withdrawal why;
    bool was_there = false;
  };
  std::map<std::string, Entry> posts_;  ///< in the order in which they are told
};

}  // namespace propos
