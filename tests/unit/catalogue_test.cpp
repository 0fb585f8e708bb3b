#include "query/serve/page/catalogue.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "query/serve/page/wording.hpp"

using namespace propos;
using namespace propos::serve;

namespace {

constexpr std::size_t sentences = static_cast<std::size_t>(Say::count_of_sentences);

/// The numbers that stand in braces, in their order.
std::string places_in(std::string_view text) {
  std::string places;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (text[i] == '{' && text[i + 2] == '}') places += text[i + 1];
  return places;
}

bool stands_before(std::string_view text, std::string_view before, std::size_t at) {
  return at >= before.size() && text.substr(at - before.size(), before.size()) == before;
}

}  // namespace

TEST_CASE("every sentence is there in both languages, with the same places", "[catalogue]") {
  for (std::size_t i = 0; i < sentences; ++i) {
    const auto sentence = static_cast<Say>(i);
    INFO(say(sentence, Lang::fr));
    CHECK_FALSE(say(sentence, Lang::fr).empty());
    CHECK_FALSE(say(sentence, Lang::en).empty());
    CHECK(places_in(say(sentence, Lang::fr)) == places_in(say(sentence, Lang::en)));
  }
}

TEST_CASE("French sentences have their own spaces, apostrophes and quotation marks", "[catalogue]") {
  for (std::size_t i = 0; i < sentences; ++i) {
    const auto text = say(static_cast<Say>(i), Lang::fr);
    INFO(text);
    CHECK(text.find('\'') == std::string_view::npos);
    CHECK(text.find('"') == std::string_view::npos);
    CHECK(text.find("...") == std::string_view::npos);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const bool sign = c == ';' || c == '!' || c == '?';
      if (sign && at > 0) CHECK((stands_before(text, "\u202F", at) || text == "?"));
      const bool in_word = at + 1 < text.size() && text[at + 1] != ' ';  // `Authorization:`, `locuteur:nom`
      if (c == ':' && at > 0 && !in_word && text.find("Authorization") == std::string_view::npos)
        CHECK(stands_before(text, "\u00A0", at));
      CHECK(text.substr(at, 3) != "« ");
    }
  }
}

TEST_CASE("parts stand where the sentence wants them, and are no places themselves", "[catalogue]") {
  CHECK(said(Say::hits_of, Lang::fr, {"1", "10", "207"}) == "1 à 10 sur 207");
  CHECK(said(Say::name_and_value, Lang::en, {"{2}", "x"}) == "{2}: x");
}

TEST_CASE("numbers are written as each language has them", "[catalogue]") {
  CHECK(number(1234567, Lang::fr) == "1\u202F234\u202F567");
  CHECK(number(1234567, Lang::en) == "1,234,567");
  CHECK(number(999, Lang::fr) == "999");
  CHECK(counted(0, Say::passages_one, Say::passages_more, Lang::fr) == "0 passage");
  CHECK(counted(0, Say::passages_one, Say::passages_more, Lang::en) == "0 passages");
  CHECK(counted(1, Say::passages_one, Say::passages_more, Lang::en) == "1 passage");
  CHECK(counted(2, Say::passages_one, Say::passages_more, Lang::fr) == "2 passages");
  CHECK(duration(7180, Lang::fr) == "7,2\u00A0ms");
  CHECK(duration(1400000, Lang::en) == "1.4\u00A0s");
  CHECK(percent(0.875, Lang::fr) == "88\u00A0%");
}

TEST_CASE("what stands in guillemets is not quoted again", "[catalogue]") {
  CHECK(quoted("acier", Lang::fr) == "«\u00A0acier\u00A0»");
  CHECK(quoted("acier", Lang::en) == "“acier”");
  CHECK(quoted("« acier »", Lang::fr) == "« acier »");
}
