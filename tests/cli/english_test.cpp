// English over French through the program, with a small dictionary and with Debian's.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/meaning/dictionary.hpp"
#include "tests/support/dictionaries.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// Whether each of the beginnings begins a word of the text.
bool holds(const std::string& text, const std::string& beginnings) {
  const auto words = " " + fold(text);
  std::istringstream in(beginnings);
  for (std::string beginning; in >> beginning;) {
    const auto tokens = tokenize(words);
    if (std::none_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.folded.starts_with(beginning); }))
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the flag --dictionary and PROPOS_DICTIONARY name the dictionary, and an empty name is none",
          "[cli][english]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  const auto dictionary = (directory / "small").string();
  index_passages(index, {passage_of("p1", "Une pomme."), passage_of("p2", "Une poire.")});
  write_dictionary(dictionary, {{"zorbl", "pomme"}});
  const auto named = run_query({"-d", index, "--dictionary", dictionary, "--format", "trec", "zorbl"});
  CHECK(named.status == 0);
  CHECK_THAT(named.out, Catch::Contains(" p1 "));
  CHECK_THAT(named.err, Catch::Contains("« zorbl » : traduit de l’anglais par « pomme »"));
  RunOptions with_variable;
  with_variable.environment["PROPOS_DICTIONARY"] = dictionary;
  CHECK(run_query({"-d", index, "zorbl"}, with_variable).status == 0);
  CHECK(run_query({"-d", index, "--dictionary", "", "zorbl"}, with_variable).status == 1);
  CHECK(run_query({"-d", index, "--dictionary", dictionary, "--exact", "zorbl"}).status == 1);
  const auto missing = run_query({"-d", index, "--dictionary", "/nowhere/words", "pomme"});
  CHECK(missing.status == 2);
  CHECK_THAT(missing.err, Catch::Contains("/nowhere/words.index"));
}

TEST_CASE("a topic's English label is read inside a longer query too", "[cli][english]") {
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  index_passages(index,
                 {passage_of("p1", "Les droits de douane sur la laine."), passage_of("p2", "Le droit de pêche.")});
  write_dictionary(directory / "small", {{"wool", "laine"}});
  const auto outcome =
      run_query({"-d", index, "--dictionary", (directory / "small").string(), "--format", "trec", "tariffs on wool"});
  CHECK_THAT(outcome.err, Catch::Contains("Droits de douane") && Catch::Contains("laine"));
  CHECK_THAT(outcome.out, Catch::StartsWith("1 Q0 p1 "));
}

TEST_CASE("with Debian's dictionary two thirds of English queries find French answers among three hits",
          "[cli][english]") {
  if (!have(std::string(standard_dictionary) + ".index")) return;
  const TemporaryDirectory directory;
  const auto index = (directory / "index").string();
  const auto posts = (source_tree() / "corpus" / "posts").string();
  REQUIRE(run_index({"-q", "-d", index, posts}).status == 0);
  std::map<std::string, std::string> texts;
  for (const auto& passage : json_lines(run_index({"--dump", posts}).out))
    texts[passage["id"].get<std::string>()] =
        passage.value("title", "") + ' ' + passage.value("question", "") + ' ' + passage["text"].get<std::string>();
  const auto rows = read_tsv(data() / "english.tsv");
  REQUIRE(rows.size() >= 25);
  double found = 0;
  std::string missed;
  for (const auto& [line, cells] : rows) {
    const auto outcome = run_query({"-d", index, "-n", "3", "--format", "json", cells[0]});
    const auto hits = parse_json(outcome.out, "output")["hits"];
    const bool ok = std::any_of(hits.begin(), hits.end(),
                                [&](const Json& hit) { return holds(texts[hit["id"].get<std::string>()], cells[1]); });
    found += ok;
    if (!ok) missed += cells[0] + '\n';
  }
  INFO("missed:\n" << missed);
  CHECK(found / static_cast<double>(rows.size()) >= 2.0 / 3);
}
