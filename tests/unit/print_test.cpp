// The formats: what a made-up answer looks like in each.
#include <catch2/catch.hpp>

#include <sstream>
#include <string>

#include "common/dates.hpp"
#include "common/error.hpp"
#include "query/print/citation.hpp"
#include "query/print/long_date.hpp"
#include "query/print/print.hpp"
#include "tests/support/posts.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Hit hit_of(const std::string& id = "24#3", const std::string& text = "Six mois. Trois ans !") {
  Hit hit;
  hit.rank = 1;
  hit.score = 2.5;
  hit.passage = passage_of(id, text, "Combien de temps ?");
  hit.passage.kind = PassageKind::answer;
  hit.passage.post = "24";
  hit.passage.title = "La main du soudeur";
  hit.passage.speaker = "Grégoire Tamsamani";
  hit.passage.authors = {"Florimond Kessaci"};
  hit.passage.date = "2023-01-26T08:00:00";
  hit.passage.url = "https://www.revue.example/soudeur/#:~:text=Six%20mois";
  hit.passage.language = "fr";
  hit.snippet.text = text;
  return hit;
}

std::string printed(Format format, const std::vector<Hit>& hits, PrintOptions options = {}) {
  Answer answer;
  answer.query = "soudeur";
  answer.hits = hits;
  options.format = format;
  std::ostringstream out;
  Printer printer(out, options);
  printer.print({answer, "q1", "Soudeurs"});
  printer.finish();
  return out.str();
}

std::string templated(const std::string& text, const Hit& hit = hit_of()) {
  PrintOptions options;
  options.parts = parse_template(text);
  return printed(Format::by_template, {hit}, options);
}

}  // namespace

TEST_CASE("csv quotes what needs it, ends lines in CR LF and has a header", "[print]") {
  auto hit = hit_of("1#1", "dit \"oui\", puis\nnon");
  const auto out = printed(Format::csv, {hit});
  CHECK_THAT(out, Catch::StartsWith("qid,rank,score,id,kind,post,title,question,heading,speaker,asker,date,"
                                    "authors,tags,language,snippet,url\r\n"));
  CHECK_THAT(out, Catch::Contains("q1,1,2.5000,1#1,answer,24,La main du soudeur,Combien de temps ?,,Grégoire "
                                  "Tamsamani,,2023-01-26,"));
  CHECK_THAT(out, Catch::Contains(",\"dit \"\"oui\"\", puis\nnon\","));
  CHECK_THAT(out, Catch::EndsWith("\r\n"));
}

TEST_CASE("a text that a spreadsheet would run is given an apostrophe", "[print]") {
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"}) {
    CHECK(unarmed(text) == "'" + text);
    CHECK_THAT(printed(Format::tsv, {hit_of("1#1", text)}),
               Catch::Contains("\t'" + (text[0] == '\t' ? " =1" : text) + "\t"));
  }
  auto hit = hit_of("1#1", "— non");
  hit.score = -1;
  CHECK_THAT(printed(Format::csv, {hit}), Catch::Contains(",-1.0000,") && Catch::Contains(",— non,"));
}

TEST_CASE("a tsv row is one line whatever the text holds", "[print]") {
  const auto out = printed(Format::tsv, {hit_of("1#1", "un\tdeux\n\ntrois")});
  CHECK(std::count(out.begin(), out.end(), '\n') == 2);
  CHECK_THAT(out, Catch::Contains("\tun deux  trois\t"));
}

TEST_CASE("markdown quotes with the source and shows signs as they stand", "[print]") {
  auto hit = hit_of("1#1", "# Un *mot*\n\n1. <b>deux</b> [x](y)");
  hit.snippet.cut_after = true;
  CHECK(printed(Format::markdown, {hit}) ==
        "> \\# Un \\*mot\\*\n>\n> 1\\. \\<b\\>deux\\</b\\> \\[x\\](y) \\[…\\]\n>\n"
        "> — **Grégoire Tamsamani**, à la question «\u00A0Combien de temps ?\u00A0», "
        "[«\u00A0La main du soudeur\u00A0»](<https://www.revue.example/soudeur/#:~:text=Six%20mois>), "
        "26\u00A0janvier\u00A02023\n\n");
  hit.passage.url = "javascript:alert(1)";
  CHECK_THAT(printed(Format::markdown, {hit}), !Catch::Contains("javascript"));
}

TEST_CASE("a bibtex entry has author, title, date, site, address and the quotation", "[print]") {
  const auto out = printed(Format::bibtex, {hit_of("24#3", "50 % & {plus} \\o/ ~ ^ _ # $")});
  CHECK_THAT(out,
             Catch::StartsWith(
                 "@online{tamsamani2023:24.3,\n  author = {Tamsamani, Grégoire},\n  title = {La main du soudeur},\n"
                 "  date = {2023-01-26},\n  organization = {revue.example},\n"
                 "  url = {https://www.revue.example/soudeur/#:~:text=Six%20mois},\n"
                 "  note = {entretien mené par Florimond Kessaci\u00A0; réponse à «\u00A0Combien de temps "
                 "?\u00A0»},\n"));
  CHECK_THAT(
      out, Catch::Contains("50 \\% \\& \\textbraceleft{}plus\\textbraceright{} \\textbackslash{}o/ \\textasciitilde{} "
                           "\\textasciicircum{} \\_ \\# \\$"));
  CHECK(std::count(out.begin(), out.end(), '{') == std::count(out.begin(), out.end(), '}'));
}

TEST_CASE("a passage is cited once, and keys differ where ids do", "[print]") {
  const auto out = printed(Format::bibtex, {hit_of(), hit_of()});
  CHECK(out.find("@online") == out.rfind("@online"));
  std::set<std::string> keys;
  const std::vector<std::string> ids = {"1#1", "1.1", "1_1", "1 1", "1é1", "11"};
  for (const auto& id : ids) {
    const auto key = citation_key(hit_of(id));
    CHECK(key.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:") ==
          std::string::npos);
    CHECK(key == citation_key(hit_of(id, "autre texte")));
    keys.insert(key);
  }
  CHECK(keys.size() == ids.size());
}

TEST_CASE("csl-json is an array of items with names, date and kind", "[print]") {
  auto essay = hit_of("25#1");
  essay.passage.kind = PassageKind::section;
  essay.passage.speaker.clear();
  essay.passage.date = "2023-02";
  const auto items = parse_json(printed(Format::csl_json, {hit_of(), essay}), "csl");
  REQUIRE(items.size() == 2);
  CHECK(items[0]["type"] == "interview");
  CHECK(items[0]["author"] == Json::parse(R"([{"family":"Tamsamani","given":"Grégoire"}])"));
  CHECK(items[0]["interviewer"] == Json::parse(R"([{"family":"Kessaci","given":"Florimond"}])"));
  CHECK(items[0]["issued"] == Json::parse(R"({"date-parts":[[2023,1,26]]})"));
  CHECK(items[0]["container-title"] == "revue.example");
  CHECK(items[0]["abstract"] == "«\u00A0Six mois. Trois ans !\u00A0»");
  CHECK(items[1]["type"] == "article-magazine");
  CHECK(items[1]["issued"]["date-parts"] == Json::parse("[[2023,2]]"));
  CHECK_FALSE(items[1].contains("interviewer"));
  CHECK(parse_json(printed(Format::csl_json, {}), "csl").empty());
}

TEST_CASE("a template has fields, escapes and one line feed at its end", "[print]") {
  CHECK(templated("{speaker} ({date}): {id}") == "Grégoire Tamsamani (2023-01-26): 24#3\n");
  CHECK(templated("{{{rank}}}\\t\\\\\\n") == "{1}\t\\\n");
  CHECK(templated("a\\d}") == "a\\d}\n");
  CHECK(templated("{long_date} {year} {qid} {page}") ==
        "26\u00A0janvier\u00A02023 2023 q1 https://www.revue.example/soudeur/\n");
  CHECK_THROWS_WITH(parse_template("{speeker}"),
                    Catch::Contains("no field \"speeker\"; there are: qid, rank") && Catch::Contains("speaker"));
  CHECK_THROWS_WITH(parse_template("{speaker"), Catch::Contains("not closed"));
  CHECK(templated("{snippet}", hit_of("1#1", "a\033[2Jb")) == "a[2Jb\n");
}

TEST_CASE("dates are said in French and English, as much as is known", "[print]") {
  CHECK(long_date("2025-09-10T17:30:00", Lang::fr) == "10\u00A0septembre\u00A02025");
  CHECK(long_date("2025-09-01", Lang::fr) == "1er\u00A0septembre\u00A02025");
  CHECK(long_date("2025-09-01", Lang::en) == "1\u00A0September\u00A02025");
  CHECK(long_date("2025-09", Lang::fr) == "septembre\u00A02025");
  CHECK(long_date("2025", Lang::en) == "2025");
  CHECK(long_date("hier", Lang::fr) == "hier");
  CHECK(plain_date("2025-13-01") == "2025");
  CHECK(plain_date("2025-09-10T17:30:00") == "2025-09-10");
}

TEST_CASE("text is no wider than the style and links where it may", "[print]") {
  PrintOptions options;
  options.style.width = 40;
  options.style.links = true;
  auto hit = hit_of("1#1", "Un texte assez long pour qu’il faille plusieurs lignes, « oui » : voilà !");
  hit.passage.url = "https://revue.example/un/chemin/qui/ne/tient/pas/sur/une/ligne/#:~:text=Un";
  const auto out = printed(Format::text, {hit}, options);
  CHECK_THAT(
      out, Catch::Contains("\033]8;;" + hit.passage.url + "\033\\https://revue.example/un/chemin/qui…\033]8;;\033\\"));
  options.style.links = false;
  CHECK_THAT(printed(Format::text, {hit}, options), Catch::Contains("    " + hit.passage.url + "\n"));
}

TEST_CASE("a collapsed post shows its other passages and says how many more there are", "[print]") {
  auto hit = hit_of();
  hit.others.push_back(hit_of("24#4", "Un an."));
  hit.others.front().passage.speaker = "Solène Brunet";
  hit.post_total = 2;
  const auto all = printed(Format::text, {hit});
  CHECK_THAT(all, Catch::Contains(
                      "\n\n        Solène Brunet\n        — Combien de temps ?\n        Un an.\n        https://"));
  CHECK_THAT(all, !Catch::Contains("+ "));
  hit.post_total = 3;
  CHECK_THAT(printed(Format::text, {hit}), Catch::Contains("\n\n    + 1 autre passage de cet article\n"));
  hit.post_total = 4;
  PrintOptions english;
  english.lang = Lang::en;
  CHECK_THAT(printed(Format::text, {hit}, english), Catch::Contains("    + 2 more passages of this post\n"));
  CHECK(templated("{id} {post_total}", hit) == "24#3 4\n");
  CHECK(templated("{id} {post_total}") == "24#3 \n");
}

TEST_CASE("a facet in text has ten values and says how many others there are, but all years", "[print]") {
  Answer answer;
  for (const auto by : {FacetBy::tag, FacetBy::year}) {
    Facet facet{by, {}, 11};
    for (int i = 0; i < 11; ++i) facet.values.push_back({std::to_string(2000 + i), {}, 3});
    answer.counts.facets.push_back(facet);
  }
  PrintOptions options;
  std::ostringstream out;
  Printer(out, options).print({answer, "q1", "Soudeurs"});
  CHECK_THAT(out.str(), Catch::StartsWith("Mots-clés\n  2000 3 █") && Catch::Contains("\n  2009 3") &&
                            Catch::Contains("\n  … et 1 autre\n\nAnnées\n") && Catch::Contains("\n  2010 3"));
  answer.counts.facets.resize(1);
  answer.counts.facets.front().distinct = 1012;
  out.str("");
  options.lang = Lang::en;
  Printer(out, options).print({answer, "q1", "Soudeurs"});
  CHECK_THAT(out.str(), Catch::StartsWith("Tags\n") && Catch::Contains("\n  … and 1002 others\n"));
}

TEST_CASE("notes stand above the hits for people, not in tables, not in an alert, and not where nothing is found",
          "[print]") {
  Answer answer;
  answer.total = 1;
  answer.hits = {hit_of()};
  answer.notes = {{"dans *aucun* passage", "in *no* passage"}};
  PrintOptions options;
  const auto begins = [&](Format format) {
    options.format = format;
    std::ostringstream out;
    Printer printer(out, options);
    printer.print({answer, "1", "soudeur"});
    printer.finish();
    return out.str().substr(0, 26);
  };
  CHECK_THAT(begins(Format::text), Catch::StartsWith("dans *aucun* passage\n\n"));
  CHECK_THAT(begins(Format::markdown), Catch::StartsWith("*dans \\*aucun\\* passage*"));
  CHECK_THAT(begins(Format::csv), !Catch::Contains("aucun"));
  options.lang = Lang::en;
  CHECK_THAT(begins(Format::text), Catch::StartsWith("in *no* passage\n\n"));
  options.news = true;
  CHECK_FALSE(shows_notes(options, answer));
  options.news = false;
  options.format = Format::text;
  CHECK(shows_notes(options, answer));
  answer.total = 0;
  CHECK_FALSE(shows_notes(options, answer));
}
