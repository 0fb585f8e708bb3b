// A field that has nothing, where another one would.
#include "query/answer/other_fields.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

#include "query/language/parse.hpp"
#include "query/language/print_query.hpp"

using namespace propos;

namespace {

/// The French notes, a line each, where queries find so many passages; what is not named finds nothing.
std::string notes(const std::string& query, const std::map<std::string, std::uint64_t>& found, bool nothing = true) {
  std::string text;
  const auto count = [&](const Query& asked) {
    const auto known = found.find(to_text(asked));
    return known == found.end() ? 0 : known->second;
  };
  for (const auto& note : other_fields(parse_query(query), nothing, count)) text += note.fr + "\n";
  return text;
}

}  // namespace

TEST_CASE("a name that another field has is told there", "[other_fields]") {
  CHECK(notes("auteur:Rozel", {{"locuteur:Rozel", 12}}) ==
        "auteur:Rozel\u00A0: rien\u00A0; locuteur:Rozel\u00A0: 12 passages\n");
  CHECK(notes("locuteur:Rozel", {{"auteur:Rozel", 1}, {"titre:Rozel", 2}, {"réponse:Rozel", 3}}) ==
        "locuteur:Rozel\u00A0: rien\u00A0; auteur:Rozel\u00A0: 1 passage\u00A0; titre:Rozel\u00A0: 2 passages\n");
  CHECK(notes("mot-clé:\"droits de douane\"", {{"titre:\"droits de douane\"", 4}}).find("titre:") != std::string::npos);
  CHECK(notes("auteur:Rozel", {}).empty());
  CHECK(notes("auteur:Rozel OU mer", {{"locuteur:Rozel", 12}}, false).find("locuteur:Rozel") != std::string::npos);
}

TEST_CASE("words of a field likewise, where the query finds nothing", "[other_fields]") {
  CHECK(notes("titre:voile", {{"réponse:voile", 7}}) ==
        "titre:voile\u00A0: rien\u00A0; réponse:voile\u00A0: 7 passages\n");
  CHECK(notes("titre:voile OU mer", {{"réponse:voile", 7}}, false).empty());
}

TEST_CASE("a part that finds something by itself is tried elsewhere in the whole query", "[other_fields]") {
  CHECK(notes("mer auteur:Rozel", {{"auteur:Rozel", 3}, {"mer locuteur:Rozel", 5}}) ==
        "mer auteur:Rozel\u00A0: rien\u00A0; mer locuteur:Rozel\u00A0: 5 passages\n");
}

TEST_CASE("what is excluded, and fields without neighbours, are left alone", "[other_fields]") {
  CHECK(notes("mer -auteur:Rozel", {{"locuteur:Rozel", 12}}).empty());
  CHECK(notes("langue:fr", {{"locuteur:fr", 12}}).empty());
}
