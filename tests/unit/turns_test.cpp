// Passages of several voices, and what nobody says: found, counted, shown and cited by turn and kind.
#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "query/answer/hit_text.hpp"
#include "query/language/parse.hpp"
#include "query/print/kwic.hpp"
#include "query/print/matrix.hpp"
#include "query/print/print.hpp"
#include "query/search.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

/// A passage of turns that stand as paragraphs.
Passage round_table(const std::string& id, const std::vector<std::pair<std::string, std::string>>& said) {
  auto passage = passage_of(id, "", "Que dire du sel ?");
  for (const auto& [speaker, text] : said) {
    if (!passage.text.empty()) passage.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(passage.text.size());
    passage.text += text;
    passage.turns.push_back({speaker, begin, static_cast<std::uint32_t>(passage.text.size())});
  }
  passage.asker = "Lou Hamonic";
  passage.speaker = "Ada Mer, Jean Roc";
  passage.date = "2025-03-04";
  passage.title = "Table ronde";
  return passage;
}

Passage of_kind(const std::string& id, PassageKind kind, const std::string& text) {
  auto passage = passage_of(id, text);
  passage.kind = kind;
  return passage;
}

std::vector<Passage> passages() {
  auto all = unrelated_passages();
  all.push_back(round_table("table", {{"Ada Mer", "La zorille mange des racines amères."},
                                      {"Jean Roc", "Le tamanoir boit du lait tiède."},
                                      {"Lou Hamonic", "Et le wombat ?"},
                                      {"Ada Mer", "Le wombat dort. La zorille aussi."}}));
  all.push_back(passage_of("seul", "Le tamanoir seul boit.", "Et vous ?"));
  all.back().speaker = "Ada Mer";
  all.push_back(of_kind("photo", PassageKind::caption, "Un tamanoir au zoo."));
  all.push_back(of_kind("cadre", PassageKind::box, "Le tamanoir en chiffres."));
  return all;
}

struct Place {
  Place() { index_passages(directory / "index", passages()); }
  Answer search(const std::string& query, SearchOptions options = {}) {
    options.exact = true;
    return searcher().search(parse_query(query, "2025-12-01"), options);
  }
  Searcher& searcher() {
    if (!searcher_) searcher_.emplace(directory / "index");
    return *searcher_;
  }
  std::vector<std::string> ids(const std::string& query) {
    std::vector<std::string> found;
    for (const auto& hit : search(query).hits) found.push_back(hit.passage.id);
    std::sort(found.begin(), found.end());
    return found;
  }
  TemporaryDirectory directory;

 private:
  std::optional<Searcher> searcher_;
};

using Ids = std::vector<std::string>;

const Hit& hit_named(const Answer& answer, const std::string& id) {
  const auto hit =
      std::find_if(answer.hits.begin(), answer.hits.end(), [&](const Hit& h) { return h.passage.id == id; });
  REQUIRE(hit != answer.hits.end());
  return *hit;
}

std::string noted(const Answer& answer) {
  std::string notes;
  for (const auto& note : answer.notes) notes += note.fr + '\n';
  if (answer.apart) notes += answer.apart->fr + '\n';
  return notes;
}

}  // namespace

TEST_CASE("words beside a speaker must be that speaker's", "[turns]") {
  Place place;
  CHECK(place.ids("tamanoir") == Ids{"seul", "table"});
  CHECK(place.ids("locuteur:Roc tamanoir") == Ids{"table"});
  CHECK(place.ids("locuteur:Mer tamanoir") == Ids{"seul"});
  CHECK(place.ids("locuteur:Mer zorille") == Ids{"table"});
  CHECK(place.ids("locuteur:Roc zorille").empty());
  CHECK(place.ids("locuteur:(Roc OU Mer) zorille") == Ids{"table"});
  CHECK(place.ids("locuteur:Roc \"lait tiède\"") == Ids{"table"});
  CHECK(place.ids("locuteur:Mer \"lait tiède\"").empty());
  CHECK(place.ids("locuteur:Roc ET zorill*").empty());
  CHECK(place.ids("locuteur:Mer SAUF tamanoir") == Ids{"table"});
  CHECK(place.ids("(locuteur:Roc zorille) OU (locuteur:Mer racines)") == Ids{"table"});
}

TEST_CASE("a phrase does not reach over the turns of others, and question and title are everybody's", "[turns]") {
  Place place;
  CHECK(place.ids("locuteur:Mer wombat") == Ids{"table"});
  CHECK(place.ids("locuteur:Mer amères PRÈS/30 wombat").empty());
  CHECK(place.ids("locuteur:Roc sel") == Ids{"table"});
  CHECK(place.ids("locuteur:Roc titre:table") == Ids{"table"});
}

TEST_CASE("the asker who breaks in is no speaker, and the words are not the guest's", "[turns]") {
  Place place;
  CHECK(place.ids("locuteur:Hamonic").empty());
  CHECK(place.ids("\"le wombat\"") == Ids{"table"});
  CHECK(place.ids("locuteur:Mer \"et le wombat\"").empty());
}

TEST_CASE("an excerpt is of one turn and says whose it is", "[turns]") {
  Place place;
  const auto answer = place.search("tamanoir");
  const auto& hit = hit_named(answer, "table");
  CHECK(hit.snippet.text == "Le tamanoir boit du lait tiède.");
  CHECK(hit.snippet.speaker == "Jean Roc");
  CHECK(hit.snippet.cut_before);
  CHECK(hit.snippet.cut_after);
  CHECK(speaker_of(hit) == "Jean Roc");
  CHECK(hit_named(answer, "seul").snippet.speaker.empty());
  CHECK(to_json(hit, false)["snippet"]["speaker"] == "Jean Roc");
}

TEST_CASE("marks and excerpts beside a speaker are of that speaker's turns", "[turns]") {
  Place place;
  const auto hit = hit_named(place.search("locuteur:Mer wombat"), "table");
  CHECK(hit.snippet.text == "Le wombat dort. La zorille aussi.");
  CHECK(hit.snippet.highlights.size() == 1);
  // Only the question matches: what is shown is still the speaker's.
  CHECK(hit_named(place.search("locuteur:Roc sel"), "table").snippet.speaker == "Jean Roc");
}

TEST_CASE("several excerpts, and the whole answer, have each voice's name", "[turns]") {
  Place place;
  SearchOptions options;
  options.shown.excerpts = 4;
  const auto shown = shown_snippet(hit_named(place.search("zorille tamanoir", options), "table"));
  CHECK_THAT(shown.text, Catch::Contains("Ada Mer — La zorille mange"));
  CHECK_THAT(shown.text, Catch::Contains("Jean Roc — Le tamanoir boit"));
  options = {};
  options.shown.full = true;
  const auto whole = hit_named(place.search("tamanoir", options), "table");
  const auto text = shown_snippet(whole);
  CHECK_THAT(text.text, Catch::StartsWith("Ada Mer — La zorille"));
  CHECK_THAT(text.text, Catch::Contains("\n\nJean Roc — Le tamanoir"));
  for (const auto& [begin, end] : text.highlights) CHECK(text.text.substr(begin, end - begin) == "tamanoir");
  CHECK(to_json(whole, false)["turns"].size() == 4);
}

TEST_CASE("citations name who says what is quoted", "[turns]") {
  Place place;
  const auto cited = [&](const std::string& query, Format format) {
    std::ostringstream out;
    PrintOptions options;
    options.format = format;
    auto answer = place.search(query);
    std::erase_if(answer.hits, [](const Hit& hit) { return hit.passage.id != "table"; });
    Printer printer(out, options);
    printer.print({answer, "q1", query});
    printer.finish();
    return out.str();
  };
  const auto ris = cited("tamanoir", Format::ris);
  CHECK_THAT(ris, Catch::Contains("Roc, Jean"));
  CHECK_THAT(ris, !Catch::Contains("Mer, Ada"));
  CHECK_THAT(cited("zorille", Format::csl_json), Catch::Contains("Mer") && !Catch::Contains("Roc"));
  CHECK_THAT(cited("zorille", Format::markdown), Catch::Contains("**Ada Mer**"));
}

TEST_CASE("a line of a concordance has its turn's speaker", "[turns]") {
  Place place;
  SearchOptions options;
  options.shown.all_marks = true;
  const auto lines = concordance({hit_named(place.search("wombat tamanoir", options), "table")}, 20, KwicSort::rank);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].speaker == "Jean Roc");
  CHECK(lines[1].speaker == "Lou Hamonic");
  CHECK(lines[2].speaker == "Ada Mer");
}

TEST_CASE("facets and the matrix count the speakers who say what was asked", "[turns]") {
  Place place;
  SearchOptions options;
  options.limit = 0;
  options.selection.facets = {FacetBy::speaker};
  const auto counted = [&](const std::string& query) {
    std::vector<std::pair<std::string, std::uint64_t>> values;
    const auto answer = place.search(query, options);
    for (const auto& value : answer.counts.facets.front().values) values.emplace_back(value.value, value.passages);
    return values;
  };
  using Counted = std::vector<std::pair<std::string, std::uint64_t>>;
  CHECK(counted("zorille") == Counted{{"Ada Mer", 1}});
  CHECK(counted("tamanoir") == Counted{{"Ada Mer", 1}, {"Jean Roc", 1}});
  CHECK(counted("date:2025-03-04") == Counted{{"Ada Mer", 1}, {"Jean Roc", 1}});

  Matrix matrix{"author", {"sel"}, {}, {}};
  SearchOptions unshown;
  unshown.snippets = false;
  add_to(matrix, 0, place.search("zorille", unshown));
  CHECK(matrix.rows.size() == 1);
  CHECK(matrix.rows.contains("Ada Mer"));
}

TEST_CASE("what stands apart is no hit unless its kind is asked for", "[turns][kinds]") {
  Place place;
  CHECK(place.ids("tamanoir genre:légende") == Ids{"photo"});
  CHECK(place.ids("tamanoir kind:caption") == Ids{"photo"});
  CHECK(place.ids("tamanoir genre:encadrés") == Ids{"cadre"});
  CHECK(place.ids("tamanoir genre:hors-texte") == Ids{"cadre", "photo"});
  CHECK(place.ids("tamanoir kind:all") == Ids{"cadre", "photo", "seul", "table"});
  CHECK(place.ids("tamanoir genre:réponse") == Ids{"seul", "table"});
  CHECK(place.ids("tamanoir -genre:réponse").empty());
  const auto answer = place.search("tamanoir");
  CHECK(answer.total == 2);
  CHECK_THAT(noted(answer), Catch::Contains("2 autres") && Catch::Contains("légende\u00A0: 1") &&
                                Catch::Contains("encadré\u00A0: 1") &&
                                Catch::Contains("tamanoir ET genre:\"hors-texte\""));
  CHECK_THAT(noted(place.search("zorille")), !Catch::Contains("autre"));
  CHECK_THAT(noted(place.search("genre:poème")), Catch::Contains("pas de tel genre"));
}

TEST_CASE("what stands apart is counted by kind, and is beside no passage", "[turns][kinds]") {
  Place place;
  SearchOptions options;
  options.limit = 0;
  options.selection.facets = {FacetBy::kind};
  CHECK(place.search("tamanoir", options).counts.facets.front().values.size() == 1);
  CHECK(place.search("tamanoir genre:tout", options).counts.facets.front().values.size() == 3);
  const auto statistics = place.searcher().statistics(false);
  CHECK(statistics.speakers == 2);
  const auto captions = std::find_if(statistics.kinds.begin(), statistics.kinds.end(),
                                     [](const NamedCount& count) { return count.name == "caption"; });
  REQUIRE(captions != statistics.kinds.end());
  CHECK(captions->passages == 1);
}

TEST_CASE("the option --why tells that a passage stands apart, or that somebody else says it", "[turns][kinds]") {
  Place place;
  const auto why = [&](const std::string& query, const std::string& id) {
    SearchOptions options;
    options.exact = true;
    return place.searcher().why(parse_query(query, "2025-12-01"), id, options);
  };
  const auto caption = why("tamanoir", "photo");
  CHECK_FALSE(caption.hit);
  CHECK_THAT(caption.obstacle.en, Catch::Contains("kind:caption"));
  CHECK(caption.parts.front().fulfilled);
  CHECK(why("tamanoir genre:légende", "photo").hit);
  const auto other = why("locuteur:Mer tamanoir", "table");
  CHECK_FALSE(other.hit);
  CHECK_THAT(other.obstacle.en, Catch::Contains("several voices"));
}

TEST_CASE("a turn of two speakers is both's", "[turns]") {
  const TemporaryDirectory directory;
  auto all = unrelated_passages();
  all.push_back(round_table("deux", {{"Ada Mer, Jean Roc", "La zorille !"}, {"Ada Mer", "Le wombat."}}));
  index_passages(directory / "index", all);
  CHECK(has_hit(search(directory / "index", "locuteur:Roc zorille", true), "deux"));
  CHECK(has_hit(search(directory / "index", "locuteur:Mer zorille", true), "deux"));
  CHECK_FALSE(has_hit(search(directory / "index", "locuteur:Roc wombat", true), "deux"));
}
