// What a query must, and must not, find: rows of tables, each through indexing and querying.
#include <catch2/catch.hpp>

#include <string>

#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Row {
  std::size_t line = 0;
  std::string query, text;
  bool wanted = false;
  std::string why;
};

std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::vector<Row> rows;
  for (const auto& [line, cells] : read_tsv(path)) {
    INFO(path.filename().string() << ":" << line);
    REQUIRE(cells.size() == 4);
    REQUIRE((cells[2] == "yes" || cells[2] == "no"));
    rows.push_back({line, cells[0], cells[1], cells[2] == "yes", cells[3]});
  }
  return rows;
}

/// Whether the query finds the text among others that have nothing to do with it.
struct Found {
  bool exactly;          ///< with the words as they are typed: what analysis says
  bool with_correction;  ///< as a user gets it
};

Found find(const Row& row) {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage_of("cible", row.text));
  index_passages(directory / "index", passages);
  return {has_hit(search(directory / "index", row.query, true), "cible"),
          has_hit(search(directory / "index", row.query), "cible")};
}

}  // namespace

TEST_CASE("what French asks to match is found, and nothing else", "[match]") {
  if (!have(shared() / "french" / "match.tsv")) return;
  const auto rows = rows_of(shared() / "french" / "match.tsv");
  CHECK(rows.size() >= 40);
  for (const auto& row : rows) {
    INFO("line " << row.line << ": " << row.query << " | " << row.text << " | " << row.why);
    const auto found = find(row);
    CHECK(found.exactly == row.wanted);
    CHECK(found.with_correction == row.wanted);
  }
}

TEST_CASE("our own table of what must match and what must not", "[match]") {
  const auto rows = rows_of(data() / "match.tsv");
  CHECK(rows.size() >= 150);
  for (const auto& row : rows) {
    INFO("line " << row.line << ": " << row.query << " | " << row.text << " | " << row.why);
    const auto found = find(row);
    CHECK(found.exactly == row.wanted);
    if (row.wanted) CHECK(found.with_correction);
  }
}

// A row that holds has to move to match.tsv.
TEST_CASE("what is known not to match as it should still does not", "[match][known]") {
  for (const auto& row : rows_of(data() / "match_known_failures.tsv")) {
    INFO("line " << row.line << " holds now: " << row.query << " | " << row.text << " | " << row.why);
    CHECK(find(row).exactly != row.wanted);
  }
}
