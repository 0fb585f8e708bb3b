// Interviews of the shapes that posts really have: where answers begin, and who says them.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "indexer/cut/accounting.hpp"
#include "indexer/cut/cut.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Lines = std::vector<std::string>;

/// `question > text [speaker]` of each answer; paragraphs of the text are parted by `/`.
Lines answers(const Cut& cut) {
  CHECK(accounting_problem(cut) == "");
  Lines out;
  for (const auto& p : cut.passages) {
    if (p.kind != PassageKind::answer) continue;
    std::string text;
    for (const char c : p.text) {
      if (c != '\n') text += c;
      else if (!text.ends_with('/')) text += '/';
    }
    out.push_back(p.question + " > " + text + " [" + p.speaker + "]");
  }
  return out;
}

Lines answers(const std::string& html, const std::string& title = "Un titre") { return answers(cut_html(html, title)); }

const Lines of_lilas = {"Pourquoi le sel ? > Par goût du vent, je crois. [Lilas Kerven]",
                        "Que change le climat pour vous ? > Nous récoltons plus tôt. [Lilas Kerven]",
                        "Et demain ? > On verra bien ce qui vient. [Lilas Kerven]"};

const std::string introduction = "<p>Un entretien avec Lilas Kerven, paludière.</p>";

}  // namespace

TEST_CASE("a bold question and its answer in one paragraph are two", "[interviews]") {
  CHECK(answers(introduction + "<p><b>Pourquoi le sel ?</b> Par goût du vent, je crois.</p>"
                               "<p><b>Que change le climat pour vous ?</b>Nous récoltons plus tôt.</p>"
                               "<p><b>Et demain&nbsp;?</b> On verra bien ce qui vient.</p>") ==
        Lines{of_lilas[0], of_lilas[1], "Et demain\u00A0? > On verra bien ce qui vient. [Lilas Kerven]"});
}

TEST_CASE("an answer whose last words are the next question in italics ends before it", "[interviews]") {
  CHECK(
      answers(introduction +
              "<p><em>Pourquoi le sel ?</em></p><p>Par goût du vent, je crois.<br><em>Que change le climat pour vous "
              "?</em></p><p>Nous récoltons plus tôt.<br/><em>Et demain ?</em></p><p>On verra bien ce qui vient.</p>") ==
      of_lilas);
}

TEST_CASE("labels of both sides stand in one paragraph without a line break", "[interviews]") {
  CHECK(
      answers(introduction +
              "<p><strong>Lou : Pourquoi le sel ?</strong> <a href=\"/l\">Lilas Kerven</a> : Par goût du vent, je "
              "crois.</p><p><strong>Lou : Que change le climat pour vous ?</strong> <a href=\"/l\">Lilas Kerven</a> : "
              "Nous récoltons plus tôt.</p><p><strong>Lou : Et demain ?</strong> <a href=\"/l\">Lilas Kerven</a> : On "
              "verra bien ce qui vient.</p>") == of_lilas);
}

TEST_CASE("turns are list items, several of them in one", "[interviews]") {
  CHECK(answers(introduction +
                "<ul><li>Le Flot : Pourquoi le sel ?</li><li>Lilas Kerven : Par goût du vent, je crois.</li>"
                "<li>Que change le climat pour vous ? Lilas : Nous récoltons plus tôt.</li>"
                "<li>Et demain ?</li><li>Lilas : On verra bien ce qui vient.</li></ul>") == of_lilas);
}

TEST_CASE("labels are initials, numbered, with directions, with thin spaces, misspelt once", "[interviews]") {
  CHECK(answers(introduction + "<p>1) P.H. : Pourquoi le sel ?</p><p>L.K. : Par goût du vent, je crois.</p>"
                               "<p>2) P.H. : Que change le climat pour vous ?</p><p>L.K. : Nous récoltons plus tôt.</p>"
                               "<p>3) P.H. : Et demain ?</p><p>L.K. : On verra bien ce qui vient.</p>") == of_lilas);
  CHECK(answers(introduction +
                "<p>P.H. <em>sourit</em> — Pourquoi le sel ?</p><p>L.K. — Par goût du vent, je crois.</p><p>P.H. "
                "<em>regarde la mer, puis reprend</em> — Que change le climat pour vous ?</p><p>L.K. — Nous récoltons "
                "plus tôt.</p><p>P.H. — Et demain ?</p><p>L.K. (rires) — On verra bien ce qui vient.</p>") == of_lilas);
  CHECK(
      answers(introduction +
              "<p><b>Le Flot\u202F: </b>Pourquoi le sel ?</p><p><b>Lilas Kerven\u2009:</b> Par goût du vent, je "
              "crois.</p><p><b>Le Flot\u202F: </b>Que change le climat pour vous ?</p><p><b>L. Kerven\u2009:</b> Nous "
              "récoltons plus tôt.</p><p><b>Le Flot\u202F: </b>Et demain ?</p><p><b>Lilas Kervem\u2009:</b> On verra "
              "bien ce qui vient.</p>") == of_lilas);
}

TEST_CASE("a label is only bold, with a full stop or without", "[interviews]") {
  for (const std::string end : {".</strong> ", "</strong> ", ". —</strong> ", " —</strong> "}) {
    INFO(end);
    CHECK(answers(
              introduction + "<p><em>Pourquoi le sel ?</em></p><p><strong>Lilas Kerven" + end +
              "Par goût du vent, je crois.</p><p><em>Que change le climat pour vous ?</em></p><p><strong>Lilas Kerven" +
              end + "Nous récoltons plus tôt.</p><p><em>Et demain ?</em></p><p><strong>Lilas Kerven" + end +
              "On verra bien ce qui vient.</p>") == of_lilas);
  }
}

TEST_CASE("remarks are questions where labels alternate and one of them asks", "[interviews]") {
  CHECK(answers(
            "<p><b>Rose Aubin :</b> Parlons du sel gris.</p><p><b>Lilas Kerven :</b> Il vient du vent, du soleil et "
            "de la patience de tous.</p><p><b>R.A.</b>: Et le climat ?</p><p><b>L.K.</b>: Nous récoltons plus tôt, et "
            "nous récoltons moins qu’avant.</p><p><b>R.A.</b>: C’est donc fini.</p><p><b>L.K.</b>: On verra bien ce "
            "qui vient, et ce que nous ferons.</p>") ==
        Lines{"Parlons du sel gris. > Il vient du vent, du soleil et de la patience de tous. [Lilas Kerven]",
              "Et le climat ? > Nous récoltons plus tôt, et nous récoltons moins qu’avant. [Lilas Kerven]",
              "C’est donc fini. > On verra bien ce qui vient, et ce que nous ferons. [Lilas Kerven]"});
}

TEST_CASE("labels stand in the first pair only", "[interviews]") {
  CHECK(
      answers("<p><b>Le Flot : Pourquoi le sel ?</b><br>Lilas Kerven : Par goût du vent, je crois.</p><p><b>Que change "
              "le climat pour vous ?</b><br>Nous récoltons plus tôt.</p><p><b>Et demain ?</b><br>On verra bien ce qui "
              "vient.</p>",
              "Lilas Kerven : le sel et le vent") == of_lilas);
}

TEST_CASE("a heading or a bold line that is a name says who answers below it", "[interviews]") {
  const auto cut = cut_html(
      "<p>Trois questions à deux paludiers.</p><h3>Pourquoi le sel ?</h3><h4>Lilas Kerven (Batz)</h4><p>Par goût.</p>"
      "<h4>Marc Le Dû (Guérande)</h4><p>Par hasard.</p><h3>Et demain ?</h3><h4>Marc L</h4><p>On verra.</p><h4>Lilas "
      "K</h4><p>Rien de bon.</p>");
  CHECK(answers(cut) == Lines{"Pourquoi le sel ? > Par goût./Par hasard. [Lilas Kerven, Marc Le Dû]",
                              "Et demain ? > On verra./Rien de bon. [Marc Le Dû, Lilas Kerven]"});
  REQUIRE(cut.passages[1].turns.size() == 2);
  CHECK(cut.passages[1].turns[0] == Turn{"Lilas Kerven", 0, 10});
  CHECK(cut.passages[1].turns[1] == Turn{"Marc Le Dû", 12, 23});
}

TEST_CASE("several guests answer in turns, what goes on in a turn goes on, and one answers together", "[interviews]") {
  const auto cut = cut_html(
      "<p>Une table ronde avec Lilas Kerven, Marc Aubin et Jo Pen.</p><p><b>Le Flot :</b> Pourquoi le sel "
      "?</p><p><b>Lilas "
      "Kerven :</b> Par goût.</p><p>Et par patience, surtout.</p><p><b>Marc Aubin :</b> Par hasard.</p><p><b>Le Flot "
      ":</b> Et "
      "demain ?</p><p><b>Lilas Kerven, Marc Aubin et Jo Pen :</b> On verra.</p>");
  CHECK(answers(cut) == Lines{"Pourquoi le sel ? > Par goût./Et par patience, surtout./Par hasard. [Lilas Kerven, Marc "
                              "Aubin]",
                              "Et demain ? > On verra. [Lilas Kerven, Marc Aubin, Jo Pen]"});
  REQUIRE(cut.passages[1].turns.size() == 2);
  CHECK(cut.passages[1].turns[0].speaker == "Lilas Kerven");
  CHECK(cut.passages[1].text.substr(cut.passages[1].turns[1].begin) == "Par hasard.");
  CHECK(cut.passages[2].turns.empty());
  CHECK(cut.passages[2].asker == "Le Flot");
  CHECK(cut.passages[2].speaker_source == "label");
  CHECK(cut.passages[2].speaker_confidence > 0.5);
}

TEST_CASE("names of both sides stand on bold lines of their own", "[interviews]") {
  CHECK(answers(
            introduction +
            "<p><strong>Le Flot</strong><br>Pourquoi le sel ?</p><p><strong>Lilas Kerven</strong><br>Par goût du vent, "
            "je crois.</p><p><strong>Le Flot</strong><br>Que change le climat pour vous ?</p><p><strong>Lilas "
            "Kerven</strong><br>Nous récoltons plus tôt.</p><p><strong>Le Flot</strong><br>Et demain ?</p><p><strong>"
            "Lilas Kerven</strong><br>On verra bien ce qui vient.</p>") == of_lilas);
}

TEST_CASE("Q and R name nobody: the introduction does", "[interviews]") {
  for (const std::string sign : {".", "", ". :", " :"}) {
    if (sign == ".") continue;
    INFO(sign);
    const auto colon = sign.ends_with(':') ? sign : sign + " :";
    CHECK(answers(introduction + "<p><b>Q" + colon + "</b> Pourquoi le sel ?</p><p><b>R" + colon +
                  "</b> Par goût du vent, je crois.</p><p><b>Q" + colon +
                  "</b> Que change le climat pour vous ?</p><p><b>R" + colon +
                  "</b> Nous récoltons plus tôt.</p><p><b>Q" + colon + "</b> Et demain ?</p><p><b>R" + colon +
                  "</b> On verra bien ce qui vient.</p>") == of_lilas);
  }
}

TEST_CASE("few of many prompts end in a question mark", "[interviews]") {
  CHECK(
      answers(
          introduction +
          "<p><b>Racontez-nous votre enfance.</b></p><p>Elle fut salée.</p><p><b>Votre livre de chevet ?</b></p><p>Un "
          "almanach.</p><p><b>Un regret.</b></p><p>Aucun.</p><p><b>Le mot de la fin.</b></p><p>Compter.</p>") ==
      Lines{"Racontez-nous votre enfance. > Elle fut salée. [Lilas Kerven]",
            "Votre livre de chevet ? > Un almanach. [Lilas Kerven]", "Un regret. > Aucun. [Lilas Kerven]",
            "Le mot de la fin. > Compter. [Lilas Kerven]"});
}

TEST_CASE("a statement in the questions' style is one of them, also where its line break is missing", "[interviews]") {
  const auto found = answers(introduction +
                             "<p><b>Pourquoi le sel ?</b><br>Par goût.</p><p><b>Et le vent ?</b><br>Il "
                             "sèche.</p><p><b>Et la mer ?</b><br>Elle "
                             "monte.</p><p><b>Il reste donc peu de marais ici.</b> Oui, et peu de bras.</p>");
  REQUIRE(found.size() == 4);
  CHECK(found[3] == "Il reste donc peu de marais ici. > Oui, et peu de bras. [Lilas Kerven]");
}

TEST_CASE("an essay with quoted questions is no interview", "[interviews]") {
  const std::string text =
      "Voilà ce que l’on entend au marais, et ce que personne ne devrait plus avoir à entendre en face de la mer.";
  std::string html = "<p>Dix phrases que j’entends.</p>";
  for (const std::string question : {"« Et tu vis de ça ? »", "« Tu comptes changer ? »", "« C’est dur, non ? »"})
    html += "<p><strong>" + question + "</strong></p><p>" + text + "</p>";
  const auto cut = cut_html(html);
  CHECK(answers(cut).empty());
  REQUIRE_FALSE(cut.decision.empty());
  CHECK_THAT(cut.decision.front(), Catch::Contains("quoted -3"));
}

TEST_CASE("an essay that asks itself in italics is no interview", "[interviews]") {
  const std::string text =
      "<p>Le sel se récolte de juin à septembre, quand le vent et le soleil ont fait leur travail.</p>";
  CHECK(answers(text + "<p><em>Que faire ?</em></p>" + text + "<p><em>À quoi bon ?</em></p>" + text).empty());
}

TEST_CASE("a list of points in an answer has no speakers", "[interviews]") {
  const auto found =
      answers(introduction +
              "<h3>Pourquoi le sel ?</h3><p>Il y a deux raisons à cela.</p><p>Force : le vent.</p><p>Force : le "
              "soleil.</p><h3>Et demain ?</h3><p>On verra.</p>");
  REQUIRE(found.size() == 2);
  CHECK(found[0] ==
        "Pourquoi le sel ? > Il y a deux raisons à cela./Force : le vent./Force : le soleil. [Lilas Kerven]");
}
