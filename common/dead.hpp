// Documents that no longer count. The index has no lists of terms by document, so Xapian cannot take a document out of
// it: a post that was replaced stays until the next merge, and searching leaves it out.
#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// Document ids as metadata::dead: varints of the differences. requires: ids from 1, sorted, each once
std::string encode_dead(const std::vector<Xapian::docid>& dead);

/// Reads what encode_dead() gave, and nothing else. Throws Error{corrupt}.
std::vector<Xapian::docid> decode_dead(std::string_view bytes);

/// Gives Xapian the dead documents, for OP_AND_NOT. The list must outlive it. requires: as encode_dead()
class DeadSource : public Xapian::PostingSource {
 public:
  explicit DeadSource(const std::vector<Xapian::docid>& dead) : dead_(dead) {}

  Xapian::doccount get_termfreq_min() const override { return static_cast<Xapian::doccount>(dead_.size()); }
  Xapian::doccount get_termfreq_est() const override { return get_termfreq_min(); }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_min(); }
  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override { return at_ >= dead_.size(); }
  Xapian::docid get_docid() const override { return dead_[at_]; }
  std::string get_description() const override { return "DeadSource"; }

 private:
  const std::vector<Xapian::docid>& dead_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace propos
