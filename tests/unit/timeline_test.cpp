// What matches, month by month.
#include "query/answer/timeline.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Timeline {
  std::vector<std::string> periods;  ///< `name passages`
  std::size_t notes = 0;
};

Timeline of(const std::vector<std::string>& dates) {
  const TemporaryDirectory directory;
  std::vector<Passage> passages;
  for (const auto& date : dates) {
    passages.push_back(passage_of("p" + std::to_string(passages.size()), "Le sel."));
    passages.back().date = date;
  }
  index_passages(directory / "index", passages);
  const auto database = open_whole_index(directory / "index").database;
  DocumentSet documents(database.get_lastdocid());
  for (Xapian::docid document = 1; document <= database.get_lastdocid(); ++document) documents.add(document);
  std::vector<Note> notes;
  Timeline timeline;
  for (const auto& [name, count, frequency] : count_periods(database, documents, nullptr, notes))
    timeline.periods.push_back(name + " " + std::to_string(count));
  timeline.notes = notes.size();
  return timeline;
}

using Periods = std::vector<std::string>;

}  // namespace

TEST_CASE("months without a passage stand between others as 0", "[timeline]") {
  const auto timeline = of({"2024-11-05", "2025-02-01T08:00:00", "2024-11"});
  CHECK(timeline.periods == Periods{"2024-11 2", "2024-12 0", "2025-01 0", "2025-02 1"});
  CHECK(timeline.notes == 0);
}

TEST_CASE("a year of which no more is known stands before its months, no date last", "[timeline]") {
  CHECK(of({"2025-01-03", "", "2025", "2024-12-31"}).periods == Periods{"2024-12 1", "2025 1", "2025-01 1", " 1"});
  CHECK(of({"", ""}).periods == Periods{" 2"});
  CHECK(of({}).periods.empty());
}

TEST_CASE("sixty months are told, one more goes by years, which a note says", "[timeline][limits]") {
  const auto sixty = of({"2020-01-01", "2024-12-01"});
  CHECK(sixty.periods.size() == 60);
  CHECK(sixty.notes == 0);
  const auto years = of({"2020-01-01", "2025-01-01", "2022", ""});
  CHECK(years.periods == Periods{"2020 1", "2021 0", "2022 1", "2023 0", "2024 0", "2025 1", " 1"});
  CHECK(years.notes == 1);
}

TEST_CASE("over two hundred years empty ones are left out, which a note says", "[timeline][limits]") {
  CHECK(of({"1801-01-01", "2000-01-01"}).periods.size() == 200);
  const auto centuries = of({"1800-01-01", "2000-01-01"});
  CHECK(centuries.periods == Periods{"1800 1", "2000 1"});
  CHECK(centuries.notes == 1);
}
