// `--template`: text with named fields.
#include "query/print/template.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/error.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

std::string filled(const std::string& text) {
  Hit hit;
  hit.rank = 3;
  hit.passage = passage_of("7#1", "Le sel\nest \x1b[31mgris.", "Et le sel ?");
  const Answer answer;
  return fill(parse_template(text), {answer, hit, "q1"});
}

}  // namespace

TEST_CASE("fields stand in braces, and a line feed at the end", "[template]") {
  CHECK(filled("{qid} {rank}: {id}") == "q1 3: 7#1\n");
  CHECK(filled("{id}{rank}") == "7#13\n");
  CHECK(filled("{id}\\n") == "7#1\n");
  CHECK(filled("{id}\n\n") == "7#1\n\n");
  CHECK(filled("") == "\n");
}

TEST_CASE("braces and backslashes can be written", "[template]") {
  CHECK(filled("{{id}}") == "{id}\n");
  CHECK(filled("{{{id}}}") == "{7#1}\n");
  CHECK(filled("a}b") == "a}b\n");
  CHECK(filled("a\\tb\\\\n\\x") == "a\tb\\n\\x\n");
  CHECK(filled("fin\\") == "fin\\\n");
}

TEST_CASE("control characters of a hit do not reach the terminal", "[template]") {
  CHECK(filled("{text}").find('\x1b') == std::string::npos);
}

TEST_CASE("a field that is not there, or a brace that is not closed, is refused", "[template]") {
  for (const std::string text : {"{nom}", "{}", "{id", "{ id }", "{ID}"}) {
    INFO(text);
    try {
      parse_template(text);
      FAIL("taken");
    } catch (const Error& e) {
      CHECK(e.kind() == ErrorKind::usage);
      CHECK(e.where() == "--template");
      if (text != "{id") CHECK_THAT(e.message(), Catch::Contains("speaker"));
    }
  }
}
