// All documents that match a query, as a set: what is counted is counted in it.
#pragma once

#include <xapian.h>
#include <functional>
#include <string>
#include <vector>

#include "query/meaning/stop.hpp"

namespace propos {

/// Documents of an index, a bit each.
class DocumentSet {
 public:
  /// An empty set of documents up to `last`.
  explicit DocumentSet(Xapian::docid last) : bits_(std::size_t{last} + 1) {}

  void add(Xapian::docid document) {
    if (!bits_[document]) ++size_;
    bits_[document] = true;
  }
  bool contains(Xapian::docid document) const { return document < bits_.size() && bits_[document]; }
  std::size_t size() const { return size_; }

  /// Calls `take` for each document, in order.
  template <typename Take>
  void each(Take take) const {
    for (std::size_t document = 1; document < bits_.size(); ++document)
      if (bits_[document]) take(static_cast<Xapian::docid>(document));
  }

 private:
  std::vector<bool> bits_;
  std::size_t size_ = 0;
};

/// Everything that `query` matches, whatever it weighs and however long it takes; with `stop` what was found until it
/// was due. Throws Xapian::Error.
DocumentSet matching_documents(const Xapian::Database& database, const Xapian::Query& query, Stop* stop = nullptr);

/// Calls `take` for each document of the set, in order, with its value in the slot; an empty one where it has
/// none. Throws Xapian::Error.
void each_value(const Xapian::Database& database, Xapian::valueno slot, const DocumentSet& documents,
                const std::function<void(Xapian::docid, const std::string&)>& take);

}  // namespace propos
