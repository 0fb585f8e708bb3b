// What matches by author, tag, year and so on.
#include "query/answer/facets.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/limits.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    std::vector<Passage> passages;
    const auto add = [&](const std::string& date, std::vector<std::string> authors, const std::string& speaker) {
      passages.push_back(passage_of("p" + std::to_string(passages.size() + 1), "Le sel gris.", "Et le sel ?"));
      passages.back().date = date;
      passages.back().authors = std::move(authors);
      passages.back().speaker = speaker;
      passages.back().title = "Titre " + passages.back().id;
    };
    add("2024-05-06", {"Camille Dupont", "Éloïse Arc"}, "Jean Roche, Lou Perrin");
    add("2023-01-01", {"CAMILLE DUPONT"}, "Lou Perrin");
    add("2024", {"Zoé Abel"}, "");
    add("", {}, "");
    index_passages(directory / "index", passages);
    database = open_whole_index(directory / "index").database;
  }
  /// `value passages` of each value, of documents 1 to `last`.
  std::string counted(FacetBy by, std::size_t wanted = 100, Xapian::docid last = 4) {
    DocumentSet documents(4);
    for (Xapian::docid document = 1; document <= last; ++document) documents.add(document);
    std::string out;
    facet = count_facet(by, wanted, database, {documents, {}}, nullptr, notes);
    for (const auto& value : facet.values)
      out += (out.empty() ? "" : ", ") + value.value + " " + std::to_string(value.passages);
    return out;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
  std::vector<Note> notes;
  Facet facet;
};

}  // namespace

TEST_CASE("a passage counts for each of its names, spelled as the first passage has them", "[facets]") {
  Place place;
  CHECK(place.counted(FacetBy::author) == "Camille Dupont 2, Éloïse Arc 1, Zoé Abel 1");
  CHECK(place.counted(FacetBy::speaker) == "Lou Perrin 2, Jean Roche 1");
  CHECK(place.counted(FacetBy::tag).empty());
  CHECK(place.facet.distinct == 0);
}

TEST_CASE("only documents of the set count", "[facets]") {
  Place place;
  CHECK(place.counted(FacetBy::author, 100, 1) == "Camille Dupont 1, Éloïse Arc 1");
  CHECK(place.counted(FacetBy::author, 100, 0).empty());
}

TEST_CASE("years stand in order of time, all of them, and what has no date in none", "[facets]") {
  Place place;
  CHECK(place.counted(FacetBy::year) == "2023 1, 2024 2");
  CHECK(place.counted(FacetBy::year, 1) == "2023 1, 2024 2");
}

TEST_CASE("as many values are told as are wanted, and how many there are", "[facets]") {
  Place place;
  CHECK(place.counted(FacetBy::author, 1) == "Camille Dupont 2");
  CHECK(place.facet.distinct == 3);
  CHECK(place.counted(FacetBy::author, 0).empty());
  CHECK(place.facet.distinct == 3);
  CHECK(place.notes.empty());
}

TEST_CASE("a post's label is its title, other values have none", "[facets]") {
  Place place;
  CHECK(place.counted(FacetBy::post) == "p1 1, p2 1, p3 1, p4 1");
  CHECK(place.facet.values.front().label == "Titre p1");
  CHECK(place.counted(FacetBy::kind) == "answer 4");
  CHECK(place.facet.values.front().label.empty());
  CHECK(place.counted(FacetBy::language) == "fr 4");
}

TEST_CASE("values past the limit are left out, which a note says", "[facets][limits]") {
  const TemporaryDirectory directory;
  auto passage = passage_of("1", "Le sel.");
  for (std::size_t i = 0; i <= limits::max_facet_values; ++i) passage.tags.push_back("mot " + std::to_string(i));
  index_passages(directory / "index", {passage});
  const auto database = open_whole_index(directory / "index").database;
  DocumentSet documents(1);
  documents.add(1);
  std::vector<Note> notes;
  const auto facet = count_facet(FacetBy::tag, limits::max_facet_values, database, {documents, {}}, nullptr, notes);
  CHECK(facet.values.size() == limits::max_facet_values);
  CHECK(facet.distinct == limits::max_facet_values + 1);
  CHECK(notes.size() == 1);
}
