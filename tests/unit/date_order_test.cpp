// Matches by their date.
#include "query/rank/date_order.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "common/schema.hpp"

using namespace propos;

namespace {

struct Dated {
  std::string date, post;
  double place = 0;
};

/// Their posts and places, in the order of their keys.
std::string ordered(std::vector<Dated> passages, bool newest_first) {
  const DateOrder order(newest_first);
  std::vector<std::pair<std::string, std::string>> keyed;
  for (const auto& [date, post, place] : passages) {
    Xapian::Document document;
    document.add_value(slot_date, date);
    document.add_value(slot_post, post);
    document.add_value(slot_place, Xapian::sortable_serialise(place));
    keyed.emplace_back(order(document), post + (place > 0 ? std::to_string(static_cast<int>(place)) : ""));
  }
  std::sort(keyed.begin(), keyed.end());
  std::string out;
  for (const auto& [key, name] : keyed) out += (out.empty() ? "" : " ") + name;
  return out;
}

}  // namespace

TEST_CASE("the oldest or the newest stand first, what has no date last either way", "[date_order]") {
  const std::vector<Dated> passages = {{"2024-05-01", "b"}, {"", "z"}, {"2023-01-01T08:00:00", "a"}, {"2025", "c"}};
  CHECK(ordered(passages, false) == "a b c z");
  CHECK(ordered(passages, true) == "c b a z");
}

TEST_CASE("a month stands before its days, a day before its hours, and turned round behind them", "[date_order]") {
  const std::vector<Dated> passages = {
      {"2025-09-10", "c"}, {"2025-09", "b"}, {"2025", "a"}, {"2025-09-10T08:00:00", "d"}};
  CHECK(ordered(passages, false) == "a b c d");
  CHECK(ordered(passages, true) == "d c b a");
}

TEST_CASE("of one date posts stand together, in the order of their passages either way", "[date_order]") {
  const std::vector<Dated> passages = {{"2025", "a", 10}, {"2025", "b", 1}, {"2025", "a", 9}, {"2025", "ab", 1}};
  CHECK(ordered(passages, false) == "a9 a10 ab1 b1");
  CHECK(ordered(passages, true) == "a9 a10 ab1 b1");
}

TEST_CASE("what is no date counts as none", "[date_order]") {
  CHECK(ordered({{"hier", "z"}, {"2025", "a"}, {"2025-13-01", "y"}}, false) == "a y z");
}
