// What is marked in the answers and questions of hits: by the query's tree.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "query/language/parse.hpp"
#include "query/search.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The marked parts of a text.
std::vector<std::string> parts_of(const std::string& text, const ByteSpans& spans) {
  std::vector<std::string> parts;
  for (const auto& [begin, end] : spans) parts.push_back(text.substr(begin, end - begin));
  return parts;
}

/// The passage that `query` finds in an index that also holds unrelated ones.
Hit hit_of(const Passage& passage, const Query& query) {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage);
  index_passages(directory / "index", passages);
  SearchOptions options;
  options.shown.all_marks = true;
  for (const auto& hit : Searcher(directory / "index").search(query, options).hits)
    if (hit.passage.id == passage.id) return hit;
  FAIL("not found");
  return {};
}

std::vector<std::string> marked(const std::string& text, const std::string& query) {
  const auto hit = hit_of(passage_of("cible", text, "Quelle zorille pour la douane ?"), parse_query(query));
  return parts_of(text, hit.answer_marks);
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a phrase is one mark from its first word to its last, and its words alone are none", "[marks]") {
  const std::string text = "La douane lève des droits. Les droits de douane montent, les droits de la douane non.";
  CHECK(marked(text, "\"droits de douane\"") == Words{"droits de douane"});
  CHECK(marked(text, "\"droits de la douane\"") == Words{"droits de la douane"});
  CHECK(marked(text, "\"droits de douane\" lève") == Words{"lève", "droits de douane"});
  CHECK(marked(text, "\"droits de douane\" droits") == Words{"droits", "droits de douane", "droits"});
  CHECK(marked(text, "\"droits de douane\" OU \"douane montent\"") == Words{"droits de douane montent"});
  CHECK(marked("La douane. Des droits.", "\"droits de douane\" OU lève OU zorille") == Words{});
}

TEST_CASE("a phrase is marked in each line that has it, and over a line's end where it is asked for so", "[marks]") {
  const std::string text =
      "Rien ici.\nLes droits de douane montent\nEt puis\nà Prague, des droits de\ndouane, droits de douane";
  CHECK(marked(text, "\"droits de douane\"") == Words{"droits de douane", "droits de douane"});
  CHECK(marked(text, "\"montent. Et puis\"") == Words{"montent\nEt puis"});
  CHECK(marked(text, "+douane \"droits de douane\"") == Words{"droits de douane", "douane", "droits de douane"});
}

TEST_CASE("only the form that is asked for is marked", "[marks]") {
  CHECK(marked("Une côte, un côté, la Côte.", "=côte") == Words{"côte", "Côte"});
  CHECK(marked("Un droit de douane, des droits de douane.", "=\"droits de douane\"") == Words{"droits de douane"});
}

TEST_CASE("nearness marks both parts, where they are near only", "[marks]") {
  const std::string text = "Un visa pour chercheurs. Le visa, toujours. Des chercheurs, et les visas attendus.";
  CHECK(marked(text, "visa PRÈS/2 chercheurs") == Words{"visa", "chercheurs"});
  CHECK(marked(text, "visa PRÈS/3 chercheurs") == Words{"visa", "chercheurs", "chercheurs", "visas"});
  CHECK(marked(text, "chercheurs PRÈS/3 (visa OU \"visas attendus\")") ==
        Words{"visa", "chercheurs", "chercheurs", "visas attendus"});
  CHECK(marked(text, "visa PRÈS/2 chercheurs attendus") == Words{"visa", "chercheurs", "attendus"});
  CHECK(marked("Des semi-conducteurs chinois.", "semiconducteur PRÈS/5 chinois") ==
        Words{"semi-conducteurs", "chinois"});
}

TEST_CASE("what is excluded or asked for in another field is not marked", "[marks]") {
  const std::string text = "La douane, le sel et la zorille.";
  CHECK(marked(text, "sel SAUF question:sel") == Words{"sel"});
  CHECK(marked(text, "question:zorille sel") == Words{"sel"});
  CHECK(marked(text, "question:\"zorille pour la douane\"") == Words{});
  CHECK(marked(text, "réponse:zorille") == Words{"zorille"});
  CHECK(marked(text, "question:zori* sel") == Words{"sel"});
  CHECK(marked(text, "zori*") == Words{"zorille"});
  CHECK(marked(text, "zorile~") == Words{"zorille"});
  CHECK(marked(text, "sel ET SAUF acier") == Words{"sel"});
}

TEST_CASE("words are marked in the question too, or in the heading of a section", "[marks]") {
  const std::string question = "Que font les droits de douane ?";
  const auto in_question = [&](const std::string& query) {
    return parts_of(
        question,
        hit_of(passage_of("cible", "Les droits de douane pèsent.", question), parse_query(query)).question_marks);
  };
  CHECK(in_question("douane") == Words{"douane"});
  CHECK(in_question("\"droit de douane\"") == Words{"droits de douane"});
  CHECK(in_question("réponse:douane") == Words{});
  CHECK(in_question("question:douane réponse:droits") == Words{"douane"});
  auto section = passage_of("cible", "Rien.", "");
  section.heading = "La zorille › Ses mœurs";
  CHECK(parts_of(section.heading, hit_of(section, parse_query("moeurs")).question_marks) == Words{"mœurs"});
}

TEST_CASE("of a topic's phrase the words are marked, and the phrase whole where it stands", "[marks]") {
  Query topic;
  topic.root.kind = Node::Kind::bag;
  Node phrase;
  phrase.kind = Node::Kind::loose;
  phrase.text = "droits de douane";
  topic.root.parts = {phrase};
  const std::string text = "La douane et des droits : les droits de douane.";
  CHECK(parts_of(text, hit_of(passage_of("cible", text), topic).answer_marks) ==
        Words{"douane", "droits", "droits de douane"});
}
