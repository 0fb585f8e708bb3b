// Periods of time in a query.
#include "query/language/periods.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

/// `from|to`, with a `!` when they were turned; `-` for no period.
std::string shown(const std::optional<Period>& period) {
  return period ? period->from + "|" + period->to + (period->turned ? "!" : "") : "-";
}

using Rows = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("a date is a period as long as it is exact, a range goes from one to another", "[periods]") {
  for (const auto& [text, expected] : Rows{{"2024", "2024|2024"},
                                           {"2024-03", "2024-03|2024-03"},
                                           {"2024-03-15", "2024-03-15|2024-03-15"},
                                           {"2024..2025-06", "2024|2025-06"},
                                           {"2024..", "2024|"},
                                           {"..2024-02", "|2024-02"},
                                           {"2024-02-29", "2024-02-29|2024-02-29"}}) {
    INFO(text);
    CHECK(shown(read_period(text)) == expected);
  }
}

TEST_CASE("the later date may be written first, but a month before its own year is in order", "[periods]") {
  CHECK(shown(read_period("2025..2024")) == "2024|2025!");
  CHECK(shown(read_period("2024-05-02..2024-05-01")) == "2024-05-01|2024-05-02!");
  CHECK(shown(read_period("2024-03..2024")) == "2024-03|2024");
  CHECK(shown(read_period("2024..2024-03")) == "2024|2024-03");
}

TEST_CASE("what is no date is no period", "[periods]") {
  for (const std::string text :
       {"", "..", "24", "20244", "2024-", "2024-3", "2024-13", "2024-00", "2023-02-29", "2024-03-", "2024-03-1",
        "2024-03-155", "2024/03", "hier", "2024..hier", "2024...2025", "2024-03-15T10:00"}) {
    INFO(text);
    CHECK(shown(read_period(text)) == "-");
    CHECK(shown(read_since(text, "2025-03-31")) == "-");
  }
}

TEST_CASE("since counts days, weeks, months and years back from today, in both languages", "[periods]") {
  for (const auto& [text, expected] : Rows{{"1jour", "2025-03-30|"},
                                           {"2 weeks", "2025-03-17|"},
                                           {"1mois", "2025-02-28|"},
                                           {"6mois", "2024-09-30|"},
                                           {"13 MOIS", "2024-02-29|"},
                                           {"1an", "2024-03-31|"},
                                           {"2années", "2023-03-31|"},
                                           {"0j", "2025-03-31|"},
                                           {"2024-05", "2024-05|"},
                                           {"2024", "2024|"}}) {
    INFO(text);
    CHECK(shown(read_since(text, "2025-03-31")) == expected);
  }
  CHECK(shown(read_since("1an", "2024-02-29")) == "2023-02-28|");
}

TEST_CASE("too many of a unit, an unknown unit and none at all are no period", "[periods]") {
  for (const std::string text : {"mois", "3lustres", "10001jours", "100000jours", "3000ans", "-1an", "1.5an"}) {
    INFO(text);
    CHECK(shown(read_since(text, "2025-03-31")) == "-");
  }
  CHECK(shown(read_since("10000jours", "2025-03-31")) != "-");
}

TEST_CASE("a date in the period lies between its lowest and its highest text", "[periods]") {
  const auto inside = [](const std::string& text, const std::string& date) {
    const auto period = *read_period(text);
    return lowest(period) <= date && date < highest(period);
  };
  CHECK(inside("2024", "2024"));
  CHECK(inside("2024", "2024-01"));
  CHECK(inside("2024", "2024-12-31T23:59:59"));
  CHECK_FALSE(inside("2024", "2025"));
  CHECK_FALSE(inside("2024", "2023-12-31"));
  CHECK(inside("2024-03-15", "2024-03-15T08:00:00"));
  CHECK_FALSE(inside("2024-03-15", "2024-03-16"));
  CHECK(inside("2024..", "2999-01-01"));
  CHECK(inside("..2024", "0001"));
  for (const auto* text : {"2024..", "..2024", "2024"}) CHECK_FALSE(inside(text, ""));
}

TEST_CASE("a date known by its year or month counts as that period's first day", "[periods]") {
  const auto inside = [](const std::string& text, const std::string& date) {
    const auto period = *read_period(text);
    return lowest(period) <= date && date < highest(period);
  };
  CHECK(inside("2024-01-01..2024-02", "2024"));
  CHECK(inside("2024-03-01..", "2024-03"));
  CHECK_FALSE(inside("2024-01-02..", "2024"));
  CHECK_FALSE(inside("2024-02..", "2024"));
}

TEST_CASE("today is a date", "[periods]") { CHECK(read_period(today())); }
