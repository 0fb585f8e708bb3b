// --explain-cut: each block of a post, what became of it, and by which rule.
#include "indexer/cut/explain.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "common/json.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// A post of two blocks, one of them dropped.
Cut small_cut() {
  Cut cut;
  Block question;
  question.kind = BlockKind::heading;
  question.level = 3;
  question.text = "Et\nle sel ?";
  Block menu;
  menu.text = std::string(47, 'x') + "éà";
  cut.blocks = {question, menu};
  cut.placements = {{Role::question, 0, "une règle"}, {Role::dropped, -1, "menu"}};
  cut.passages = {passage_of("7#0", "Gris.", "Et le sel ?")};
  return cut;
}

}  // namespace

TEST_CASE("people see a line and a rule for each block, and only its beginning", "[explain]") {
  std::ostringstream out;
  explain_cut(out, post_of("", "Le sel"), small_cut());
  CHECK(out.str() ==
        "post 7: Le sel\n  nothing asks: no interview\n"
        "    #0  question      h3              Et le sel ?\n        ← une règle\n"
        "     -  dropped       paragraph       " +
            std::string(47, 'x') +
            "é…\n        ← menu\n"
            "  1 passages\n\n"
            "  [[correction]]  # #0; also: asker, split, join, drop, role\n  post = \"7\"\n  at = \"Et le sel ?\"\n"
            "  speaker = \"\"  # who answers?\n\n");
}

TEST_CASE("programs see whole texts on one line", "[explain]") {
  auto cut = small_cut();
  cut.repaired = true;
  std::ostringstream out;
  explain_cut_as_json(out, post_of("", "Le sel"), cut);
  CHECK(out.str().find('\n') == out.str().size() - 1);
  const auto json = parse_json(out.str(), "explain");
  CHECK(json["post"] == "7");
  CHECK(json["title"] == "Le sel");
  CHECK(json["repaired"] == true);
  REQUIRE(json["blocks"].size() == 2);
  CHECK(json["blocks"][0] ==
        Json{{"text", "Et\nle sel ?"}, {"kind", "h3"}, {"role", "question"}, {"passage", 0}, {"rule", "une règle"}});
  CHECK_FALSE(json["blocks"][1].contains("passage"));
}

TEST_CASE("a post without blocks says so", "[explain]") {
  std::ostringstream out;
  explain_cut(out, post_of("", "Le sel"), {});
  CHECK(out.str() == "post 7: Le sel\n  nothing asks: no interview\n  0 passages\n\n");
}
