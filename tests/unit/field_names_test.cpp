// The names of fields in a query.
#include "query/language/field_names.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace propos;

namespace {

constexpr auto last_field = static_cast<int>(FieldName::topic);

}  // namespace

TEST_CASE("a field is named in French or English, case and accents apart", "[field_names]") {
  CHECK(field_name_of("titre") == FieldName::title);
  CHECK(field_name_of("TITLE") == FieldName::title);
  CHECK(field_name_of("réponse") == FieldName::answer);
  CHECK(field_name_of("Reponse") == FieldName::answer);
  CHECK(field_name_of("mot-clé") == FieldName::tag);
  CHECK(field_name_of("lang") == FieldName::language);
  CHECK(field_name_of("depuis") == FieldName::since);
}

TEST_CASE("anything else names no field", "[field_names]") {
  for (const std::string name : {"", "titres", "tit", "titre ", "http", "titre:"}) {
    INFO(name);
    CHECK(field_name_of(name) == FieldName::none);
  }
}

TEST_CASE("each field is read by the name that it is printed with", "[field_names]") {
  for (int i = 0; i <= last_field; ++i) {
    const auto field = static_cast<FieldName>(i);
    INFO(name_of(field));
    CHECK(field_name_of(name_of(field)) == field);
  }
  CHECK(name_of(FieldName::none).empty());
  CHECK(name_of(FieldName::answer) == "réponse");
}

TEST_CASE("a field holds words or names, or neither", "[field_names]") {
  int words = 0;
  int names = 0;
  for (int i = 0; i <= last_field; ++i) {
    const auto field = static_cast<FieldName>(i);
    words += holds_words(field);
    names += holds_names(field);
    CHECK_FALSE((holds_words(field) && holds_names(field)));
  }
  CHECK(words == 3);
  CHECK(names == 7);
  CHECK(holds_words(FieldName::question));
  CHECK(holds_names(FieldName::post));
  CHECK_FALSE(holds_names(FieldName::date));
}
