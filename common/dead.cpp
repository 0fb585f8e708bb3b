#include "common/dead.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "common/bytes.hpp"
#include "common/error.hpp"

namespace propos {

std::string encode_dead(const std::vector<Xapian::docid>& dead) {
  std::string bytes;
  Xapian::docid last = 0;
  for (const auto document : dead) {
    assert(document > last);
    append_varint(bytes, document - last);
    last = document;
  }
  return bytes;
}

std::vector<Xapian::docid> decode_dead(std::string_view bytes) {
  std::vector<Xapian::docid> dead;
  Xapian::docid last = 0;
  for (ByteReader reader(bytes); !reader.at_end();) {
    Xapian::docid step = 0;
    if (!reader.varint(step) || step == 0 || step > std::numeric_limits<Xapian::docid>::max() - last)
      throw Error(ErrorKind::corrupt, "the index is corrupt: unreadable list of replaced passages",
                  "metadata propos.dead");
    dead.push_back(last += step);
  }
  return dead;
}

void DeadSource::init(const Xapian::Database&) {
  at_ = 0;
  started_ = false;
}

void DeadSource::next(double) {
  if (started_) ++at_;
  started_ = true;
}

void DeadSource::skip_to(Xapian::docid document, double) {
  started_ = true;
  at_ = static_cast<std::size_t>(
      std::lower_bound(dead_.begin() + static_cast<std::ptrdiff_t>(at_), dead_.end(), document) - dead_.begin());
}

}  // namespace propos
