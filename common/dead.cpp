#include "common/dead.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace propos {

std::string encode_dead(const std::vector<Xapian::docid>& dead) {
  std::string bytes;
  Xapian::docid last = 0;
  for (const auto document : dead) {
    auto step = document - last;
    for (; step >= 0x80; step >>= 7) bytes += static_cast<char>(step | 0x80);
    bytes += static_cast<char>(step);
    last = document;
  }
  return bytes;
}

std::vector<Xapian::docid> decode_dead(std::string_view bytes) {
  std::vector<Xapian::docid> dead;
  Xapian::docid last = 0;
  Xapian::docid step = 0;
  unsigned shift = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (shift > 28) break;
    step |= static_cast<Xapian::docid>(byte & 0x7F) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    dead.push_back(last += step);
    step = 0;
    shift = 0;
  }
  if (shift != 0)
    throw Error(ErrorKind::corrupt, "the index is corrupt: unreadable list of replaced passages",
                "metadata propos.dead");
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
