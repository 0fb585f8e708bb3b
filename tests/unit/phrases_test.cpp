// Phrases, found in traces.
#include "query/rank/phrases.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Counts `sel gris`, or its words so many positions apart, in texts.
struct Counter {
  Counter() {
    index_passages(directory / "index", {passage_of("1", "Le sel gris, les sels gris, la selle grise.")});
    index = open_whole_index(directory / "index");
    FamilyReader reader(index.database, analyzer);
    families.add(0, analyzer.analyze("sel").front(), reader);
    families.add(1, analyzer.analyze("gris").front(), reader);
  }
  std::size_t count(const std::string& text, std::uint32_t distance = 1, Field field = Field::text) {
    auto bytes = begin_trace({});
    append_trace(bytes, field, analyzer.analyze(text));
    Trace trace;
    read_trace(bytes, trace);
    PlannedPhrase phrase;
    phrase.terms = {0, 1};
    phrase.offsets = {0, distance};
    return count_phrase(trace.fields, phrase, families);
  }
  TemporaryDirectory directory;
  Index index;
  Analyzer analyzer;
  Families families;
};

}  // namespace

TEST_CASE("a phrase is counted each time its terms stand in order, in any of their forms", "[phrases]") {
  Counter counter;
  CHECK(counter.count("Le sel gris.") == 1);
  CHECK(counter.count("Le sel gris et les sels gris.") == 2);
  CHECK(counter.count("Gris, ce sel.") == 0);
  CHECK(counter.count("La selle grise.") == 0);
  CHECK(counter.count("") == 0);
}

TEST_CASE("its terms stand as far apart as in the query", "[phrases]") {
  Counter counter;
  CHECK(counter.count("Le sel très gris.") == 0);
  CHECK(counter.count("Le sel très gris.", 2) == 1);
  CHECK(counter.count("Le sel gris.", 2) == 0);
}

TEST_CASE("it does not stand over the end of a sentence", "[phrases]") {
  Counter counter;
  CHECK(counter.count("Un sel. Gris, le ciel.") == 0);
}

TEST_CASE("it is looked for in all fields but those that are said of the post", "[phrases]") {
  Counter counter;
  for (const auto field : {Field::question, Field::title, Field::speaker, Field::notes})
    CHECK(counter.count("sel gris", 1, field) == 1);
  for (const auto field : {Field::tags, Field::context}) CHECK(counter.count("sel gris", 1, field) == 0);
}
