// Dates of passages: what is one, and that selecting, counting and sorting read it alike.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "common/schema.hpp"
#include "tests/support/passages.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::vector<std::string> no_dates = {"hier", "19/03/2024", "20240319", "2024/03", "le 2024-02-10", "~"};
const std::vector<std::string> years_only = {"2023", "2024-13-01", "2024-5-3"};
const std::vector<std::string> dates = {"2024-02", "2024-02-10", "2024-02-10T08:00:00", "2024-12-31"};

/// A passage for each text, whose id the text is; one more, `sans`, has none.
struct Place {
  Place() {
    std::vector<Passage> passages(1);
    passages[0].id = "sans";
    for (const auto* texts : {&no_dates, &years_only, &dates})
      for (const auto& text : *texts) {
        passages.emplace_back().id = text;
        passages.back().date = text;
      }
    for (auto& passage : passages) {
      passage.post = passage.id;
      passage.text = "Une zorille dort.";
    }
    add_to_index(directory / "index", passages);
  }
  Outcome query(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-d", (directory / "index").string(), "-n", "100"});
    return run_query(arguments);
  }
  std::vector<std::string> list(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--template", "{id}"});
    return lines_of(query(arguments).out);
  }
  std::set<std::string> ids(const std::vector<std::string>& arguments) const {
    const auto lines = list(arguments);
    return {lines.begin(), lines.end()};
  }
  TemporaryDirectory directory;
};

std::set<std::string> all_of(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  std::set<std::string> both(some.begin(), some.end());
  both.insert(others.begin(), others.end());
  return both;
}

std::set<std::string> terms_with(const std::string& prefix, const Xapian::Database& database) {
  return {database.allterms_begin(prefix), database.allterms_end(prefix)};
}

}  // namespace

TEST_CASE("a text that is no date is in no period, however open", "[cli][dates]") {
  const Place place;
  const auto dated = all_of(years_only, dates);
  CHECK(place.ids({"zorille", "date:2020.."}) == dated);
  CHECK(place.ids({"zorille", "date:..2030"}) == dated);
  CHECK(place.ids({"--new-since", "2020", "zorille"}) == dated);
  CHECK(place.ids({"date:2024"}) == all_of({"2024-13-01", "2024-5-3"}, dates));
  CHECK(place.ids({"zorille", "SAUF", "date:2020.."}) == all_of(no_dates, {"sans"}));
}

TEST_CASE("years, months and what has no date are counted as they are selected", "[cli][dates]") {
  const Place place;
  CHECK(place.query({"--facets", "year", "--format", "tsv", "zorille"}).out ==
        "facet\tvalue\tlabel\tpassages\nyear\t2023\t\t1\nyear\t2024\t\t6\n");
  CHECK(place.query({"--count", "date:2023"}).out == "1\n");
  CHECK(place.query({"--count", "date:2024"}).out == "6\n");
  const auto timeline = lines_of(place.query({"--timeline", "--format", "tsv", "zorille"}).out);
  CHECK(timeline[1] == "2023\t1");
  CHECK(timeline[2] == "2024\t2");
  CHECK(timeline[3] == "2024-02\t3");
  CHECK(timeline.back() == "\t7");
  CHECK(place.query({"--count", "date:2024-02"}).out == "3\n");
}

TEST_CASE("what is known by its year counts as its first day, for alerts too", "[cli][dates]") {
  const Place place;
  const auto since = all_of({"2024-13-01", "2024-5-3"}, dates);
  CHECK(place.ids({"zorille", "date:2024-01.."}) == since);
  CHECK(place.ids({"--new-since", "2024-01", "zorille"}) == since);
  CHECK(place.ids({"--new-since", "2024-01-01", "zorille"}) == since);
  CHECK(place.ids({"--new-since", "2024-02", "zorille"}) == all_of(dates, {}));
}

TEST_CASE("texts that are no dates stand last, whichever way hits are sorted", "[cli][dates]") {
  const Place place;
  const std::vector<std::string> oldest = {"2023",       "2024-13-01",          "2024-5-3",  "2024-02",
                                           "2024-02-10", "2024-02-10T08:00:00", "2024-12-31"};
  auto sorted = place.list({"--sort", "date", "zorille"});
  REQUIRE(sorted.size() == 14);
  sorted.resize(oldest.size());
  CHECK(sorted == oldest);
  CHECK(place.list({"--sort", "-date", "zorille"}).front() == "2024-12-31");
  CHECK(place.list({"post:hier", "OU", "post:2023"}).front() == "2023");
}

TEST_CASE("the index has terms of year, month and day for dates only, and tells the text as it is", "[cli][dates]") {
  const Place place;
  const auto database = open_index(place.directory / "index");
  CHECK(terms_with("Y", database) == std::set<std::string>{"Y2023", "Y2024"});
  CHECK(terms_with("M", database) == std::set<std::string>{"M202402", "M202412"});
  CHECK(terms_with("D", database) == std::set<std::string>{"D20240210", "D20241231"});
  const auto json = parse_json(place.query({"--format", "json", "post:hier"}).out, "output");
  CHECK(json["hits"][0]["post"]["date"] == "hier");
}
