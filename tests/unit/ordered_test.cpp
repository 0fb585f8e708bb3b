// Work on several threads whose results come in order.
#include "common/ordered.hpp"

#include <catch2/catch.hpp>

#include <numeric>
#include <stdexcept>

using namespace propos;

namespace {

/// The results of squaring 0 to n-1, in the order in which they were collected.
std::vector<int> squares(int n, unsigned jobs) {
  int next = 0;
  std::vector<int> collected;
  Ordered<int, int>(
      [&](int& task) {
        task = next;
        return next++ < n;
      },
      [] {
        return [](int&& task) {
          // Even tasks take longer, so that odd ones overtake them.
          volatile int busy = task % 2 == 0 ? 20000 : 0;
          while (busy > 0) busy = busy - 1;
          return task * task;
        };
      },
      [&](int&& result) { collected.push_back(result); })
      .run(jobs);
  return collected;
}

}  // namespace

TEST_CASE("results come in the order of their tasks, whatever the number of threads", "[ordered]") {
  std::vector<int> expected(500);
  for (int i = 0; i < 500; ++i) expected[static_cast<std::size_t>(i)] = i * i;
  for (const unsigned jobs : {1u, 2u, 3u, 8u}) {
    INFO(jobs);
    CHECK(squares(500, jobs) == expected);
    CHECK(squares(0, jobs).empty());
  }
}

TEST_CASE("what a function throws ends all threads and is thrown on", "[ordered]") {
  for (const unsigned jobs : {1u, 4u})
    for (const std::string where : {"next", "worker", "work", "collect"}) {
      INFO(jobs << ' ' << where);
      const auto fail = [&](const std::string& here) {
        if (here == where) throw std::runtime_error(here);
      };
      int next = 0;
      Ordered<int, int> ordered(
          [&](int& task) {
            if (next == 50) fail("next");
            task = next;
            return next++ < 1000;
          },
          [&]() -> std::function<int(int&&)> {
            fail("worker");
            return [&](int&& task) {
              if (task == 20) fail("work");
              return int{task};
            };
          },
          [&](int&& result) {
            if (result == 30) fail("collect");
          });
      CHECK_THROWS_WITH(ordered.run(jobs), where);
    }
}
