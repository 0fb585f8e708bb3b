// Which forms of an index belong to a query's word, and how closely.
#include "query/meaning/families.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "tests/support/small_index.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

struct Forms {
  Forms()
      : index({passage_of("a", "Les formations du formateur, une formation."),
               passage_of("b", "Il forme, elle formait."), passage_of("c", "La formation coûte."),
               passage_of("d", "Côté cour, la cote monte.")}) {}

  Families::Frequencies add(std::size_t number, const std::string& word) {
    return families.add(number, index.analyzer.analyze(word).front(), index.families);
  }
  /// How a form is related to a term; 0: it is not.
  int kinship(const std::string& form, std::size_t term = 0) const {
    const auto* relations = families.find(form_hash(form));
    if (relations == nullptr) return 0;
    for (const auto& relation : *relations)
      if (relation.term == term) return relation.kinship;
    return 0;
  }

  SmallIndex index;
  Families families;
};

}  // namespace

TEST_CASE("a closer form has the kinships of the wider ones too", "[families]") {
  Forms forms;
  forms.add(0, "formation");
  CHECK(forms.kinship("formation") == (same_form | same_word | same_term | same_root | same_prefix));
  CHECK(forms.kinship("formations") == (same_term | same_root | same_prefix));
  CHECK((forms.kinship("formateur") & same_term) == 0);
  CHECK((forms.kinship("formateur") & same_prefix) != 0);
  CHECK(forms.kinship("cour") == 0);
}

TEST_CASE("a word without its accents is the same word in another form", "[families]") {
  Forms forms;
  forms.add(0, "cote");
  CHECK((forms.kinship("cote") & same_form) != 0);
  CHECK((forms.kinship("côté") & same_form) == 0);
  CHECK((forms.kinship("côté") & same_word) != 0);
}

TEST_CASE("a word that the index lacks is related to itself", "[families]") {
  Forms forms;
  const auto frequencies = forms.add(3, "zorille");
  CHECK((forms.kinship("zorille", 3) & same_form) != 0);
  CHECK(frequencies.prefix == 0);
  CHECK(frequencies.root == 0);
  CHECK(frequencies.word == 0);
}

TEST_CASE("frequencies add up the passages of all forms of a kinship, the wider the more", "[families]") {
  Forms forms;
  const auto frequencies = forms.add(0, "formation");
  CHECK(frequencies.word == 2);
  CHECK(frequencies.root >= 3);
  CHECK(frequencies.prefix >= frequencies.root);
}

TEST_CASE("one form may belong to several terms, at most to so many as are kept", "[families]") {
  Forms forms;
  for (std::size_t i = 0; i < Families::max_relations + 2; ++i) forms.add(i, "formation");
  for (std::size_t i = 0; i < Families::max_relations; ++i) CHECK(forms.kinship("formation", i) != 0);
  CHECK(forms.kinship("formation", Families::max_relations) == 0);
}

TEST_CASE("the index knows a word by its term or its root", "[families]") {
  Forms forms;
  auto& analyzer = forms.index.analyzer;
  const auto knows = [&](const std::string& word) {
    const auto& known = analyzer.word_of(word);
    return forms.index.families.knows(known.term, known.folded);
  };
  CHECK(knows("formation"));
  CHECK(knows("formations"));
  CHECK_FALSE(knows("zorille"));
}
