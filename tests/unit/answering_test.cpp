// One run over questions: answered in their order, whatever the number of threads.
#include "query/program/answering.hpp"

#include <catch2/catch.hpp>

#include <iostream>
#include <sstream>
#include <string>

#include "common/error.hpp"
#include "tests/support/environment.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// What a run says on both streams, and its status.
struct Said {
  int status = -1;
  std::string out, err;
};

struct Place {
  Place() {
    environment.set("TERM", "dumb");
    index_passages(directory / "index", {passage_of("1", "Le sel est gris."), passage_of("2", "L’eau est froide.")});
    options.directory = (directory / "index").string();
    options.format = Format::tsv;
  }
  Said answer() const {
    std::ostringstream out, err;
    auto* cout = std::cout.rdbuf(out.rdbuf());
    auto* cerr = std::cerr.rdbuf(err.rdbuf());
    Said said;
    try {
      said.status = answer_questions(options, {});
    } catch (const Error& e) {
      said.err = e.what();
    }
    std::cout.rdbuf(cout);
    std::cerr.rdbuf(cerr);
    said.out = out.str();
    said.err += err.str();
    return said;
  }
  TemporaryDirectory directory;
  Environment environment{directory.path()};
  QueryOptions options;
};

}  // namespace

TEST_CASE("what was found goes to standard output, how much to standard error", "[answering]") {
  Place place;
  place.options.words = "sel";
  const auto said = place.answer();
  CHECK(said.status == 0);
  CHECK_THAT(said.out, Catch::Contains("Le sel est gris."));
  CHECK_THAT(said.err, Catch::StartsWith("1 passage pour"));
}

TEST_CASE("the status is 1 when nothing is found", "[answering]") {
  Place place;
  place.options.words = "xyzzyplugh";
  CHECK(place.answer().status == 1);
  place.options.words = "sel";
  place.options.limit = 0;
  place.options.selection.count = true;
  CHECK(place.answer().status == 0);
}

TEST_CASE("a batch is answered in its order on any number of threads", "[answering]") {
  Place place;
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += "q" + std::to_string(i) + "\t" + (i % 2 == 0 ? "sel" : "eau") + "\n";
  write_file(place.directory / "lot.tsv", lines);
  place.options.batch = (place.directory / "lot.tsv").string();
  const auto one = place.answer();
  CHECK(one.status == 0);
  CHECK(one.out.find("q8\t") < one.out.find("q9\t"));
  place.options.jobs = 3;
  CHECK(place.answer().out == one.out);
}

TEST_CASE("a wrong line of a batch does not end it, a missing index does", "[answering]") {
  Place place;
  write_file(place.directory / "lot.tsv", "q1\t…\nq2\tsel\n");
  place.options.batch = (place.directory / "lot.tsv").string();
  const auto said = place.answer();
  CHECK(said.status == 0);
  CHECK_THAT(said.err, Catch::Contains("propos-query: q1: "));
  CHECK_THAT(said.out, Catch::Contains("q2\t"));
  place.options.directory = (place.directory / "nulle-part").string();
  CHECK(place.answer().status == -1);
}

TEST_CASE("what a state file remembers is not shown again", "[answering]") {
  Place place;
  place.options.words = "sel";
  place.options.new_since = (place.directory / "vus.json").string();
  CHECK(place.answer().status == 0);
  const auto again = place.answer();
  CHECK(again.status == 1);
  CHECK_THAT(again.err, Catch::Contains("déjà montrés"));
}
