// Topics by author, year or post.
#include "query/print/matrix.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "query/print/wrap.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Hit hit_of(const std::string& post, const std::string& date, const std::string& speaker, double score) {
  Hit hit;
  hit.passage = passage_of(post + "#1", "Le sel.");
  hit.passage.post = post;
  hit.passage.date = date;
  hit.passage.speaker = speaker;
  hit.score = score;
  return hit;
}

/// Two topics over three passages.
Matrix matrix_by(const std::string& by) {
  Matrix matrix;
  matrix.by = by;
  matrix.topics = {"sel", "eau"};
  Answer first;
  first.hits = {hit_of("7", "2024-05-06", "Ana Vidal, Jo Roux", 2), hit_of("8", "2023", "Jo Roux", 1)};
  first.hits[0].passage.title = "Le marais";
  Answer second;
  second.hits = {hit_of("8", "2023", "Jo Roux", 0.5), hit_of("9", "", "", 4)};
  add_to(matrix, 0, first);
  add_to(matrix, 1, second);
  return matrix;
}

std::string printed(const Matrix& matrix, Format format, std::size_t width = 80) {
  PrintOptions options;
  options.format = format;
  options.style.width = width;
  std::ostringstream out;
  print_matrix(out, matrix, options);
  return out.str();
}

}  // namespace

TEST_CASE("passages and scores are added up, of several speakers for each", "[matrix]") {
  CHECK(printed(matrix_by("author"), Format::tsv) ==
        "topic\tauthor\tlabel\tpassages\tscore\n"
        "sel\tJo Roux\tJo Roux\t2\t3.0000\nsel\tAna Vidal\tAna Vidal\t1\t2.0000\n"
        "eau\tJo Roux\tJo Roux\t1\t0.5000\n");
}

TEST_CASE("years stand in their order, and what has no date in none", "[matrix]") {
  CHECK(printed(matrix_by("year"), Format::csv) ==
        "topic,year,label,passages,score\r\n"
        "sel,2023,2023,1,1.0000\r\nsel,2024,2024,1,2.0000\r\neau,2023,2023,1,0.5000\r\n");
}

TEST_CASE("a post is labelled by its title, or its id", "[matrix]") {
  const auto json = parse_json(printed(matrix_by("post"), Format::json), "matrix");
  CHECK(json["by"] == "post");
  CHECK(json["cells"].size() == 4);
  for (const auto& cell : json["cells"]) {
    if (cell["value"] == "7") CHECK(cell["label"] == "Le marais");
    if (cell["value"] == "9") CHECK(cell["label"] == "9");
  }
}

TEST_CASE("text takes as many tables as its width needs, none wider", "[matrix]") {
  Matrix matrix = matrix_by("year");
  CHECK(printed(matrix, Format::text).find("sel") != std::string::npos);
  const auto narrow = printed(matrix, Format::text, 24);
  std::istringstream lines(narrow);
  std::string line;
  std::getline(lines, line);  // what the numbers are
  std::size_t tables = 0;
  while (std::getline(lines, line)) {
    INFO(line);
    CHECK(columns(line) <= 24);
    tables += line.starts_with("year");
  }
  CHECK(tables == 2);
}

TEST_CASE("other formats are refused, an empty table is one", "[matrix]") {
  CHECK_THROWS_AS(printed(matrix_by("year"), Format::bibtex), Error);
  CHECK_THROWS_AS(printed(matrix_by("year"), Format::ndjson), Error);
  Matrix empty;
  empty.by = "year";
  CHECK(printed(empty, Format::tsv) == "topic\tyear\tlabel\tpassages\tscore\n");
}

TEST_CASE("posts that share an id over sites have a row each, named with its site", "[matrix][sites]") {
  Matrix matrix;
  matrix.by = "post";
  matrix.topics = {"sel"};
  Answer answer;
  answer.hits = {hit_of("7", "", "", 3), hit_of("7", "", "", 2), hit_of("8", "", "", 1)};
  answer.hits[0].passage.host = "une.example";
  answer.hits[1].passage.host = "deux.example";
  add_to(matrix, 0, answer);
  CHECK(printed(matrix, Format::tsv) ==
        "topic\tpost\tlabel\tpassages\tscore\nsel\t8\t8\t1\t1.0000\n"
        "sel\tdeux.example/7\t7\t1\t2.0000\nsel\tune.example/7\t7\t1\t3.0000\n");
}
