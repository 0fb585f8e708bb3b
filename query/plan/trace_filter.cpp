#include "query/plan/trace_filter.hpp"

#include <algorithm>

namespace propos {

void TraceFilter::init(const Xapian::Database& database) {
  database_ = database;
  at_ = 0;
  matches_ = at_end_ = false;
}

bool TraceFilter::stands_at(Xapian::docid document) { return finder_->stands_in(traces_.of(document)); }

void TraceFilter::find_from(Xapian::docid document) {
  const auto end = database_.postlist_end("");
  auto passage = database_.postlist_begin("");
  for (passage.skip_to(document); passage != end; ++passage) {
    at_ = *passage;
    matches_ = stands_at(at_);
    if (matches_) return;
  }
  at_end_ = true;
}

void TraceFilter::next(double) { find_from(at_ + 1); }

void TraceFilter::skip_to(Xapian::docid document, double) {
  if (!matches_ || document > at_) find_from(std::max(document, at_));
}

bool TraceFilter::check(Xapian::docid document, double) {
  if (matches_ && document <= at_) return true;
  at_ = document;
  matches_ = stands_at(document);
  return matches_;
}

}  // namespace propos
