// Which forms of the vocabulary a word of a query stands for.
#include "query/plan/word_forms.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
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
    index_passages(directory / "index", {passage_of("1",
                                                    "Un cheval, des chevaux, la chevalerie, l’œil, les yeux, un tarif, "
                                                    "des tarifs, tarifaire, tarif7, acteur, actrice.")});
    database = open_whole_index(directory / "index").database;
  }
  bool term_has(const std::string& word, const std::string& form) {
    return has(forms_of_word(analyzer.analyze(word, Wanted::all_words).front(), database, analyzer), form);
  }
  bool prefix_has(const std::string& prefix, const std::string& form) {
    return has(forms_of_prefix(prefix, database, analyzer), form);
  }
  static bool has(const TracedForms& forms, const std::string& form) {
    Analyzer other;
    return std::find(forms.begin(), forms.end(), traced_form(other.word_of(form))) != forms.end();
  }
  TemporaryDirectory directory;
  Xapian::Database database;
  Analyzer analyzer;
};

std::vector<std::size_t> words_of(const WordForms& forms, std::uint32_t form) {
  std::vector<std::size_t> words;
  for (std::size_t word = 0; word < forms.words(); ++word)
    if (forms.is(form, word)) words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("a word stands for all forms of its term, regular or not", "[word_forms]") {
  Place place;
  CHECK(place.term_has("tarif", "tarifs"));
  CHECK(place.term_has("cheval", "chevaux"));
  CHECK(place.term_has("œil", "yeux"));
  CHECK(place.term_has("acteur", "actrice"));
  CHECK_FALSE(place.term_has("tarif", "tarifaire"));
  CHECK_FALSE(place.term_has("cheval", "chevalerie"));
}

TEST_CASE("a word stands for its own form, though the index does not hold it", "[word_forms]") {
  Place place;
  CHECK(place.term_has("zorille", "zorille"));
  CHECK(place.term_has("tarif7", "tarif7"));
}

TEST_CASE("a prefix stands for forms that begin so, those with digits and those of the word itself", "[word_forms]") {
  Place place;
  CHECK(place.prefix_has("tarif", "tarif"));
  CHECK(place.prefix_has("tarif", "tarifaire"));
  CHECK(place.prefix_has("tarif", "tarif7"));
  CHECK(place.prefix_has("cheval", "chevaux"));
  CHECK_FALSE(place.prefix_has("tarifs", "tarifaire"));
  CHECK_FALSE(place.prefix_has("tari", "acteur"));
}

TEST_CASE("a form is looked up for each word that it belongs to, once", "[word_forms]") {
  WordForms forms;
  CHECK(forms.add({7, 9, 7}) == 0);
  CHECK(forms.add({9}) == 1);
  CHECK(forms.add({}) == 2);
  forms.settle();
  CHECK(forms.words() == 3);
  CHECK(words_of(forms, 7) == std::vector<std::size_t>{0});
  CHECK(words_of(forms, 9) == std::vector<std::size_t>{0, 1});
  CHECK(words_of(forms, 8).empty());
  CHECK(words_of(forms, 7 + (1u << 12)).empty());  // the same last bits
}

TEST_CASE("a too common word stands for itself, and without accents for what is spelled so", "[word_forms]") {
  Place place;
  CHECK(place.term_has("ou", "où"));
  CHECK(place.term_has("ou", "ou"));
  CHECK_FALSE(place.term_has("où", "ou"));
  CHECK(place.term_has("déjà", "deja"));
  CHECK(place.term_has("est", "Est"));
  CHECK_FALSE(place.term_has("de", "des"));
  CHECK(place.prefix_has("tou", "toujours"));
}

TEST_CASE("the bytes of a frame tell which too common words they hold", "[word_forms]") {
  WordForms forms;
  const auto de = forms.add({traced_form(common_symbol("de"))});
  const auto acier = forms.add({form_hash("acier")});
  forms.settle();
  CHECK(forms.only_common(de));
  CHECK(forms.never_common(acier));
  std::string with, without;
  append_frame(with, std::vector<Symbol>{place_symbol, common_symbol("de")});
  append_frame(without, std::vector<Symbol>{place_symbol, common_symbol("la")});
  const auto held = [&](const std::string& frame) { return (forms.in_frame(frame) & WordForms::mask_of(de)) != 0; };
  CHECK(held(with));
  CHECK_FALSE(held(without));
}
