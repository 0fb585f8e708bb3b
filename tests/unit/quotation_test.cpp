// Whether a quotation stands in a text.
#include "query/serve/api/quotation.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace propos::serve;

namespace {

const std::string text = "Non. L’acier est cher\u00A0: « trop cher », dit-on.\n\nEt l’on n’y peut rien !";

/// `standing text` of where it stands.
std::string place(const std::string& quotation, const std::string& in = text) {
  const auto found = find_quotation(parts_of_quotation(quotation), in);
  return std::string(name_of(found.standing)) + " " + in.substr(found.begin, found.end - found.begin);
}

}  // namespace

TEST_CASE("a quotation stands word for word, whatever its white space and kinds of marks", "[quotation]") {
  CHECK(place("L’acier est cher\u00A0: « trop cher »") == "verbatim L’acier est cher\u00A0: « trop cher »");
  CHECK(place("L'acier est cher: \"trop cher\"") == "verbatim L’acier est cher\u00A0: « trop cher »");
  CHECK(place("« L’acier   est\ncher »") == "verbatim L’acier est cher");
  CHECK(place("dit‑on. Et l’on") == "verbatim dit-on.\n\nEt l’on");
  CHECK(place("rien!") == "verbatim rien !");
  CHECK(place(text) == "verbatim " + text);
}

TEST_CASE("other signs, capitals or accents are the same words only", "[quotation]") {
  CHECK(place("l’acier est cher") == "words L’acier est cher");
  CHECK(place("acier est cher, trop cher") == "words acier est cher\u00A0: « trop cher");
  CHECK(place("Et l’on n’y peut rien.") == "words Et l’on n’y peut rien");
  CHECK(place("peut rièn") == "words peut rien");
}

TEST_CASE("other words, parts of words and another order are absent", "[quotation]") {
  for (const auto* quotation : {"l’acier est trop cher", "cher est l’acier", "est che", "cier est", "le fer"}) {
    INFO(quotation);
    CHECK(place(quotation) == "absent ");
  }
}

TEST_CASE("what is left out parts a quotation, whose parts stand in order", "[quotation]") {
  CHECK(parts_of_quotation("« L’acier […] cher »").size() == 2);
  CHECK(place("L’acier […] peut rien") ==
        "verbatim L’acier est cher\u00A0: « trop cher », dit-on.\n\nEt l’on n’y peut rien");
  CHECK(place("Non. (...) dit-on") == "verbatim Non. L’acier est cher\u00A0: « trop cher », dit-on");
  CHECK(place("peut rien […] L’acier") == "absent ");
  CHECK(parts_of_quotation("[…]").empty());
  CHECK(parts_of_quotation(" « … » ").empty());
}

TEST_CASE("of what is absent the sentence is found that has most of its words, if half of them", "[quotation]") {
  CHECK(nearest_sentence("l’acier n’est pas cher", text) == "L’acier est cher\u00A0: « trop cher », dit-on.");
  CHECK(nearest_sentence("les moutons paissent", text).empty());
  CHECK(nearest_sentence("", text).empty());
}
