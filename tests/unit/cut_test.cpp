// Posts -> passages: what opens a passage, who speaks, what goes where.
#include "indexer/cut/cut.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/limits.hpp"
#include "indexer/cut/accounting.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Lines = std::vector<std::string>;

const std::string first_answer = "Par goût du vent, de l’eau, et de la patience que le marais demande à chacun.";
const std::string second_answer = "Elle l’avait défendu à nous tous, comme on défend la mer aux petits enfants.";
const std::string third_answer = "On verra bien ce que la marée laisse, et ce que nous saurons en faire ensuite.";

/// `question > text`; introductions have no question. Paragraphs of the text are parted by `/`.
Lines shown(const Cut& cut) {
  CHECK(accounting_problem(cut) == "");
  Lines out;
  for (const auto& p : cut.passages) {
    std::string text;
    for (const char c : p.text) {
      if (c != '\n') text += c;
      else if (!text.ends_with('/')) text += '/';
    }
    out.push_back((p.question.empty() ? p.heading.empty() ? "" : "§" + p.heading + " " : p.question + " ") + "> " +
                  text);
  }
  return out;
}

Lines shown(const std::string& html) { return shown(cut_html(html)); }

/// Three questions and answers, each question wrapped.
std::string interview(const std::string& open, const std::string& close) {
  return "<p>Une paludière nous reçoit au marais.</p>" + open + "Pourquoi le sel ?" + close +
         "<p>Par goût du vent et de l’eau.</p>" + open + "Que change le climat pour vous ?" + close +
         "<p>Nous récoltons plus tôt.</p><p>Et moins.</p>" + open + "Et demain ?" + close +
         "<p>On verra bien ce qui vient.</p>";
}

const Lines expected_interview = {"> Une paludière nous reçoit au marais.",
                                  "Pourquoi le sel ? > Par goût du vent et de l’eau.",
                                  "Que change le climat pour vous ? > Nous récoltons plus tôt./Et moins.",
                                  "Et demain ? > On verra bien ce qui vient."};

}  // namespace

TEST_CASE("a heading, a bold or an italic paragraph that asks opens a passage", "[cut]") {
  const std::vector<std::pair<std::string, std::string>> marks = {{"<h2 class=\"wp-block-heading\">", "</h2>"},
                                                                  {"<h3>", "</h3>"},
                                                                  {"<h4>", "</h4>"},
                                                                  {"<h3><strong>", "</strong></h3>"},
                                                                  {"<p><strong>", "</strong></p>"},
                                                                  {"<p><b>", "</b></p>"},
                                                                  {"<p><em>", "</em></p>"},
                                                                  {"<p><strong><em>", "</em></strong></p>"}};
  for (const auto& [open, close] : marks) {
    INFO(open);
    CHECK(shown(interview(open, close)) == expected_interview);
  }
}

TEST_CASE("a summary, an accordion heading or a term of a list opens a passage", "[cut]") {
  const std::string answers[] = {"Par goût du vent et de l’eau.", "Nous récoltons plus tôt."};
  const Lines expected = {"> Au marais.", "Pourquoi le sel ? > " + answers[0],
                          "Que change le climat ? > " + answers[1]};
  CHECK(shown("<p>Au marais.</p><details><summary>Pourquoi le sel ?</summary><p>" + answers[0] +
              "</p></details><details><summary>Que change le climat ?</summary><p>" + answers[1] + "</p></details>") ==
        expected);
  CHECK(shown("<p>Au marais.</p><dl><dt>Pourquoi le sel ?<dd>" + answers[0] + "<dt>Que change le climat ?<dd>" +
              answers[1] + "</dl>") == expected);
  const auto item = [](const std::string& q, const std::string& a) {
    return "<div class=\"wp-block-accordion-item\"><h3 class=\"wp-block-accordion-heading\"><button>" + q +
           "</button></h3><div class=\"wp-block-accordion-panel\"><p>" + a + "</p></div></div>";
  };
  CHECK(shown("<p>Au marais.</p>" + item("Pourquoi le sel ?", answers[0]) +
              item("Que change le climat ?", answers[1])) == expected);
}

TEST_CASE("a question split by <br> opens a passage", "[cut]") {
  CHECK(shown("<p>Au marais.</p><p><strong>Pourquoi le sel ?</strong><br>Par goût du vent.</p>"
              "<p><strong>Que change le climat ?</strong><br>Nous récoltons plus tôt.<br>Et moins.</p>") ==
        Lines{"> Au marais.", "Pourquoi le sel ? > Par goût du vent.",
              "Que change le climat ? > Nous récoltons plus tôt./Et moins."});
}

TEST_CASE("labelled speakers open passages and are named", "[cut]") {
  const std::vector<std::pair<std::string, std::string>> labels = {
      {"GC : ", "M.K. : "},
      {"Le Grand Continent — ", "Maëlle Kervadec — "},
      {"<strong>Estuaire :</strong> ", "<strong>Maëlle Kervadec :</strong> "},
      {"<strong>GC\u00A0:</strong> ", "<b>M. K.\u00A0:</b> "}};
  for (const auto& [asks, answers] : labels) {
    INFO(asks << answers);
    const auto cut = cut_html(
        "<p>Maëlle Kervadec est paludière depuis vingt ans.</p><p>" + asks + "Pourquoi le sel ?</p><p>" + answers +
        "Par goût du vent.</p><p>" + asks + "Que change le climat ?</p><p>" + answers +
        "Nous récoltons plus tôt.</p><p>Et moins.</p><p>" + asks + "Et demain ?</p><p>" + answers + "On verra.</p>");
    CHECK(shown(cut) ==
          Lines{"> Maëlle Kervadec est paludière depuis vingt ans.", "Pourquoi le sel ? > Par goût du vent.",
                "Que change le climat ? > Nous récoltons plus tôt./Et moins.", "Et demain ? > On verra."});
    REQUIRE(cut.passages.size() == 4);
    CHECK(cut.passages[2].speaker == "Maëlle Kervadec");
    CHECK_FALSE(cut.passages[2].asker.empty());
  }
}

TEST_CASE("questions that begin with a dash open passages", "[cut]") {
  CHECK(shown(interview("<p>— ", "</p>")) == expected_interview);
}

TEST_CASE("a no-break space before the question mark is none the less a question", "[cut]") {
  const auto cut = cut_html("<h3>Pourquoi\u00A0?</h3><p>Par goût.</p><h3>Et demain\u202F?</h3><p>On verra.</p>");
  REQUIRE(cut.passages.size() == 2);
  CHECK(cut.passages[0].question == "Pourquoi\u00A0?");
}

TEST_CASE("a heading without a question mark is a question in an interview", "[cut]") {
  CHECK(shown("<h3>Pourquoi le sel ?</h3><p>" + first_answer +
              "</p><h3>Votre grand-mère vous l’avait interdit.</h3><p>" + second_answer +
              "</p><h3>Et demain ?</h3><p>" + third_answer + "</p>") ==
        Lines{"Pourquoi le sel ? > " + first_answer, "Votre grand-mère vous l’avait interdit. > " + second_answer,
              "Et demain ? > " + third_answer});
}

TEST_CASE("two questions in a row are one passage's question", "[cut]") {
  for (const auto& [open, close] :
       std::vector<std::pair<std::string, std::string>>{{"<h3>", "</h3>"}, {"<p><strong>", "</strong></p>"}}) {
    INFO(open);
    CHECK(shown(open + "Pourquoi le sel ?" + close + "<p>" + first_answer + "</p>" + open + "Et la mer ?" + close +
                open + "Et le vent ?" + close + "<p>" + second_answer + "</p>" + open + "Et demain ?" + close + "<p>" +
                third_answer + "</p>") == Lines{"Pourquoi le sel ? > " + first_answer,
                                                "Et la mer ? Et le vent ? > " + second_answer,
                                                "Et demain ? > " + third_answer});
  }
}

TEST_CASE("the headings of an interview's parts lose no text", "[cut][accounting]") {
  CHECK(shown("<h2>Première partie</h2><h3>Pourquoi le sel ?</h3><p>" + first_answer +
              "</p><h2>Seconde partie</h2><h3>Et demain ?</h3><p>" + third_answer + "</p>")
            .size() == 2);
}

TEST_CASE("headings in a row of a post that is no interview lose no text", "[cut][accounting]") {
  CHECK(shown("<h2>Les mesures</h2><h2>Les outils</h2><p>" + first_answer + "</p><h2>La fin</h2><p>" + third_answer +
              "</p>")
            .size() == 2);
}

TEST_CASE("a sub-heading inside an answer opens no passage when questions have another shape", "[cut]") {
  CHECK(shown("<p><strong>Pourquoi le sel ?</strong></p><p>Par goût.</p><h4>Le vent d’est</h4><p>Il sèche "
              "tout.</p>"
              "<p><strong>Que change le climat ?</strong></p><p>Tout.</p><p><strong>Et demain "
              "?</strong></p><p>On verra.</p>")
            .size() == 3);
}

TEST_CASE("a bold phrase inside an answer opens nothing", "[cut]") {
  CHECK(shown("<p><strong>Pourquoi le sel ?</strong></p><p>Par <strong>goût</strong> du "
              "vent.</p><p><strong>Et demain ?</strong></p>"
              "<p>On verra.</p>") == Lines{"Pourquoi le sel ? > Par goût du vent.", "Et demain ? > On verra."});
}

TEST_CASE("a question that the guest asks in an answer opens nothing", "[cut]") {
  CHECK(shown("<h3>Pourquoi le sel ?</h3><p>Par goût. Et qui n’en a pas ?</p><p>Qui donc ?</p><h3>Et demain "
              "?</h3><p>On verra.</p>")
            .size() == 2);
}

TEST_CASE("a post that is no interview is cut at its headings", "[cut]") {
  const auto cut = cut_html(
      "<p>Un chapeau.</p><h2>Les mesures</h2><p>On mesure.</p><h3>La règle</h3><p>Elle suppose un "
      "œil.</p><h2>Les croire</h2><p>Ou non.</p>");
  CHECK(shown(cut) == Lines{"> Un chapeau.", "§Les mesures > On mesure.",
                            "§Les mesures › La règle > Elle suppose un œil.", "§Les croire > Ou non."});
  CHECK(cut.passages[1].kind == PassageKind::section);
}

TEST_CASE("a long text without headings is cut at paragraph borders", "[cut]") {
  std::string html;
  for (int i = 0; i < 30; ++i) {
    html += "<p>Paragraphe " + std::to_string(i);
    for (int k = 0; k < 48; ++k) html += " mot";
    html += ".</p>";
  }
  const auto cut = cut_html(html);
  CHECK(accounting_problem(cut) == "");
  CHECK(cut.passages.size() >= 4);
  for (const auto& p : cut.passages) {
    CHECK(p.text.starts_with("Paragraphe"));
    CHECK(p.text.ends_with("."));
    CHECK(p.text.size() < 450 * 4);
  }
}

TEST_CASE("read-also lines and pull quotes are in no passage", "[cut]") {
  const auto cut =
      cut_html("<h3>Pourquoi le sel ?</h3><p>" + first_answer +
               "</p><p><strong>À lire aussi :</strong> <a href=\"/x\">Le vent du large</a></p>"
               "<figure class=\"wp-block-pullquote\"><blockquote><p>Par goût, toujours</p></blockquote></figure>"
               "<p>Lire aussi&nbsp;: <a href=\"/y\">La mer qui monte</a></p><h3>Et demain ?</h3><p>" +
               third_answer + "</p>");
  CHECK(shown(cut) == Lines{"Pourquoi le sel ? > " + first_answer, "Et demain ? > " + third_answer});
}

TEST_CASE("a quotation, a list and verse are part of the answer", "[cut]") {
  CHECK(shown("<h3>Pourquoi le sel ?</h3><p>On disait :</p><blockquote><p>Le sel "
              "garde.</p></blockquote><ul><li>le gros</li><li>le fin</li></ul>"
              "<pre class=\"wp-block-verse\">Ô sel\nô mer</pre><h3>Et demain ?</h3><p>On verra.</p>") ==
        Lines{"Pourquoi le sel ? > On disait :/Le sel garde./le gros/le fin/Ô sel/ô mer", "Et demain ? > On verra."});
}

TEST_CASE("notes go to the passage that calls them", "[cut]") {
  const auto cut = cut_html(
      "<h3>Pourquoi le sel ?</h3><p>Par goût<sup class=\"fn\"><a href=\"#a\">1</a></sup>.</p><h3>Et demain "
      "?</h3><p>On verra.</p>"
      "<ol class=\"wp-block-footnotes\"><li id=\"a\">Une note. <a href=\"#a-link\">↩︎</a></li></ol>");
  REQUIRE(cut.passages.size() == 2);
  CHECK(cut.passages[0].notes == Lines{"Une note."});
  CHECK(cut.passages[0].text == "Par goût.");
  CHECK(cut.passages[1].notes.empty());
}

TEST_CASE("passages are numbered, named after the post and lead to their first sentence", "[cut]") {
  const auto cut = cut_html(interview("<h3>", "</h3>"), "Le sel");
  REQUIRE(cut.passages.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& p = cut.passages[i];
    CHECK(p.n == static_cast<int>(i));
    CHECK(p.id == "7#" + std::to_string(i));
    CHECK(p.post == "7");
    CHECK(p.title == "Le sel");
    CHECK_THAT(p.url, Catch::StartsWith("https://revue.example/7/#:~:text="));
  }
  CHECK_THAT(cut.passages[3].url, Catch::EndsWith("On%20verra%20bien%20ce%20qui%20vient"));
  CHECK(cut.passages[0].kind == PassageKind::introduction);
  CHECK(cut.passages[1].kind == PassageKind::answer);
}

TEST_CASE("a post without text has no passages", "[cut]") {
  for (const std::string html :
       {"", "<p></p>", "<!-- rien -->", "<figure><img src=\"x\"></figure>", "<script>x</script>"}) {
    INFO(html);
    CHECK(cut_html(html).passages.empty());
  }
}

TEST_CASE("a post of very many questions is capped, and what is past the cap is told", "[cut][limits]") {
  std::string html;
  for (std::size_t i = 0; i < limits::max_passages_per_post + 20; ++i)
    html += "<h3>Q" + std::to_string(i) + " ?</h3><p>R.</p>";
  const auto cut = cut_html(html);
  CHECK(cut.passages.size() <= limits::max_passages_per_post);
  CHECK(cut.passages.size() >= limits::max_passages_per_post - 1);
  CHECK(cut.placements.back().role == Role::dropped);
  CHECK_THAT(cut.placements.back().rule, Catch::Contains(std::to_string(limits::max_passages_per_post)));
}

TEST_CASE("two hundred thousand tiny paragraphs are cut", "[cut][limits]") {
  std::string html;
  for (int i = 0; i < 200000; ++i) html += "<p>a</p>";
  CHECK_FALSE(cut_html(html).passages.empty());
}

TEST_CASE("questions without any mark open passages where nothing else does", "[cut]") {
  const auto cut = cut_html(
      "<p>Qui êtes-vous ?</p><p>Je suis géographe, et je vis au bord du fleuve.</p>"
      "<p>Que cherchez-vous ?</p><p>Des noms, et des cartes que personne ne lit plus.</p>"
      "<p>Et après ?</p><p>Je rentrerai chez moi.</p>");
  REQUIRE(cut.passages.size() == 3);
  CHECK(cut.passages[1].question == "Que cherchez-vous ?");
  CHECK(cut.passages[2].text == "Je rentrerai chez moi.");
}

TEST_CASE("rhetorical questions of an essay open nothing", "[cut]") {
  const auto cut = cut_html(
      "<p>Le fleuve est là. Qui s’en soucie ?</p><p>Que faire ?</p><p>Rien, disent les uns.</p>"
      "<p>Tout, disent les autres.</p><p>Le fleuve passe.</p>");
  for (const auto& passage : cut.passages) CHECK(passage.question.empty());
}

TEST_CASE("a place where somebody was born is not who speaks", "[cut][names]") {
  const auto cut = cut_html(
      "<p>Née à Port Harcourt, élevée à Toulouse, Apolline Fabre-Nwosu a placé de l’argent avant de fonder une "
      "société.</p>"
      "<h3>Que placez-vous ?</h3><p>De l’épargne.</p><h3>Où allez-vous ?</h3><p>Au nord.</p>");
  REQUIRE(cut.passages.size() == 3);
  CHECK(cut.passages[1].speaker == "Apolline Fabre-Nwosu");
}
