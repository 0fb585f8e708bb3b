// A pattern of words as a part of a Xapian query: it matches the passages in whose traces the pattern stands.
#pragma once

#include <xapian.h>
#include <memory>
#include <string>

#include "common/terms.hpp"
#include "common/trace_file.hpp"
#include "query/meaning/stop.hpp"
#include "query/plan/places.hpp"
#include "query/plan/voices.hpp"

namespace propos {

/// Looks into the trace of each passage it is asked about, so it stands in an AND with terms, which leave few. `traces`
/// and `stop` (which may be null) must outlive it. Throws Stopped when that is due. One thread.
class TraceFilter : public Xapian::PostingSource {
 public:
  TraceFilter(std::shared_ptr<PlaceFinder> finder, const TraceFile& traces, Stop* stop = nullptr)
      : finder_(std::move(finder)), traces_(traces), stop_(stop) {}

  /// How many passages it matches is not known, so Xapian asks it after all terms.
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return at_end_; }
  Xapian::docid get_docid() const override { return at_; }

  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "TraceFilter"; }

 protected:
  /// Whether the pattern stands in the passage as it is wanted.
  virtual bool stands_at(Xapian::docid document);

  PlaceFinder& finder() { return *finder_; }
  const TraceFile& traces() const { return traces_; }
  const Xapian::Database& database() const { return database_; }

 private:
  void find_from(Xapian::docid document);
  bool looks_at(Xapian::docid document);

  std::shared_ptr<PlaceFinder> finder_;
  const TraceFile& traces_;
  Stop* stop_;
  Xapian::Database database_;
  Xapian::docid at_ = 0;
  bool matches_ = false;  ///< at_ is a passage that matches, not only one that was asked about
  bool at_end_ = false;
};

/// The same, but where the voices speak beside others the pattern must stand in a turn of theirs, or outside of the
/// answer. The answer of such a passage is read and analysed; in all other passages anything stands. One thread.
class TurnFilter : public TraceFilter {
 public:
  TurnFilter(std::shared_ptr<PlaceFinder> finder, const TraceFile& traces, std::shared_ptr<const Voices> voices,
             Analyzer& analyzer, Stop* stop = nullptr)
      : TraceFilter(std::move(finder), traces, stop), voices_(std::move(voices)), analyzer_(analyzer) {}

 protected:
  bool stands_at(Xapian::docid document) override;

 private:
  std::shared_ptr<const Voices> voices_;
  Analyzer& analyzer_;
};

}  // namespace propos
