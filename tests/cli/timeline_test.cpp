// Timelines: months and years with and without passages, and what has no date.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/support/passages.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("months without passages stand between others, years of which no more is known before theirs",
          "[cli][timeline]") {
  const TemporaryDirectory directory;
  std::vector<Passage> passages;
  for (const std::string date :
       {"2024-11-03", "2025-02", "2025", "2025-02-10T08:00:00", "", "hier", "19/03/2024", "2023"}) {
    Passage passage;
    passage.id = "p" + std::to_string(passages.size());
    passage.post = passage.id;
    passage.text = "Une zorille dort.";
    passage.date = date;
    passages.push_back(passage);
  }
  add_to_index(directory / "index", passages);
  const auto csv = run_query({"-d", (directory / "index").string(), "--timeline", "--format", "csv", "zorille"});
  CHECK(csv.status == 0);
  CHECK(csv.out == "period,passages\r\n2023,1\r\n2024-11,1\r\n2024-12,0\r\n2025,1\r\n2025-01,0\r\n2025-02,2\r\n,3\r\n");
  const auto text = run_query({"-d", (directory / "index").string(), "--timeline", "-n", "0", "zorille"},
                              {{}, {}, {{"COLUMNS", "40"}}, false});
  CHECK(text.out ==
        "Chronologie\n"
        "  2023          1 ███████▎\n"
        "  novembre\u00A02024 1 ███████▎\n"
        "  décembre\u00A02024 0\n"
        "  2025          1 ███████▎\n"
        "  janvier\u00A02025  0\n"
        "  février\u00A02025  2 ██████████████▋\n"
        "  sans date     3 ██████████████████████\n\n");
}

TEST_CASE("a timeline of more than 60 months goes by years, one of more than 200 years leaves empty ones out",
          "[cli][timeline]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  std::vector<Passage> passages;
  for (const std::string date : {"2020-01", "2024-12", "2025-01", "1700-03"}) {
    Passage passage;
    passage.id = passage.post = date;
    passage.text = "Une zorille dort.";
    passage.date = date;
    passages.push_back(passage);
  }
  add_to_index(index, passages);
  const auto timeline = [&](const std::string& query) {
    return run_query({"-d", index, "--timeline", "--lang", "en", "--format", "tsv", query});
  };
  CHECK(lines_of(timeline("zorille date:2020..2024").out).size() == 61);
  const auto years = timeline("zorille date:2020..");
  CHECK(years.out == "period\tpassages\n2020\t1\n2021\t0\n2022\t0\n2023\t0\n2024\t1\n2025\t1\n");
  CHECK_THAT(years.err, Catch::Contains("more than 60 months: counted by year"));
  const auto ages = timeline("zorille");
  CHECK(ages.out == "period\tpassages\n1700\t1\n2020\t1\n2024\t1\n2025\t1\n");
  CHECK_THAT(ages.err, Catch::Contains("those without a passage are left out"));
}
