// The first pass's weight of a term in a passage: its wdf, which the indexer has made an impact.
#pragma once

#include <xapian.h>
#include <string>

#include "query/meaning/stop.hpp"

namespace propos {

/// wdf × the query's factor (OP_SCALE_WEIGHT): TfIdfWeight("nnn"), which looks its formula up for each posting. One
/// thread.
class ImpactWeight : public Xapian::Weight {
 public:
  /// `stop` may be null; when it is due Stopped is thrown.
  explicit ImpactWeight(Stop* stop = nullptr) : stop_(stop) {
    need_stat(WDF);
    need_stat(WDF_MAX);
  }

  std::string name() const override { return "propos::ImpactWeight"; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount, Xapian::termcount) const override {
    throw_if_due_after(stop_, 1);
    return wdf * factor_;
  }
  double get_maxpart() const override { return get_wdf_upper_bound() * factor_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  ImpactWeight* clone() const override { return new ImpactWeight(stop_); }
  void init(double factor) override { factor_ = factor; }

  Stop* stop_;
  double factor_ = 0;
};

}  // namespace propos
