// What was counted, as people and other programs read it.
#include "query/print/print_counts.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "query/print/wrap.hpp"

using namespace propos;

namespace {

std::string printed(Format format, Content content, const Answer& answer, bool several = false) {
  PrintOptions options;
  options.format = format;
  options.content = content;
  options.several = several;
  options.posts = answer.counts.posts.has_value();
  std::ostringstream out;
  Printer printer(out, options);
  printer.print({answer, "q1", "le sel"});
  printer.finish();
  return out.str();
}

std::string charted(const Counts& counts, std::size_t width, Lang lang = Lang::fr) {
  PrintOptions options;
  options.style.width = width;
  options.lang = lang;
  std::ostringstream out;
  Sheet sheet{out, options, {}};
  print_counts(sheet, counts);
  return out.str();
}

}  // namespace

TEST_CASE("a count is a number, with posts behind a tab and the query's id before one", "[print_counts]") {
  Answer answer;
  answer.query = "sel";
  answer.total = 12;
  CHECK(printed(Format::text, Content::count, answer) == "12\n");
  answer.counts.posts = 3;
  CHECK(printed(Format::text, Content::count, answer) == "12\t3\n");
  CHECK(printed(Format::text, Content::count, answer, true) == "q1\t12\t3\n");
  CHECK(printed(Format::csv, Content::count, answer) == "qid,query,passages,posts\r\nq1,sel,12,3\r\n");
}

TEST_CASE("a facet's rows have value and label, and no formulas", "[print_counts]") {
  Answer answer;
  answer.counts.facets = {{FacetBy::post, {{"7", "=SOMME(A1)", 2}}, 1}};
  CHECK(printed(Format::tsv, Content::facets, answer) == "facet\tvalue\tlabel\tpassages\npost\t7\t'=SOMME(A1)\t2\n");
  CHECK(printed(Format::tsv, Content::facets, answer, true) ==
        "qid\tfacet\tvalue\tlabel\tpassages\nq1\tpost\t7\t'=SOMME(A1)\t2\n");
}

TEST_CASE("a timeline's rows have its periods, an empty one without a date", "[print_counts]") {
  Answer answer;
  answer.counts.timeline = {{"2024-05", 2}, {"", 1}};
  CHECK(printed(Format::csv, Content::timeline, answer) == "period,passages\r\n2024-05,2\r\n,1\r\n");
}

TEST_CASE("charts are no wider than the text, and what is not nothing has a bar", "[print_counts]") {
  Counts counts;
  counts.facets = {
      {FacetBy::author, {{"Maëlle Kervadec de la Grande Saline", "", 1000000}, {"Jo", "", 1}, {"Lou", "", 0}}, 3}};
  for (const std::size_t width : {20u, 40u, 80u}) {
    std::istringstream lines(charted(counts, width));
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(columns(line) <= width);
      if (line.find("Jo") != std::string::npos) CHECK_THAT(line, Catch::Contains("▏"));
      if (line.find("Lou") != std::string::npos) CHECK_THAT(line, Catch::EndsWith("0"));
    }
  }
}

TEST_CASE("ten values are shown and the others counted, of years all", "[print_counts]") {
  Counts counts;
  Facet facet{FacetBy::tag, {}, 12};
  for (int i = 0; i < 12; ++i) facet.values.push_back({"mot" + std::to_string(i), "", 5});
  counts.facets = {facet};
  CHECK_THAT(charted(counts, 80),
             Catch::Contains("mot9") && !Catch::Contains("mot10") && Catch::Contains("… et 2 autres"));
  CHECK_THAT(charted(counts, 80, Lang::en), Catch::Contains("… and 2 others"));
  counts.facets[0].by = FacetBy::year;
  CHECK_THAT(charted(counts, 80), Catch::Contains("mot11") && !Catch::Contains("autre"));
}

TEST_CASE("periods are said in words, those without a date last", "[print_counts]") {
  Counts counts;
  counts.timeline = {{"2024-05", 2}, {"", 1}};
  CHECK_THAT(charted(counts, 80),
             Catch::Contains("Chronologie") && Catch::Contains("mai\u00A02024") && Catch::Contains("sans date"));
  CHECK(charted({}, 80).empty());
}
