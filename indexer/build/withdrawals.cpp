#include "indexer/build/withdrawals.hpp"

namespace propos {

void Withdrawals::add(const std::string& post, const Withdrawal& why, bool was_there) {
  auto& entry = posts_[post];
  entry.why = why;
  entry.was_there |= was_there;
}

void Withdrawals::tell(Report& report) const {
  for (const auto& [post, entry] : posts_) {
    const auto& [where, reason, counted] = entry.why;
    if (entry.was_there) report.incidents.push_back({Incident::Kind::withdrawn, where, reason});
    else if (!counted) report.note(where, reason + ", skipped");
  }
}

}  // namespace propos
