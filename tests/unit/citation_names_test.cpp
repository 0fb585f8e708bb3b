// Names in bibliographies: parts, titles, roles, organisations; and what the formats make of them.
#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/json.hpp"
#include "query/language/periods.hpp"
#include "query/print/citation.hpp"
#include "query/print/print.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Hit hit_of(const std::string& id, const std::string& speaker) {
  Hit hit;
  hit.rank = 1;
  hit.passage = passage_of(id, "La mer monte.", "Et ?");
  hit.passage.kind = PassageKind::answer;
  hit.passage.post = id.substr(0, id.find('#'));
  hit.passage.title = "Mer";
  hit.passage.speaker = speaker;
  hit.passage.authors = {"Florimond Kessaci"};
  hit.passage.date = "2024-03-10";
  hit.passage.url = "https://www.revue.example/mer/#:~:text=La%20mer";
  hit.passage.language = "fr";
  hit.snippet.text = "La mer monte.";
  return hit;
}

std::string printed(Format format, const std::vector<Hit>& hits, PrintOptions options = {}) {
  Answer answer;
  answer.hits = hits;
  options.format = format;
  std::ostringstream out;
  Printer printer(out, options);
  printer.print({answer, "q1", "Mer"});
  printer.finish();
  return out.str();
}

std::string author_of(Format format, const std::string& speaker) {
  const auto out = printed(format, {hit_of("24#3", speaker)});
  if (format == Format::csl_json) return dump_json(parse_json(out, "csl")[0]["author"]);
  const std::string begin = format == Format::ris ? "AU  - " : "  author = {";
  const std::string end = format == Format::ris ? "\r\n" : "},\n";
  const auto at = out.find(begin) + begin.size();
  return out.substr(at, out.find(end, at) - at);
}

/// The only name of a byline.
PersonName only_name(const std::string& byline) {
  const auto names = names_in(byline);
  REQUIRE(names.size() == 1);
  return names.front();
}

std::vector<std::string> full_names(const std::string& byline) {
  std::vector<std::string> names;
  for (const auto& name : names_in(byline)) names.push_back(full_name(name));
  return names;
}

}  // namespace

TEST_CASE("a name is parted where its particles belong", "[citation]") {
  const std::vector<std::pair<std::string, PersonName>> rows = {
      {"Grégoire Tamsamani", {"Grégoire", "", "", "Tamsamani"}},
      {"Jean Pierre Marie", {"Jean Pierre", "", "", "Marie"}},
      {"Anne DUVAL MARTIN", {"Anne", "", "", "DUVAL MARTIN"}},
      {"Anne-Lise Duval-Martin", {"Anne-Lise", "", "", "Duval-Martin"}},
      {"Molière", {"", "", "", "Molière"}},
      {"ORLAN", {"", "", "", "ORLAN"}},
      // French: de and d’ drop, an article or its contraction begins the family name
      {"Jean de La Fontaine", {"Jean", "de", "", "La Fontaine"}},
      {"Jean DE LA FONTAINE", {"Jean", "DE", "", "LA FONTAINE"}},
      {"Charles de la Tour Maubourg", {"Charles", "de", "", "la Tour Maubourg"}},
      {"Guillaume de L’Hospital", {"Guillaume", "de", "", "L’Hospital"}},
      {"Jean d’Ormesson", {"Jean", "d’", "", "Ormesson"}},
      {"Jean d'Ormesson", {"Jean", "d'", "", "Ormesson"}},
      {"d’Alembert", {"", "d’", "", "Alembert"}},
      {"Jean-Pierre d’Alembert-Roux", {"Jean-Pierre", "d’", "", "Alembert-Roux"}},
      {"Jean Le Rond d’Alembert", {"Jean Le Rond", "d’", "", "Alembert"}},
      {"Honoré d’Estienne d’Orves", {"Honoré", "d’", "", "Estienne d’Orves"}},
      {"Dominique de Villepin", {"Dominique", "de", "", "Villepin"}},
      {"Nicolas de Staël", {"Nicolas", "de", "", "Staël"}},
      {"P.-H. de L. M.", {"P.-H.", "de", "", "L. M."}},
      {"Charles de Gaulle", {"Charles", "", "", "de Gaulle"}},
      {"Joachim du Bellay", {"Joachim", "", "", "du Bellay"}},
      {"Louis-René des Forêts", {"Louis-René", "", "", "des Forêts"}},
      {"Bruno Le Maire", {"Bruno", "", "", "Le Maire"}},
      {"Yves Saint Laurent", {"Yves", "", "", "Saint Laurent"}},
      // other languages
      {"Vincent van Gogh", {"Vincent", "", "van", "Gogh"}},
      {"Henry van de Velde", {"Henry", "", "van de", "Velde"}},
      {"Ursula von der Leyen", {"Ursula", "", "von der", "Leyen"}},
      {"Alexander von Humboldt", {"Alexander", "von", "", "Humboldt"}},
      {"Guillermo del Toro", {"Guillermo", "", "del", "Toro"}},
      {"José Ortega y Gasset", {"José", "", "", "Ortega y Gasset"}},
      {"Robert De Niro", {"Robert", "", "", "De Niro"}},
      {"Tahar Ben Jelloun", {"Tahar", "", "", "Ben Jelloun"}},
      {"Zine el-Abidine Ben Ali", {"Zine el-Abidine", "", "", "Ben Ali"}},
      {"Ben Affleck", {"Ben", "", "", "Affleck"}},
      {"Myriam El Khomri", {"Myriam", "", "", "El Khomri"}},
      {"El Khomri", {"", "", "", "El Khomri"}},
      {"Tawfiq al-Hakim", {"Tawfiq", "", "al-", "Hakim"}},
      {"Gamal Abd el-Nasser", {"Gamal", "", "", "Abd el-Nasser"}},
      {"Abd al-Rahman Munif", {"Abd al-Rahman", "", "", "Munif"}},
      {"Abd al Malik", {"", "", "", "Abd al Malik"}},
      {"bell hooks", {"bell", "", "", "hooks"}}};
  for (const auto& [text, name] : rows) {
    INFO(text);
    CHECK(only_name(text) == name);
    CHECK(full_name(name) == text);
  }
}

TEST_CASE("titles are no part of a name", "[citation]") {
  for (const std::string title : {"M.", "Mme", "Mlle", "Dr", "Dr.", "Pr", "Prof.", "Me", "Mgr", "Sir", "Madame"}) {
    INFO(title);
    CHECK(only_name(title + " Anne Mer") == PersonName{"Anne", "", "", "Mer"});
  }
  CHECK(only_name("Mme de Staël") == PersonName{"", "de", "", "Staël"});
  CHECK(only_name("Mme Le Pen") == PersonName{"", "", "", "Le Pen"});
  CHECK(only_name("M. Dupont") == PersonName{"", "", "", "Dupont"});
  CHECK(full_name(only_name("Mme la ministre")) == "la ministre");
  CHECK(only_name("M. R. Dupont") == PersonName{"R.", "", "", "Dupont"});
}

TEST_CASE("what somebody is makes neither a name nor another person", "[citation]") {
  for (const std::string byline :
       {"Paul Dumont (maire)", "Paul Dumont (CNRS, Trévac)", "Paul Dumont [maire", "Paul Dumont, maire de Trévac",
        "Paul Dumont, Maire de Trévac", "Paul Dumont – économiste et maire", "Paul Dumont - CNRS", "Paul Dumont, CNRS",
        "Paul Dumont, de l’Institut", "Paul Dumont, ministre de l’Économie et des Finances",
        "Paul Dumont, maire de Trévac, Bretagne", "Paul Dumont maire de Trévac", "Paul Dumont, 2e adjoint"}) {
    INFO(byline);
    CHECK(only_name(byline) == PersonName{"Paul", "", "", "Dumont"});
  }
}

TEST_CASE("several persons are parted by commas and et", "[citation]") {
  using Names = std::vector<std::string>;
  CHECK(full_names("Yannick Le Guével, Violette Ndongala et Anne Duval") ==
        Names{"Yannick Le Guével", "Violette Ndongala", "Anne Duval"});
  CHECK(full_names("Anne Mer, économiste, et Paul Dumont, maire de Trévac") == Names{"Anne Mer", "Paul Dumont"});
  CHECK(full_names("Paul Dumont, maire de Trévac et Anne Mer") == Names{"Paul Dumont", "Anne Mer"});
  CHECK(full_names("Paul Dumont (maire), Anne Mer – économiste") == Names{"Paul Dumont", "Anne Mer"});
  CHECK(full_names("Anne Mer / Paul Dumont :") == Names{"Anne Mer", "Paul Dumont"});
  CHECK(full_names("Diderot et d’Alembert") == Names{"Diderot", "d’Alembert"});
  CHECK(full_names("Voltaire, Orlan & Zao") == Names{"Voltaire", "Orlan", "Zao"});
  CHECK(names_in(" , (maire) ").empty());
}

TEST_CASE("an organisation stays whole", "[citation]") {
  for (const std::string name : {"Le Grand Continent", "La rédaction", "L’Humanité", "Médecins sans frontières",
                                 "Collectif Sauvons Le Port", "Fondation Abbé Pierre"}) {
    INFO(name);
    CHECK(only_name(name) == PersonName{"", "", "", name});
    CHECK(author_of(Format::csl_json, name) == "[{\"literal\":\"" + name + "\"}]");
    CHECK(author_of(Format::bibtex, name) == "{" + name + "}");
    CHECK(author_of(Format::ris, name) == name);
  }
}

TEST_CASE("each format has the parts of a name in its own way", "[citation]") {
  struct Row {
    std::string name, csl, bibtex, ris;
  };
  const std::vector<Row> rows = {
      {"Jean de La Fontaine", R"({"family":"La Fontaine","given":"Jean","dropping-particle":"de"})",
       "de La Fontaine, Jean", "La Fontaine, Jean de"},
      {"Jean d’Ormesson", R"({"family":"Ormesson","given":"Jean","dropping-particle":"d’"})", "d' Ormesson, Jean",
       "Ormesson, Jean d’"},
      {"Bruno Le Maire", R"({"family":"Le Maire","given":"Bruno"})", "Le Maire, Bruno", "Le Maire, Bruno"},
      {"Joachim du Bellay", R"({"family":"du Bellay","given":"Joachim"})", "{du Bellay}, Joachim",
       "du Bellay, Joachim"},
      {"José Ortega y Gasset", R"({"family":"Ortega y Gasset","given":"José"})", "{Ortega y Gasset}, José",
       "Ortega y Gasset, José"},
      {"Ursula von der Leyen", R"({"family":"Leyen","given":"Ursula","non-dropping-particle":"von der"})",
       "von der Leyen, Ursula", "von der Leyen, Ursula"},
      {"Tawfiq al-Hakim", R"({"family":"Hakim","given":"Tawfiq","non-dropping-particle":"al-"})", "{al-Hakim}, Tawfiq",
       "al-Hakim, Tawfiq"},
      {"Mme de Staël", R"({"family":"Staël","dropping-particle":"de"})", "de Staël", "Staël, de"},
      {"Voltaire", R"({"literal":"Voltaire"})", "{Voltaire}", "Voltaire"}};
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(author_of(Format::csl_json, row.name) == "[" + row.csl + "]");
    CHECK(author_of(Format::bibtex, row.name) == row.bibtex);
    CHECK(author_of(Format::ris, row.name) == row.ris);
  }
  CHECK_THAT(printed(Format::bibtex, {hit_of("1#1", "Vincent van Gogh")}),
             Catch::Contains("\n  options = {useprefix=true},\n"));
  CHECK_THAT(printed(Format::bibtex, {hit_of("1#1", "Jean de La Fontaine")}), !Catch::Contains("options"));
}

TEST_CASE("the magazine is the container where its name is known, else the host", "[citation]") {
  auto hit = hit_of("24#3", "Anne Mer");
  CHECK(parse_json(printed(Format::csl_json, {hit}), "csl")[0]["container-title"] == "revue.example");
  CHECK_THAT(printed(Format::bibtex, {hit}), Catch::StartsWith("@online{") && !Catch::Contains("journaltitle"));
  hit.passage.site = "La Revue & Co";
  CHECK(parse_json(printed(Format::csl_json, {hit}), "csl")[0]["container-title"] == "La Revue & Co");
  CHECK_THAT(printed(Format::bibtex, {hit}), Catch::StartsWith("@article{") &&
                                                 Catch::Contains("\n  journaltitle = {La Revue \\& Co},\n") &&
                                                 !Catch::Contains("organization"));
  CHECK_THAT(printed(Format::ris, {hit}), Catch::Contains("\r\nT2  - La Revue & Co\r\n"));
  PrintOptions options;
  options.parts = parse_template("{site}");
  CHECK(printed(Format::by_template, {hit}, options) == "La Revue & Co\n");
}

TEST_CASE("entries say the day on which they were read", "[citation]") {
  PrintOptions options;
  options.today = "2026-11-30";
  const auto hit = hit_of("24#3", "Anne Mer");
  CHECK(parse_json(printed(Format::csl_json, {hit}, options), "csl")[0]["accessed"] ==
        Json::parse(R"({"date-parts":[[2026,11,30]]})"));
  CHECK_THAT(printed(Format::bibtex, {hit}, options), Catch::Contains("\n  urldate = {2026-11-30},\n"));
  CHECK_THAT(printed(Format::ris, {hit}, options), Catch::Contains("\r\nY2  - 2026/11/30/\r\n"));
  CHECK_FALSE(parse_json(printed(Format::csl_json, {hit}), "csl")[0].contains("accessed"));
}

TEST_CASE("a ris record has a tag a line, whatever the text holds", "[citation]") {
  auto hit = hit_of("24#3", "Anne Mer");
  hit.passage.title = "Mer\nER  - ";
  hit.passage.date = "2024-03";
  hit.passage.tags = {"mer", "sel"};
  CHECK(printed(Format::ris, {hit, hit}) ==
        "TY  - MGZN\r\nID  - mer2024:24.3\r\nAU  - Mer, Anne\r\nA2  - Kessaci, Florimond\r\nTI  - Mer ER -\r\n"
        "T2  - revue.example\r\nPY  - 2024\r\nDA  - 2024/03//\r\n"
        "UR  - https://www.revue.example/mer/#:~:text=La%20mer\r\n"
        "N1  - entretien mené par Florimond Kessaci\u00A0; réponse à «\u00A0Et ?\u00A0»\r\n"
        "AB  - «\u00A0La mer monte.\u00A0»\r\nKW  - mer\r\nKW  - sel\r\nLA  - fr\r\nER  - \r\n\r\n");
}

TEST_CASE("a post is cited once for all its passages", "[citation]") {
  auto introduction = hit_of("24#0", "");
  introduction.passage.kind = PassageKind::introduction;
  introduction.passage.question.clear();
  auto second = hit_of("24#5", "Paul Dumont, maire");
  second.snippet.text = "Le sel aussi.";
  const std::vector<Hit> hits = {introduction, hit_of("24#3", "Anne Mer"), hit_of("25#1", "Orlan"), second};
  PrintOptions options;
  options.cite = Cite::post;
  const auto items = parse_json(printed(Format::csl_json, hits, options), "csl");
  REQUIRE(items.size() == 2);
  CHECK(items[0]["id"] == "kessaci2024:24");
  CHECK(items[0]["type"] == "interview");
  CHECK(items[0]["author"] == Json::parse(R"([{"family":"Mer","given":"Anne"},{"family":"Dumont","given":"Paul"}])"));
  CHECK(items[0]["interviewer"] == Json::parse(R"([{"family":"Kessaci","given":"Florimond"}])"));
  CHECK(items[0]["URL"] == "https://www.revue.example/mer/");
  CHECK(items[0]["note"] == "entretien mené par Florimond Kessaci");
  CHECK(items[0]["abstract"] == "«\u00A0La mer monte.\u00A0» «\u00A0La mer monte.\u00A0» «\u00A0Le sel aussi.\u00A0»");
  CHECK(items[1]["id"] == "kessaci2024:25");
  CHECK(printed(Format::markdown, {hits[1], hits[3]}, options) ==
        "> **Anne Mer\u00A0:**\n>\n> La mer monte.\n>\n> **Paul Dumont, maire\u00A0:**\n>\n> Le sel aussi.\n>\n"
        "> — **Anne Mer, Paul Dumont, maire**, [«\u00A0Mer\u00A0»](<https://www.revue.example/mer/>), "
        "10\u00A0mars\u00A02024\n\n");
}

TEST_CASE("csv has the separator and the byte order mark that are asked for", "[citation]") {
  PrintOptions options;
  options.csv = {';', true};
  const auto hit = hit_of("24#3", "Anne; Mer, dite \"Sel\"");
  CHECK_THAT(printed(Format::csv, {hit}, options), Catch::StartsWith("\xEF\xBB\xBFqid;rank;score;id;") &&
                                                       Catch::Contains(";\"Anne; Mer, dite \"\"Sel\"\"\";"));
  options.csv.mark = false;
  const auto comma = printed(Format::csv, {hit_of("24#3", "Anne, Mer")}, options);
  CHECK_THAT(comma, Catch::StartsWith("qid;") && Catch::Contains(";Anne, Mer;"));
  options.csv.mark = true;
  CHECK_THAT(printed(Format::tsv, {hit}, options), Catch::StartsWith("qid\trank\t"));
  options.content = Content::count;
  CHECK(printed(Format::csv, {}, options) == "\xEF\xBB\xBFqid;query;passages\r\nq1;;0\r\n");
}

TEST_CASE("jsonl is another name of ndjson", "[citation]") {
  CHECK(format_named("jsonl") == Format::ndjson);
  CHECK(format_named("ndjson") == Format::ndjson);
}
