#include "bench/speed/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace propos {
namespace {

constexpr unsigned bits = Histogram::bucket_bits;

/// How far a value is shifted to have bits + 1 significant bits.
unsigned shift_of(std::uint64_t value) {
  const auto width = static_cast<unsigned>(std::bit_width(value));
  return width > bits + 1 ? width - (bits + 1) : 0;
}

std::size_t index_of(std::uint64_t value) {
  const auto shift = shift_of(value);
  return (std::size_t{shift} << bits) + static_cast<std::size_t>(value >> shift);
}

/// The highest value of a bucket.
std::uint64_t highest_of(std::size_t index) {
  const auto shift = index < (std::size_t{2} << bits) ? 0 : (index >> bits) - 1;
  const auto mantissa = static_cast<std::uint64_t>(index) - (std::uint64_t{shift} << bits);
  return (mantissa << shift) + ((std::uint64_t{1} << shift) - 1);
}

}  // namespace

void Histogram::record(std::uint64_t value) {
  const auto index = index_of(value);
  if (index >= counts_.size()) counts_.resize(index + 1, 0);
  ++counts_[index];
  ++count_;
  min_ = std::min(min_, value);
  max_ = std::max(max_, value);
  sum_ += static_cast<double>(value);
}

void Histogram::add(const Histogram& other) {
  counts_.resize(std::max(counts_.size(), other.counts_.size()), 0);
  for (std::size_t i = 0; i < other.counts_.size(); ++i) counts_[i] += other.counts_[i];
  count_ += other.count_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
  sum_ += other.sum_;
}

double Histogram::mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }

std::uint64_t Histogram::percentile(double share) const {
  const auto rank =
      std::clamp<std::uint64_t>(static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_))), 1,
                                std::max<std::uint64_t>(count_, 1));
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    seen += counts_[i];
    if (seen >= rank) return std::min(highest_of(i), max_);
  }
  return 0;
}

std::vector<Histogram::Bucket> Histogram::buckets() const {
  std::vector<Bucket> all;
  for (std::size_t i = 0; i < counts_.size(); ++i)
    if (counts_[i] > 0) all.push_back({std::min(highest_of(i), max_), counts_[i]});
  return all;
}

}  // namespace propos
