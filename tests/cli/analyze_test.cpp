// propos-query --analyze: what becomes of a text, as a person and as a program read it.
#include <catch2/catch.hpp>

#include <string>

#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

TEST_CASE("the flag --analyze prints a table of tokens without any index", "[cli][analyze]") {
  const TemporaryDirectory directory;
  RunOptions elsewhere;
  elsewhere.directory = directory.path();
  const auto outcome = run_query({"--analyze", "l’École des semi-conducteurs"}, elsewhere);
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "");
  CHECK(outcome.out ==
        "bytes  spelling          kind    folded           term           root\n"
        "0-1    l                 elided  l                –              –\n"
        "    elision: what an apostrophe cuts off has no term\n"
        "4-10   École             word    ecole            ecol           ecol\n"
        "    accents taken off: ecole; final e taken off: ecol\n"
        "11-14  des               word    des              –              –\n"
        "    stop word: no term, but it keeps its place\n"
        "15-19  semi              word    semi             semi           semi\n"
        "20-31  conducteurs       word    conducteurs      conducteu      conduct\n"
        "    plural taken off: conducteur; ending taken off: conducteu\n"
        "15-31  semi-conducteurs  joined  semiconducteurs  semiconducteu  semiconduct\n"
        "    hyphen compound: joined, beside its parts; plural taken off: semiconducteur;\n"
        "    ending taken off: semiconducteu\n");
}

TEST_CASE("the flag --analyze gives the same as JSON, with what a named index holds", "[cli][analyze]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  index_passages(index, {passage_of("p1", "Le tarif."), passage_of("p2", "Les tarifs.")});
  const auto plain = parse_json(run_query({"--analyze", "le tarif", "--format", "json"}).out, "output");
  REQUIRE(plain["tokens"].size() == 2);
  CHECK(plain["tokens"][0]["stop"] == true);
  CHECK_FALSE(plain["tokens"][1].contains("passages"));
  RunOptions with_variable;
  with_variable.environment["PROPOS_DB"] = index;
  for (const auto& outcome : {run_query({"-d", index, "--analyze", "le tarif", "--format", "json"}),
                              run_query({"--analyze", "le tarif", "--format", "json"}, with_variable)}) {
    CHECK(outcome.status == 0);
    const auto tokens = parse_json(outcome.out, "output")["tokens"];
    CHECK_FALSE(tokens[0].contains("passages"));
    CHECK(tokens[1]["term"] == "tarif");
    CHECK(tokens[1]["passages"] == 2);
    CHECK(tokens[1]["forms"].size() == 2);
  }
}

TEST_CASE("the flag --analyze finds nothing in a text without words, and fails where it cannot be meant",
          "[cli][analyze]") {
  CHECK(run_query({"--analyze", "?!"}).status == 1);
  CHECK(run_query({"--analyze", ""}).status == 1);
  CHECK(run_query({"--analyze",
                   "a\xFF"
                   "b"})
            .status == 0);
  CHECK(run_query({"--analyze", "mot", "autre"}).status == 2);
  CHECK(run_query({"--analyze", "mot", "--topic", "talent"}).status == 2);
  CHECK(run_query({"--analyze", "mot", "--format", "trec"}).status == 2);
  CHECK(run_query({"--analyze", "mot", "-d", "/nowhere"}).status == 2);
}
