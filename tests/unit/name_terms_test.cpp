// Names in a query become the index's terms for whole names.
#include "query/meaning/name_terms.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

using Names = std::vector<std::string>;

struct Place {
  Place() {
    auto first = passage_of("p1", "Le sel.");
    first.authors = {"Camille Dupont", "Éloïse d’Arc"};
    first.speaker = "Jean-Paul Dupont";
    first.tags = {"Droits de douane"};
    auto second = passage_of("p10", "L’eau.");
    second.authors = {"Léon Dupont-Moret"};
    index_passages(directory / "index", {first, second});
    database = open_whole_index(directory / "index").database;
  }
  /// The names behind their prefix.
  Names names(FieldName field, const std::string& text) const {
    Names out;
    const auto found = name_terms(field, text, database);
    CHECK_FALSE(found.cut);
    for (const auto& term : found.terms) out.push_back(term.substr(name_prefix(field).size()));
    return out;
  }
  TemporaryDirectory directory;
  Xapian::Database database;
};

}  // namespace

TEST_CASE("the words of a name are folded and parted at anything but letters and digits", "[name_terms]") {
  CHECK(words_of_name("Éloïse d’Arc") == Names{"eloise", "d", "arc"});
  CHECK(words_of_name(" Jean-Paul  II. ") == Names{"jean", "paul", "ii"});
  CHECK(words_of_name("Œuvre 2024") == Names{"oeuvre", "2024"});
  CHECK(words_of_name("… — ").empty());
  CHECK(words_of_name("").empty());
}

TEST_CASE("words that stand behind each other in a name find it, in any case and without accents", "[name_terms]") {
  const Place place;
  CHECK(place.names(FieldName::author, "dupont") == Names{"camille dupont", "leon dupont-moret"});
  CHECK(place.names(FieldName::author, "CAMILLE dupont") == Names{"camille dupont"});
  CHECK(place.names(FieldName::author, "Eloïse").size() == 1);
  CHECK(place.names(FieldName::tag, "de douane") == Names{"droits de douane"});
}

TEST_CASE("a part of a word, words in another order, and another field's names find nothing", "[name_terms]") {
  const Place place;
  CHECK(place.names(FieldName::author, "dup").empty());
  CHECK(place.names(FieldName::author, "dupont camille").empty());
  CHECK(place.names(FieldName::author, "camille moret").empty());
  CHECK(place.names(FieldName::author, "Jean-Paul").empty());
  CHECK(place.names(FieldName::speaker, "Jean Paul").size() == 1);
}

TEST_CASE("a post is found by its whole id only", "[name_terms]") {
  const Place place;
  CHECK(name_terms(FieldName::post, "p1", place.database).terms == Names{boolean_term(prefix::post, "/p1")});
  CHECK(place.database.get_termfreq(boolean_term(prefix::post, "/p1")) == 1);
}

TEST_CASE("a name without a letter is empty", "[name_terms]") {
  const Place place;
  CHECK(name_terms(FieldName::author, " - ", place.database).empty);
  CHECK_FALSE(name_terms(FieldName::author, "Zweig", place.database).empty);
}
