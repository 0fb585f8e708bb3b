// The table of formats: which can show what.
#include "query/print/formats.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"

using namespace propos;

namespace {

bool shows(Format format, Content content) {
  try {
    return row_of(format, content).format == format;
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::usage);
    CHECK(e.where() == "--format");
    return false;
  }
}

}  // namespace

TEST_CASE("each format is read by its name, templates have none", "[formats]") {
  for (const auto& row : all_formats()) {
    INFO(row.name);
    CHECK(format_named(row.name) == row.format);
    CHECK_FALSE(row.what.empty());
    CHECK(row.format != Format::by_template);
  }
  for (const std::string name : {"", "xml", "JSON", "text "}) CHECK_THROWS_AS(format_named(name), Error);
}

TEST_CASE("all formats show hits, some of them what was counted or a concordance", "[formats]") {
  for (const auto& row : all_formats()) {
    INFO(row.name);
    CHECK(shows(row.format, Content::hits));
    const bool table = row.format == Format::text || row.format == Format::json || row.format == Format::csv ||
                       row.format == Format::tsv;
    for (const auto content : {Content::count, Content::facets, Content::timeline})
      CHECK(shows(row.format, content) == table);
    CHECK(shows(row.format, Content::kwic) == (table || row.format == Format::ndjson));
  }
  CHECK(shows(Format::by_template, Content::hits));
  CHECK_FALSE(shows(Format::by_template, Content::kwic));
}

TEST_CASE("a refusal names the option and the formats that it has", "[formats]") {
  try {
    row_of(Format::bibtex, Content::timeline);
    FAIL("shown");
  } catch (const Error& e) {
    CHECK(e.message() == "--timeline has the formats text, json, csv and tsv");
  }
}

TEST_CASE("a printer writes what stands before and behind all answers once", "[formats]") {
  PrintOptions options;
  options.format = Format::csl_json;
  std::ostringstream out;
  const Answer nothing;
  Printer printer(out, options);
  printer.print({nothing, "1", "sel"});
  printer.print({nothing, "2", "eau"});
  printer.finish();
  CHECK(out.str() == "[]\n");
}
