// Snippets as a search gives them: an exact part of the answer, marks that cover whole words.
#include <catch2/catch.hpp>

#include <string>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "query/answer/hit_text.hpp"
#include "query/language/parse.hpp"
#include "query/search.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

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
  for (const auto& [begin, end] : snippet.highlights) words.push_back(snippet.text.substr(begin, end - begin));
  return words;
}

bool is_border(const std::string& text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  auto before = at - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  auto after = at;
  return !is_word_character(next_code_point(text, before)) || !is_word_character(next_code_point(text, after));
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
  for (int i = 0; i < 60; ++i) text += "Une phrase de remplissage numéro " + std::to_string(i) + " sans intérêt. ";
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
    for (const auto& hit : search(directory / "index", text.substr(token.begin, token.end - token.begin)).hits)
      check_sound(text, hit.snippet);
}

namespace {

/// The excerpts of `text` for `query`, and the snippet behind them.
std::vector<Snippet> excerpts_of(const std::string& text, const std::string& query, std::size_t most) {
  const TemporaryDirectory directory;
  auto passages = unrelated_passages();
  passages.push_back(passage_of("cible", text));
  index_passages(directory / "index", passages);
  SearchOptions options;
  options.shown.excerpts = most;
  for (const auto& hit : Searcher(directory / "index").search(parse_query(query), options).hits)
    if (hit.passage.id == "cible") {
      auto all = hit.excerpts;
      all.push_back(hit.snippet);
      return all;
    }
  FAIL("not found: " << query);
  return {};
}

std::string filler(int sentences, int from = 0) {
  std::string text;
  for (int i = from; i < from + sentences; ++i)
    text += "Une phrase de remplissage numéro " + std::to_string(i) + " sans intérêt. ";
  return text;
}

}  // namespace

TEST_CASE("excerpts are windows apart that hold a mark, in the order of the text", "[snippet]") {
  const auto text =
      filler(20) + "Le sel manque. " + filler(20, 20) + "Le sel et l’acier coûtent. " + filler(20, 40) + "Fin.";
  const auto excerpts = excerpts_of(text, "sel acier", 5);
  REQUIRE(excerpts.size() == 3);  // two, and the best one again
  CHECK_THAT(excerpts[0].text, Catch::Contains("Le sel manque"));
  CHECK_THAT(excerpts[1].text, Catch::Contains("Le sel et l’acier coûtent"));
  CHECK(excerpts[2].text == excerpts[1].text);
  for (const auto& excerpt : excerpts) {
    check_sound(text, excerpt);
    CHECK(text.substr(excerpt.begin, excerpt.text.size()) == excerpt.text);
    CHECK(excerpt.begin > 0);
    CHECK(text.substr(excerpt.begin - 2, 2) == ". ");
    CHECK(excerpt.text.ends_with("."));
  }
  CHECK(excerpts_of(text, "sel acier", 1).size() == 1);
}

TEST_CASE("windows that touch are one excerpt", "[snippet]") {
  std::string text = filler(10);
  for (int i = 0; i < 12; ++i)
    text += "Le sel du marais numéro " + std::to_string(i) + " se récolte à la main, en été. ";
  const auto excerpts = excerpts_of(text + filler(10, 10), "sel", 2);
  REQUIRE(excerpts.size() == 2);
  CHECK(excerpts[0].text.size() > excerpts[1].text.size());
}

TEST_CASE("a phrase goes before any number of its words", "[snippet]") {
  std::string text = "La douane et les droits. L’acier et les droits. La douane ! " + filler(20);
  text += "Ici les droits de douane. " + filler(20, 20);
  const auto excerpts = excerpts_of(text, "\"droits de douane\" acier", 1);
  CHECK(marked(excerpts[0]) == std::vector<std::string>{"droits de douane"});
}

TEST_CASE("an endless sentence is cut around a phrase, never in it", "[snippet]") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "acier " + std::to_string(i) + ", ";
  text += "les droits de douane, ";
  for (int i = 0; i < 100; ++i) text += "acier " + std::to_string(i) + ", ";
  for (const std::string query : {"\"droits de douane\"", "\"droits de douane\" acier",
                                  "\"2 les droits de douane acier 0\" OU \"99 les droits de douane\""}) {
    const auto snippet = excerpts_of(text, query, 1).front();
    INFO(query);
    CHECK_THAT(snippet.text, Catch::Contains("droits de douane"));
    check_sound(text, snippet);
  }
}

TEST_CASE("words that are near are shown together though they stand far apart", "[snippet]") {
  std::string words;
  for (int i = 0; i < 25; ++i) words += "puis encore ";
  const auto text = filler(5) + "On parle enfin de visa, et " + words + "des chercheurs. " + filler(30, 5) +
                    "Le visa. " + filler(30, 50);
  const auto snippet = excerpts_of(text, "visa PRÈS/90 chercheurs", 1).front();
  CHECK(marked(snippet) == std::vector<std::string>{"visa", "chercheurs"});
}

TEST_CASE("the whole answer is shown on demand, to the byte", "[snippet]") {
  const TemporaryDirectory directory;
  const std::string text = "… Le sel.\n\nEt puis l’acier ; le sel encore.";
  index_passages(directory / "index", {passage_of("cible", text)});
  SearchOptions options;
  options.shown.full = true;
  const auto hit = Searcher(directory / "index").search(parse_query("sel"), options).hits.at(0);
  CHECK(hit.snippet.text == hit.passage.text);
  CHECK(marked(hit.snippet) == std::vector<std::string>{"sel", "sel"});
  const auto paragraphs = paragraphs_of(hit.snippet);
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[1].text == "Et puis l’acier ; le sel encore.");
  CHECK(marked(paragraphs[1]) == std::vector<std::string>{"sel"});
}
