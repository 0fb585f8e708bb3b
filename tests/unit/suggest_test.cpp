// Beginnings become words, speakers, topics and questions.
#include "query/serve/api/suggest.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/index.hpp"
#include "query/language/parse.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::serve;
using namespace propos::testing;

namespace {

std::vector<Topic> topics() {
  Topic talent;
  talent.id = "talent";
  talent.label_fr = "Guerre des talents";
  talent.label_en = "Talent war";
  talent.query = parse_query("talent");
  return {talent};
}

struct Place {
  Place() {
    auto first = passage_of("p1", "L’élève mange une élégante pomme à l’école.", "Que mange l’élève ?");
    first.speaker = "Élodie Dupont";
    auto second = passage_of("p2", "L’élève dort, l’élan court.", "Pourquoi l’élève dort-il ?");
    second.speaker = "Jean-Paul Élan, Élodie Dupont";
    auto third = passage_of("p3", "Encore un élève.", "Que mange l’élève ?");
    passages = {first, second, third};
    index_passages(directory / "index", passages);
  }
  Suggestions suggestions(const Suggestions* before = nullptr) const {
    return {open_whole_index(directory / "index"), topics(), "r", before};
  }
  TemporaryDirectory directory;
  std::vector<Passage> passages;
};

/// `kind text (passages)` of each.
std::vector<std::string> shown(const Suggestions& suggestions, const std::string& typed, std::size_t limit = 5) {
  std::vector<std::string> out;
  for (const auto& s : suggestions.suggest(typed, limit))
    out.push_back(std::string(name_of(s.kind)) + " " + s.text + " (" + std::to_string(s.passages) + ")");
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a beginning suggests words, the most frequent first, blind to accents and capitals", "[suggest]") {
  const auto suggestions = Place().suggestions();
  for (const auto* typed : {"él", "el", "ÉL", "une el", "l’él"}) {
    INFO(typed);
    const auto lines = shown(suggestions, typed);
    REQUIRE(lines.size() >= 3);
    CHECK(lines[0] == "word élève (3)");
  }
  CHECK(shown(suggestions, "ele", 1) == Lines{"word élève (3)", "question Que mange l’élève ? (2)"});
  CHECK(shown(suggestions, "xyz").empty());
  CHECK(shown(suggestions, "").empty());
  CHECK(shown(suggestions, "el ").empty());
}

TEST_CASE("speakers are found by any word of their name, topics by any of their labels", "[suggest]") {
  const auto suggestions = Place().suggestions();
  CHECK(shown(suggestions, "dup") == Lines{"word dupont (2)", "speaker Élodie Dupont (2)"});
  CHECK(shown(suggestions, "elodie d") == Lines{"word dupont (2)", "word dort (1)", "speaker Élodie Dupont (2)"});
  CHECK(shown(suggestions, "jean paul e").back() == "speaker Jean-Paul Élan (1)");
  CHECK(shown(suggestions, "tal") == Lines{"topic Guerre des talents (0)"});
  CHECK(shown(suggestions, "zz elodie").back() == "speaker Élodie Dupont (2)");
  CHECK(shown(suggestions, "guerre des t") == Lines{"topic Guerre des talents (0)"});
}

TEST_CASE("questions are found by any of their words, once however often they were asked", "[suggest]") {
  const auto suggestions = Place().suggestions();
  CHECK(shown(suggestions, "que m").back() == "question Que mange l’élève ? (2)");
  CHECK(shown(suggestions, "que mange l'e").back() == "question Que mange l’élève ? (2)");
  CHECK(shown(suggestions, "dort il").back() == "question Pourquoi l’élève dort-il ? (1)");
}

TEST_CASE("a suggestion says what is to be searched", "[suggest]") {
  const auto suggestions = Place().suggestions();
  const auto query = [&](const std::string& typed, std::size_t n = 0) {
    return suggestions.suggest(typed, 1).at(n).query;
  };
  CHECK(query("pomme éc") == "pomme école");
  CHECK(query("l’éc") == "l’école");
  CHECK(query("+éc") == "+école");
  CHECK(query("pomme dup", 1) == "pomme locuteur:=\"Élodie Dupont\"");
  CHECK(query("tal") == "topic:talent");
  CHECK(parse_query(query("pomme dup", 1)).root.parts.back().whole);
}

TEST_CASE("what was read of an index is not read again when posts are added to it", "[suggest]") {
  const Place place;
  const auto before = place.suggestions();
  auto more = place.passages;
  more.push_back(passage_of("p4", "Rien.", "Et la zorille ?"));
  index_passages(place.directory / "other", more);
  const auto rebuilt = place.suggestions(&before);
  CHECK(shown(rebuilt, "que m") == shown(before, "que m"));
  const Suggestions other(open_whole_index(place.directory / "other"), topics(), "r2", &before);
  CHECK(shown(other, "zor").back() == "question Et la zorille ? (1)");
  CHECK(shown(other, "que m").back() == "question Que mange l’élève ? (2)");
}
