// Matches by their date instead of their score.
#pragma once

#include <xapian.h>
#include <string>

#include "query/meaning/stop.hpp"

namespace propos {

/// Keys whose bytes stand in the order of hits: by date, oldest or newest first, then by post and by place in
/// it. What has no date comes last either way. Dates are ISO 8601, whose order is that of their bytes; what
/// is known by its month only stands before the days of that month.
class DateOrder : public Xapian::KeyMaker {
 public:
  /// `stop` may be null; when it is due Stopped is thrown.
  explicit DateOrder(bool newest_first, Stop* stop = nullptr) : newest_first_(newest_first), stop_(stop) {}

  std::string operator()(const Xapian::Document& document) const override;

 private:
  bool newest_first_;
  Stop* stop_;
};

}  // namespace propos
