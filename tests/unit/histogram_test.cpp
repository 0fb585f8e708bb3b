// Percentiles from buckets, against percentiles of the sorted values.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "bench/data/random.hpp"
#include "bench/speed/histogram.hpp"

using namespace propos;

namespace {

std::uint64_t exact_percentile(std::vector<std::uint64_t> values, double share) {
  std::sort(values.begin(), values.end());
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

TEST_CASE("percentiles are at most the stated error above the exact ones and never below", "[histogram]") {
  Random random(1);
  // Times from nanoseconds to an hour, and a narrow range.
  for (const std::uint32_t widest : {42u, 30u, 10u, 1u}) {
    Histogram histogram;
    std::vector<std::uint64_t> values;
    for (int i = 0; i < 20000; ++i) {
      const auto value = random.next() >> (64 - 1 - random.below(widest));
      values.push_back(value);
      histogram.record(value);
    }
    for (const double share : {0.0, 0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
      const auto exact = exact_percentile(values, share);
      const auto found = histogram.percentile(share);
      INFO("widest " << widest << " share " << share);
      CHECK(found >= exact);
      CHECK(static_cast<double>(found - exact) <= Histogram::relative_error * static_cast<double>(exact));
    }
  }
}

TEST_CASE("small values, the count, the smallest, the largest and the mean are exact", "[histogram]") {
  Histogram histogram;
  for (std::uint64_t value = 1; value <= 500; ++value) histogram.record(value);
  CHECK(histogram.percentile(0.5) == 250);
  CHECK(histogram.percentile(0.99) == 495);
  histogram.record(123456789);
  CHECK(histogram.count() == 501);
  CHECK(histogram.min() == 1);
  CHECK(histogram.max() == 123456789);
  CHECK(histogram.percentile(1) == 123456789);
  CHECK(histogram.mean() == Approx((500 * 501 / 2 + 123456789) / 501.0));
}

TEST_CASE("the largest number there is has a bucket", "[histogram]") {
  Histogram histogram;
  histogram.record(~std::uint64_t{0});
  histogram.record(0);
  CHECK(histogram.percentile(1) == ~std::uint64_t{0});
  CHECK(histogram.percentile(0) == 0);
}

TEST_CASE("histograms of threads add up to the histogram of all", "[histogram]") {
  Random random(2);
  Histogram all, one, two;
  for (int i = 0; i < 1000; ++i) {
    const auto value = random.below(1u << 30);
    all.record(value);
    (i % 3 == 0 ? one : two).record(value);
  }
  one.add(two);
  CHECK(one.count() == all.count());
  CHECK(one.max() == all.max());
  for (const double share : {0.1, 0.5, 0.99}) CHECK(one.percentile(share) == all.percentile(share));
  std::uint64_t sum = 0;
  for (const auto& bucket : one.buckets()) sum += bucket.count;
  CHECK(sum == 1000);
}

TEST_CASE("an empty histogram has zeros", "[histogram]") {
  const Histogram histogram;
  CHECK(histogram.percentile(0.5) == 0);
  CHECK(histogram.min() == 0);
  CHECK(histogram.mean() == 0);
}
