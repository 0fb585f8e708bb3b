// What is nobody's answer stands apart, with its role.
#include "indexer/cut/setting_apart.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "common/json.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/cut.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Lines = std::vector<std::string>;

const std::string before =
    "<p>Odile Lhermitte construit des barques au port de Trévac.</p><p><strong>Pourquoi avoir quitté la ville "
    "?</strong></p><p>Parce que la mer me manquait, et que mon père avait laissé une barque à finir.</p>";
const std::string between =
    "<p>Et je ne regrette rien.</p><p><strong>Comment vit-on d’une barque ?</strong></p><p>Mal, les premières années, "
    "puis mieux, quand on a appris à vendre ce que l’on ne pêche pas.</p><p><strong>Et demain ?</strong></p>"
    "<p>On verra ce que la marée laisse, et ce que nous saurons en faire quand elle sera passée.</p>";

/// `kind heading|text` of the passages that stand apart.
Lines apart_of(const std::string& html) {
  const auto cut = cut_html(html, "Un entretien avec Odile Lhermitte");
  CHECK(accounting_problem(cut) == "");
  Lines out;
  for (const auto& p : cut.passages)
    if (is_apart(p.kind)) out.push_back(std::string(name_of(p.kind)) + " " + p.heading + "|" + p.text);
  return out;
}

/// All that is asked and answered, and the introduction.
std::string said(const std::string& html) {
  std::string out;
  for (const auto& p : cut_html(html, "Un entretien avec Odile Lhermitte").passages)
    if (!is_apart(p.kind)) out += p.question + '\n' + p.heading + '\n' + p.text + '\n';
  return out;
}

}  // namespace

TEST_CASE("each kind of what nobody says is a passage of its own", "[apart]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<figure><img src=x><figcaption>Le port en mars.</figcaption></figure>", "caption |Le port en mars."},
      {"<p class=\"wp-caption-text\">Le port en mars.</p>", "caption |Le port en mars."},
      {"<dl><dt><img src=x></dt><dd class=\"wp-caption-text\">Le port en mars.</dd></dl>", "caption |Le port en mars."},
      {"<p>Le port en mars. © Jean Photo</p>", "caption |Le port en mars. © Jean Photo"},
      {"<p>Propos recueillis par Lise Arnoux</p>", "credit |Propos recueillis par Lise Arnoux"},
      {"<div class=\"credits\">Lise Arnoux, Jo Roux</div>", "credit |Lise Arnoux, Jo Roux"},
      {"<aside><h3>Trévac</h3><p>1 200 habitants.</p></aside>", "box Trévac|1 200 habitants."},
      {"<div class=\"encadre\"><p>1 200 habitants.</p></div>", "box |1 200 habitants."},
      {"<section class=\"info-box\"><p>1 200 habitants.</p></section>", "box |1 200 habitants."},
      {"<div><h4>Repères</h4><p>1 200 habitants.</p></div>", "box Repères|1 200 habitants."},
      {"<div class=\"wp-block-group has-background\"><p><b>Le port</b></p><p>1 200 habitants.</p></div>",
       "box Le port|1 200 habitants."},
      {"<table><tr><td><b>Repères</b><br>1 200 habitants.</td></tr></table>", "box Repères|1 200 habitants."},
      {"<p>NDLR : le port a 1 200 habitants.</p>", "notes |NDLR : le port a 1 200 habitants."},
      {"<details><summary>Le port</summary><p>1 200 habitants.</p></details>", "box Le port|1 200 habitants."},
      {"<div class=\"author-bio\"><p>Née à Trévac.</p></div>", "biography |Née à Trévac."},
      {"<div><p><b>Bio express</b></p><p>1961 : naissance.</p></div>", "biography Bio express|1961 : naissance."}};
  for (const auto& [html, expected] : rows) {
    INFO(html);
    CHECK(apart_of(before + html + between) == Lines{expected});
    CHECK_THAT(said(before + html + between),
               Catch::Contains("à finir.\n\nEt je ne regrette rien.") && !Catch::Contains("Trévac compte"));
  }
}

TEST_CASE("what ends a post is not the last answer's", "[apart]") {
  const std::vector<std::pair<std::string, Lines>> rows = {
      {"<p>Propos recueillis par Lise Arnoux</p><p>Odile Lhermitte est l’autrice de La Barque.</p>",
       {"credit |Propos recueillis par Lise Arnoux", "biography |Odile Lhermitte est l’autrice de La Barque."}},
      {"<p>Merci beaucoup.</p>", {"notes |Merci beaucoup."}},
      {"<p>Merci Odile !</p><p>Sa barque est à voir au port.</p>",
       {"notes |Merci Odile !\n\nSa barque est à voir au port."}},
      {"<p>Le texte ci-dessus a paru dans Le Quai en mai 1999.</p><p>© 1999 Le Quai</p>",
       {"notes |Le texte ci-dessus a paru dans Le Quai en mai 1999.\n\n© 1999 Le Quai"}},
      {"<h3>Bibliographie</h3><p>La Barque, Quai, 2020.</p><p><b>Le Port</b>, Quai, 2021.</p>",
       {"notes |Bibliographie\n\nLa Barque, Quai, 2020.\n\nLe Port, Quai, 2021."}},
      {"<h4>Trévac en quelques dates</h4><p>1920 : le port.</p><p>1950 : la criée.</p>",
       {"box Trévac en quelques dates|1920 : le port.\n\n1950 : la criée."}},
      {"<p>Odile Lhermitte, <em>La Barque</em>, Quai, 2020, 18 €.</p>",
       {"notes |Odile Lhermitte, La Barque, Quai, 2020, 18 €."}},
      {"<p>Retrouvez Odile Lhermitte au salon du port le 12 mai.</p>",
       {"notes |Retrouvez Odile Lhermitte au salon du port le 12 mai."}},
      {"<p>Site : <a href=x>barque.example</a></p><p>Voir la vidéo : <a href=x>ici</a></p><p>La rédaction</p>",
       {"notes |Site : barque.example\n\nVoir la vidéo : ici", "credit |La rédaction"}},
      {"<p>1. Voir La Barque, p. 12.</p>", {"notes |1. Voir La Barque, p. 12."}},
      {"<p><b>À propos du Quai</b></p><p>Fondé en 1920, il emploie dix personnes.</p>",
       {"notes |À propos du Quai\n\nFondé en 1920, il emploie dix personnes."}},
      {"<p><em>Jean Roux est journaliste au Quai.</em></p>", {"biography |Jean Roux est journaliste au Quai."}}};
  for (const auto& [html, expected] : rows) {
    INFO(html);
    auto found = apart_of(before + between + html);
    CHECK(std::multiset<std::string>(found.begin(), found.end()) ==
          std::multiset<std::string>(expected.begin(), expected.end()));
    CHECK_THAT(said(before + between + html), Catch::EndsWith("passée.\n"));
  }
}

TEST_CASE("a guest's last words stay the guest's", "[apart]") {
  for (const std::string words :
       {"<p>Mon livre a paru chez un petit éditeur du port.</p>", "<p>Jean Roux est mon voisin, et je l’aime bien.</p>",
        "<p>La Barque est parue au Quai en 2020.</p>", "<p>Il a tenu la barre jusqu’au bout.</p>",
        "<p>Merci à ma mère, qui a tenu la barre pendant que nous apprenions à lire les cartes et le ciel.</p>"}) {
    INFO(words);
    CHECK(apart_of(before + between + words).empty());
  }
  CHECK(apart_of(before + between + "<p><strong>Un mot pour finir ?</strong></p><p>Merci à tous.</p>").empty());
}

TEST_CASE("a frame around the whole interview is no box, and neither are frames around its questions", "[apart]") {
  CHECK(apart_of("<div class=\"encadre\">" + before + between + "</div>").empty());
  CHECK(apart_of("<p>Au port.</p><div class=\"info-box\"><p><b>Pourquoi ?</b></p><p>Parce que.</p></div><div "
                 "class=\"info-box\"><p><b>Comment ?</b></p><p>Ainsi.</p></div><div class=\"info-box\"><p><b>Et demain "
                 "?</b></p><p>On verra.</p></div>")
            .empty());
  CHECK(apart_of("<p>Au port.</p><details><summary>Pourquoi ?</summary><p>Parce que.</p></details><details><summary>Le "
                 "port</summary><p>Il est grand.</p></details><details><summary>Et demain ?</summary><p>On "
                 "verra.</p></details>")
            .empty());
}

TEST_CASE("a standfirst that tells how the interview came about is introduction", "[apart]") {
  const std::string standfirst = "<p>Cette interview a été réalisée au port, un matin de novembre.</p>";
  CHECK(apart_of(standfirst + before + between).empty());
  CHECK(apart_of(before + between + standfirst).size() == 1);
}

TEST_CASE("a credit in the last line of a paragraph is parted from it", "[apart]") {
  CHECK(apart_of(before + between + "<p>On verra encore.<br>Propos recueillis par Lise Arnoux</p>") ==
        Lines{"credit |Propos recueillis par Lise Arnoux"});
  CHECK(apart_of(before + between + "<p>On verra encore. <em>Propos recueillis par Lise Arnoux</em></p>") ==
        Lines{"credit |Propos recueillis par Lise Arnoux"});
}

TEST_CASE("a short italic line below a picture is its caption, not where it is all that is answered", "[apart]") {
  const std::string caption = "<p><img src=x></p><p><em>Le port en mars.</em></p>";
  CHECK(apart_of(before + caption + between) == Lines{"caption |Le port en mars."});
  CHECK(apart_of(before + "<p><em>Le port en mars.</em></p>" + between).empty());
  CHECK(apart_of(caption + before + between).empty());
  CHECK(apart_of(before + between + "<p><b>Où cela ?</b></p>" + caption + before).empty());
}

TEST_CASE("turns in a list end with thanks, too", "[apart]") {
  std::string turns;
  for (int i = 0; i < 4; ++i)
    turns += "<li>Lou : Pourquoi la mer ?</li><li>Mia : Parce que je l’aime depuis toujours, dans tous ses états.</li>";
  CHECK(apart_of("<ul>" + turns + "<li>Merci pour cette interview.</li></ul><p>En vidéo</p>") ==
        Lines{"notes |Merci pour cette interview.\n\nEn vidéo"});
}

TEST_CASE("links that end a page are no text, nor is the title above them", "[apart]") {
  const auto cut =
      cut_html(before + between + "<h3>Retour :</h3><ul><li><a href=/a>Le port</a> – présentation</li></ul>");
  CHECK(cut.passages.back().text.ends_with("passée."));
  CHECK(cut.placements.back().role == Role::dropped);
  CHECK(cut.placements.back().rule == "links at the end");
}

TEST_CASE("hidden text is dropped and says so, a folded answer is none", "[apart]") {
  for (const std::string open : {"<div hidden>", "<div style=\"display: none\">", "<p aria-hidden=\"true\">"}) {
    const auto cut = cut_html(before + open + "Caché.</div>" + between);
    INFO(open);
    CHECK(std::any_of(cut.placements.begin(), cut.placements.end(), [](const auto& p) { return p.rule == "hidden"; }));
  }
  CHECK_THAT(said(before + "<div class=\"accordion-panel\" hidden><p>Ouvert.</p></div>" + between),
             Catch::Contains("Ouvert."));
  CHECK_THAT(said(before + "<p>Et <span class=sr-only>caché</span>.</p>" + between), !Catch::Contains("caché"));
}

TEST_CASE("headings at the end that ask nothing, where all others ask, are the publisher's", "[apart]") {
  const std::string text =
      "<p>Une charpentière.</p><h2>Pourquoi le bois ?</h2><p>Pour son odeur.</p><h2>Où vit-elle "
      "?</h2><p>Au port.</p><h2>Et demain ?</h2><p>On verra.</p>";
  CHECK(apart_of(text + "<h2>Le Quai, une émission du port</h2><p>Chaque semaine, Le Quai reçoit.</p>") ==
        Lines{"notes |Le Quai, une émission du port\n\nChaque semaine, Le Quai reçoit."});
  CHECK(apart_of(text + "<h2>Le mot de la fin</h2><p>Il faut partir.</p>").empty());
  CHECK(apart_of(text + "<h2>Un dernier mot</h2><p>Je rêve de partir.</p>").empty());
}

TEST_CASE("what stands apart is numbered behind all that is said", "[apart]") {
  const auto cut = cut_html("<figure><figcaption>Le port.</figcaption></figure>" + before + between);
  REQUIRE(cut.passages.size() == 5);
  CHECK(cut.passages[1].n == 1);
  CHECK(cut.passages[4].kind == PassageKind::caption);
  CHECK(cut.passages[4].n == 4);
  CHECK(cut.passages[4].speaker.empty());
  CHECK(cut.passages[4].asker.empty());
  CHECK(cut.placements[0].role == Role::caption);
  CHECK(cut.placements[0].passage == 4);
}

TEST_CASE("in no labelled post stands in an answer what its HTML says is none of it", "[apart][cuts]") {
  for (const auto& entry : std::filesystem::directory_iterator(data() / "cuts")) {
    const auto name = entry.path().filename().string();
    INFO(name);
    const auto cut = cut_post(post_from_rest(parse_json(content_of(entry.path()), name).at("post"), name));
    for (std::size_t i = 0; i < cut.blocks.size(); ++i) {
      const auto& block = cut.blocks[i];
      const auto role = cut.placements[i].role;
      const bool spoken = role == Role::answer || role == Role::question || role == Role::introduction;
      INFO(block.text);
      CHECK_FALSE((spoken && block.kind == BlockKind::caption));
      for (const std::string credit : {"Propos recueillis", "Entretien réalisé", "Traduit d", "©"})
        CHECK_FALSE((spoken && block.text.starts_with(credit)));
    }
  }
}
