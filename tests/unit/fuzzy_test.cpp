// `mot~`: the words of an index that are spelled nearly so.
#include "query/meaning/fuzzy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/index.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Place {
  Place() {
    index_passages(directory / "index", {passage_of("1", "marais, marée, maris, Mârais"),
                                         passage_of("2", "laboratoire, laboratoires, observatoire"),
                                         passage_of("3", "marais, paludier, palier")});
    database = open_whole_index(directory / "index").database;
  }
  std::vector<std::string> near(const std::string& word) {
    bool cut = true;
    std::vector<std::string> forms;
    for (const auto& term : fuzzy_terms(word, database, analyzer, cut)) forms.push_back(term.text());
    CHECK_FALSE(cut);
    return forms;
  }
  bool finds(const std::string& word, const std::string& other) {
    const auto terms = near(word);
    const auto wanted = analyzer.analyze(other).front().text();
    return std::find(terms.begin(), terms.end(), wanted) != terms.end();
  }
  TemporaryDirectory directory;
  Xapian::Database database;
  Analyzer analyzer;
};

}  // namespace

TEST_CASE("a word of eight letters may be two edits away, a shorter one a single one", "[fuzzy]") {
  CHECK(fuzzy_edits(4) == 1);
  CHECK(fuzzy_edits(7) == 1);
  CHECK(fuzzy_edits(8) == 2);
  CHECK(fuzzy_edits(40) == 2);
}

TEST_CASE("the word's own term stands first, though the index has no such word", "[fuzzy]") {
  Place place;
  CHECK(place.near("marais").front() == place.analyzer.analyze("marais").front().text());
  CHECK(place.near("zorille") == std::vector<std::string>{place.analyzer.analyze("zorille").front().text()});
}

TEST_CASE("an edit is a letter more, less, other, or swapped with its neighbour", "[fuzzy]") {
  Place place;
  for (const std::string word : {"maraiss", "marai", "moraix", "mariais", "maarais", "amrais"}) {
    INFO(word);
    CHECK(place.finds(word, "marais") == (word != "moraix"));
  }
}

TEST_CASE("two edits are too many for a short word, and allowed in a long one", "[fuzzy]") {
  Place place;
  CHECK_FALSE(place.finds("palidr", "paludier"));
  CHECK(place.finds("labaratoir", "laboratoire"));
  CHECK_FALSE(place.finds("lobaratair", "laboratoire"));
}

TEST_CASE("case and accents do not count, and each term stands once", "[fuzzy]") {
  Place place;
  CHECK(place.finds("MÂRAI", "marais"));
  const auto terms = place.near("laboratoire");
  CHECK(std::set<std::string>(terms.begin(), terms.end()).size() == terms.size());
}
