// Snippets as a search gives them: an exact part of the answer, marks that cover whole words.
#include <catch2/catch.hpp>

#include <string>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "tests/posts.hpp"
#include "tests/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// The snippet of `text` for `query`; the text is the only passage that matches.
Snippet snippet_of(const std::string& text, const std::string& query) {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage_of("cible", text, "Quelle zorille ?"));
  index_passages(directory / "index", passages);
  for (const auto& hit : search(directory / "index", query).hits)
    if (hit.passage.id == "cible") return hit.snippet;
  FAIL("not found: " << query);
  return {};
}

std::vector<std::string> marked(const Snippet& snippet) {
  std::vector<std::string> words;
  for (const auto& [begin, end] : snippet.highlights)
    words.push_back(snippet.text.substr(begin, end - begin));
  return words;
}

bool is_border(const std::string& text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  auto before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  auto after = at;
  return !is_word_character(next_code_point(text, before)) ||
         !is_word_character(next_code_point(text, after));
}

void check_sound(const std::string& text, const Snippet& snippet) {
  CHECK(text.find(snippet.text) != std::string::npos);
  CHECK(is_utf8(snippet.text));
  std::uint32_t last = 0;
  for (const auto& [begin, end] : snippet.highlights) {
    CHECK(begin >= last);
    CHECK(begin < end);
    REQUIRE(end <= snippet.text.size());
    CHECK(is_border(snippet.text, begin));
    CHECK(is_border(snippet.text, end));
    last = end;
  }
}

const std::string long_text = [] {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "Une phrase de remplissage numéro " + std::to_string(i) + " sans intérêt. ";
  text += "Ici seulement les droits de douane sur l’acier sont nommés. ";
  for (int i = 0; i < 60; ++i) text += "Encore une phrase creuse, la " + std::to_string(i) + "e du lot. ";
  return text;
}();

}  // namespace

TEST_CASE("marks cover whole words, with what they are written with", "[snippet]") {
  struct Row {
    std::string text, query;
    std::vector<std::string> expected;
  };
  const std::vector<Row> rows = {{"Les droits de douane montent.", "droit de douane", {"droits", "douane"}},
                                 {"L’œuvre de l’école.", "oeuvre", {"œuvre"}},
                                 {"Des semi-conducteurs chers.", "semiconducteur", {"semi-conducteurs"}},
                                 {"Un visa H‑1B suffit.", "h1b", {"H‑1B"}},
                                 {"L’O.N.U. vote.", "onu", {"O.N.U."}},
                                 {"La politique tarifaire, puis la taxe.", "tarif*", {"tarifaire"}},
                                 {"Il faut 5\u202F000 euros.", "5000", {"5\u202F000"}}};
  for (const auto& row : rows) {
    INFO(row.text);
    const auto snippet = snippet_of(row.text, row.query);
    CHECK(marked(snippet) == row.expected);
    check_sound(row.text, snippet);
  }
}

TEST_CASE("a short answer is its own snippet, uncut", "[snippet]") {
  const std::string text = "Les droits de douane montent. Voilà tout.";
  const auto snippet = snippet_of(text, "douane");
  CHECK(snippet.text == text);
  CHECK_FALSE(snippet.cut_before);
  CHECK_FALSE(snippet.cut_after);
}

TEST_CASE("of a long answer the sentence that matches is shown", "[snippet]") {
  const auto snippet = snippet_of(long_text, "droits de douane");
  CHECK_THAT(snippet.text, Catch::Contains("droits de douane sur l’acier"));
  CHECK(snippet.text.size() < 700);
  CHECK(snippet.cut_before);
  CHECK(snippet.cut_after);
  check_sound(long_text, snippet);
}

TEST_CASE("where only the question matches the snippet is the beginning of the answer", "[snippet]") {
  const auto snippet = snippet_of(long_text, "zorille");
  CHECK(long_text.starts_with(snippet.text));
  CHECK(snippet.highlights.empty());
}

TEST_CASE("one endless sentence is cut at words around its match", "[snippet]") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "mot" + std::to_string(i) + "é, ";
  text += "la douane, ";
  for (int i = 0; i < 400; ++i) text += "suite" + std::to_string(i) + "à, ";
  text += "fin.";
  const auto snippet = snippet_of(text, "douane");
  CHECK(marked(snippet) == std::vector<std::string>{"douane"});
  CHECK(snippet.text.size() < 700);
  CHECK(is_border(text, text.find(snippet.text)));
  CHECK(is_border(text, text.find(snippet.text) + snippet.text.size()));
  check_sound(text, snippet);
}

TEST_CASE("a text without a space or a full stop still gives sound snippets", "[snippet]") {
  std::string text = "douane";
  for (int i = 0; i < 3000; ++i) text += "é";
  for (const auto& typed : {std::string("douane " + text.substr(0, 200)), std::string("dou*")}) {
    const TemporaryDirectory directory;
    index_passages(directory / "index", {passage_of("cible", text)});
    for (const auto& hit : search(directory / "index", typed).hits) {
      CHECK(text.find(hit.snippet.text) != std::string::npos);
      CHECK(is_utf8(hit.snippet.text));
    }
  }
}

TEST_CASE("snippets are sound for queries of every word of a text", "[snippet]") {
  const TemporaryDirectory directory;
  const std::string text =
      "L’Œuvre des semi-conducteurs, aujourd’hui : 5\u202F000 visas H‑1B, dit-elle, à l’O.N.U. !\n\n"
      "« Peut-être », répond M. Dupont ; qu’en pensez-vous ? Rien — ou presque… jusqu’à l’été 2024 (3,5 %).\n"
      "Les États-Unis, eux, n’attendent pas : c’est l’heure des prud’hommes.";
  index_passages(directory / "index", {passage_of("cible", text)});
  for (const auto& token : tokenize(text))
    for (const auto& hit :
         search(directory / "index", text.substr(token.begin, token.end - token.begin)).hits)
      check_sound(text, hit.snippet);
}
