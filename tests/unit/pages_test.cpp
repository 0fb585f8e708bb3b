#include <catch2/catch.hpp>
#include <string>

#include "query/serve/page/concordance_page.hpp"
#include "query/serve/page/copied_quotation.hpp"
#include "query/serve/page/error_page.hpp"
#include "query/serve/page/matrix_page.hpp"
#include "query/serve/page/passage_page.hpp"
#include "query/serve/page/post_page.hpp"
#include "query/serve/page/results_page.hpp"
#include "query/serve/page/start_page.hpp"
#include "query/serve/page/topic_page.hpp"
#include "query/serve/page/verify_page.hpp"

using namespace propos;
using namespace propos::serve;
using Catch::Contains;

namespace {

const std::string attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/// A passage with an attack in every field.
Passage hostile_passage() {
  Passage passage;
  passage.id = attack + "#1";
  passage.post = attack;
  passage.host = "revue.example";
  passage.n = 1;
  passage.kind = PassageKind::answer;
  passage.title = passage.question = passage.text = passage.speaker = passage.asker = passage.site = attack;
  passage.date = passage.language = attack;
  passage.url = "javascript:alert(1)";
  passage.authors = passage.tags = passage.notes = {attack};
  passage.speaker_source = passage.pairing = attack;
  return passage;
}

Hit hit_of_passage(Passage passage) {
  Hit hit;
  hit.rank = 1;
  hit.passage = std::move(passage);
  hit.snippet.text = hit.passage.text;
  hit.snippet.highlights = {{0, 7}};
  hit.excerpts = {hit.snippet};
  hit.answer_marks = hit.snippet.highlights;
  hit.context.before = Neighbour{attack, PassageKind::answer, attack, attack, "javascript:alert(1)"};
  return hit;
}

Results results_with(Hit hit) {
  Results results;
  results.search.q = hit.passage.title;
  results.label = results.search.q;
  results.answer.total = 207;
  results.answer.took_us = 1500;
  results.answer.hits = {std::move(hit)};
  return results;
}

Passage plain_passage() {
  Passage passage;
  passage.id = "24#3";
  passage.post = "24";
  passage.kind = PassageKind::answer;
  passage.title = "L’acier";
  passage.question = "Que vaut l’acier ?";
  passage.text = "Il vaut ce qu’on en fait.\n\nEt le reste.";
  passage.speaker = "Ada Mer";
  passage.date = "2025-03-01";
  passage.language = "fr";
  passage.url = "https://revue.example/24/#:~:text=Il%20vaut";
  return passage;
}

/// Nothing of a page runs or leads where it should not.
void check_harmless(const std::string& html) {
  CHECK_THAT(html, !Contains("<script>") && !Contains("<img") && !Contains("=\"javascript:") &&
                       !Contains("onerror=alert(1)>"));
  CHECK_THAT(html, !Contains(" style=") && !Contains(" onclick"));
}

}  // namespace

TEST_CASE("what stands in a post never becomes markup, on any page", "[pages]") {
  const View view;
  const auto passage = hostile_passage();
  const auto hit = hit_of_passage(passage);
  check_harmless(results_page(view, results_with(hit), {}));
  check_harmless(post_page(view, {"revue.example/" + attack, {passage}, 0, attack}));
  check_harmless(passage_page(view, {passage, "revue.example/" + attack, hit.context, attack}, {}, &hit));
  check_harmless(verify_page(view, {attack, attack, attack, attack, attack}, Verification()));
  ConcordanceLines lines;
  lines.search.kwic.emplace();
  lines.search.q = lines.label = attack;
  lines.lines = {{attack, attack, attack, "javascript:alert(1)", false, attack, attack, attack, attack}};
  check_harmless(concordance_page(view, lines, {}));
  check_harmless(error_page(view, problem_types().front(), attack));
}

TEST_CASE("a hit shows question, excerpt with marks, speaker, date and post", "[pages]") {
  auto hit = hit_of_passage(plain_passage());
  hit.snippet.highlights = {{3, 7}};
  hit.excerpts = {hit.snippet};
  const auto html = results_page(View(), results_with(hit), {});
  CHECK_THAT(html, Contains("Que vaut l’acier\u202F?"));
  CHECK_THAT(html, Contains("Il <mark data-mark=\"\">vaut</mark> ce"));
  CHECK_THAT(html, Contains("href=\"/speakers/Ada%20Mer\""));
  CHECK_THAT(html, Contains("<time datetime=\"2025-03-01\">1er\u00A0mars\u00A02025</time>"));
  CHECK_THAT(html, Contains("<strong id=\"total\">207 passages</strong>"));
}

TEST_CASE("what is not exact or not complete is said", "[pages]") {
  auto results = results_with(hit_of_passage(plain_passage()));
  results.answer.exact = false;
  results.answer.complete = false;
  const auto html = results_page(View(), results, {});
  CHECK_THAT(html, Contains("environ 207 passages"));
  CHECK_THAT(html, Contains("Le temps a manqué"));
}

TEST_CASE("a correction is told with the link that takes it back", "[pages]") {
  auto results = results_with(hit_of_passage(plain_passage()));
  results.search.q = "demision";
  results.answer.notes = {{"", "", ReadAs{ReadAs::Kind::corrected, "demision", {"démission"}}}};
  const auto html = results_page(View(), results, {});
  CHECK_THAT(html, Contains("«\u00A0demision\u00A0» lu comme «\u00A0démission\u00A0»"));
  CHECK_THAT(html, Contains("href=\"/search?q=demision&amp;keep=demision\""));
}

TEST_CASE("where nothing is found, what is missing and what is nearest is told", "[pages]") {
  Results results;
  results.search.q = results.label = "Kaltenbah";
  results.answer.notes = {{"dans aucun passage : « Kaltenbah »", "", ReadAs{ReadAs::Kind::missing, {}, {"Kaltenbah"}}},
                          {"", "", ReadAs{ReadAs::Kind::suggested, "Kaltenbah", {"kaltenbach"}}}};
  const auto html = results_page(View(), results, {});
  CHECK_THAT(html, Contains("Rien trouvé"));
  CHECK_THAT(html, Contains("dans aucun passage"));
  CHECK_THAT(html, Contains("href=\"/search?q=kaltenbach\""));
}

TEST_CASE("values of facets add themselves to the search, and take themselves away", "[pages]") {
  auto results = results_with(hit_of_passage(plain_passage()));
  results.search.q = "acier";
  results.search = results.search.with(FacetBy::speaker, "Ada Mer");
  results.facets = {{FacetBy::speaker, {{"Ada Mer", {}, 3, {}}, {"Jean Roc", {}, 2, {}}}, 2}};
  const auto html = results_page(View(), results, {});
  CHECK_THAT(html, Contains("href=\"/search?q=acier&amp;speaker=Ada%20Mer&amp;speaker=Jean%20Roc\""));
  CHECK_THAT(html, Contains("<a href=\"/search?q=acier\" class=\"choice\" rel=\"nofollow\" aria-current=\"true\">"));
}

TEST_CASE("a bar of the timeline selects its period, and the table does the same", "[pages]") {
  auto results = results_with(hit_of_passage(plain_passage()));
  results.search.q = "acier";
  results.timeline = {{"2025-01", 2, {}}, {"2025-02", 0, {}}, {"2025-03", 4, {}}};
  const auto html = results_page(View(), results, {});
  const std::string address = "href=\"/search?q=acier&amp;since=2025-03&amp;until=2025-03\"";
  const auto first = html.find(address);
  REQUIRE(first != std::string::npos);
  CHECK(html.find(address, first + 1) != std::string::npos);
  CHECK_THAT(html, Contains("<title>mars\u00A02025\u00A0: 4 passages</title>"));
}

TEST_CASE("the fragment of a live search is the inside of the page's answer", "[pages]") {
  const auto results = results_with(hit_of_passage(plain_passage()));
  const auto fragment = results_fragment(View(), results, {});
  CHECK_THAT(results_page(View(), results, {}), Contains(fragment));
  CHECK_THAT(fragment, Catch::StartsWith("<div class=\"answer-main\" data-status=\"207 passages\">"));
}

TEST_CASE("English pages are English, and their links stay so", "[pages]") {
  View view;
  view.lang = Lang::en;
  view.common.lang = Lang::en;
  auto results = results_with(hit_of_passage(plain_passage()));
  results.search.q = "acier";
  results.search.lang = Lang::en;
  results.answer.total = 0;
  results.answer.hits.clear();
  const auto html = results_page(view, results, {});
  CHECK_THAT(html, Contains("<html lang=\"en\">") && Contains("Nothing found") && Contains("href=\"/?lang=en\""));
}

TEST_CASE("a quotation leads to its own sentence", "[pages]") {
  auto hit = hit_of_passage(plain_passage());
  hit.snippet.text = "Et le reste.";
  hit.snippet.begin = static_cast<std::uint32_t>(hit.passage.text.find("Et le"));
  hit.excerpts = {hit.snippet};
  CHECK(sentence_url(hit.passage, hit.snippet) == "https://revue.example/24/#:~:text=Et%20le%20reste");
  const auto forms = quotation_of(hit, Lang::fr);
  CHECK_THAT(forms.plain, Contains("«\u00A0Et le reste.\u00A0» — Ada Mer") && Contains("text=Et%20le%20reste"));
  CHECK_THAT(forms.markdown, Contains("> Et le reste."));
  CHECK_THAT(forms.bibtex, Contains("@") && Contains("Mer"));
  CHECK_THAT(forms.ris, Contains("TY  - "));
}

TEST_CASE("a passage whose page is no web page has no link to it", "[pages]") {
  auto passage = plain_passage();
  passage.url = "javascript:alert(1)";
  CHECK(sentence_url(passage, {"Il vaut", {}, 0, {}, false, false}).empty());
}

TEST_CASE("every cell of the matrix leads to its hits", "[pages]") {
  MatrixTable table;
  table.request = matrix_request_of({{"rows", "speaker"}, {"columns", "year"}, {"topic", "talent"}});
  table.rows = {{"Ada Mer", "Ada Mer"}};
  table.columns = {{"2024", "2024"}, {"2025", "2025"}};
  table.cells[{"Ada Mer", "2025"}] = 4;
  const auto html = matrix_page(View(), table);
  CHECK_THAT(html, Contains("href=\"/search?topic=talent&amp;speaker=Ada%20Mer&amp;year=2025\""));
  CHECK_THAT(html, Contains("aria-label=\"Ada Mer, 2025\u00A0: 4 passages\""));
}

TEST_CASE("the axes of a matrix are two", "[pages]") {
  const auto same = matrix_request_of({{"rows", "year"}, {"columns", "year"}});
  CHECK(same.rows != same.columns);
  CHECK_THROWS(matrix_request_of({{"rows", "colour"}}));
  CHECK_THROWS(matrix_request_of({{"limit", "0"}}));
  CHECK(matrix_request_of({{"limit", "100"}}).limit == 100);
  CHECK_THROWS(matrix_request_of({{"limit", "101"}}));
}

TEST_CASE("what was inferred is told of a passage", "[pages]") {
  auto passage = plain_passage();
  passage.speaker_source = "introduction";
  passage.speaker_confidence = 0.8;
  passage.pairing = "inferred";
  const auto html = inferred(View(), passage).html();
  CHECK_THAT(html, Contains("Locuteur connu par l’introduction, sûr à 80\u00A0%"));
  CHECK_THAT(html, Contains("data-inferred=\"pairing\""));
  CHECK(inferred(View(), plain_passage()).empty());
}

TEST_CASE("a browser gets a problem as a page, a program gets it as it is", "[pages]") {
  Response problem;
  problem.status = 404;
  problem.type = "application/problem+json";
  problem.body = R"({"type":"/errors/not-found","title":"x","status":404,"detail":"no <b> topic"})";
  Request request;
  request.path = "/topics/x";
  request.accept = "text/html,application/xhtml+xml,*/*;q=0.8";
  const auto page = dressed(problem, request);
  CHECK(page.status == 404);
  CHECK(page.type == "text/html; charset=utf-8");
  CHECK_THAT(page.body, Contains("Il n’y a rien ici") && Contains("no &lt;b&gt; topic"));
  for (const auto& [path, accept] : {std::pair("/api/topics/x", "text/html"), std::pair("/topics/x", ""),
                                     std::pair("/topics/x", "*/*"), std::pair("/topics/x", "application/json")}) {
    INFO(path << ' ' << accept);
    request.path = path;
    request.accept = accept;
    CHECK(dressed(problem, request).body == problem.body);
  }
}

TEST_CASE("every type of problem has a page", "[pages]") {
  for (const auto& type : problem_types())
    CHECK_THAT(error_page(View(), type, {}), Contains(std::string(say(type.title, Lang::fr))));
  CHECK(problem_type_named("nothing") == nullptr);
}

TEST_CASE("the language is the one that was asked for, else the client's", "[pages]") {
  CHECK(preferred_language("") == Lang::fr);
  CHECK(preferred_language("en-GB,en;q=0.9,fr;q=0.8") == Lang::en);
  CHECK(preferred_language("fr;q=0.5, en;q=0.4") == Lang::fr);
  CHECK(preferred_language("de") == Lang::fr);
  Request request;
  request.accept_language = "en";
  CHECK(view_of(request).lang == Lang::en);
  request.parameters = {{"lang", "fr"}};
  CHECK(view_of(request).lang == Lang::fr);
}

TEST_CASE("a link to this page in the other language keeps its state", "[pages]") {
  Request request;
  request.path = "/speakers/Ada Mer";
  request.parameters = {{"q", "a&b"}, {"lang", "fr"}, {"live", "1"}};
  CHECK(view_of(request).here_with("lang", "en") == "/speakers/Ada%20Mer?q=a%26b&lang=en");
}
