// Corrections by hand: what a file says, and what it does to a post's cut.
#include "indexer/cut/corrections_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/file.hpp"
#include "indexer/cut/accounting.hpp"
#include "indexer/cut/explain.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

const std::string interview =
    "<p>Ada Mer répond à nos questions.</p>"
    "<p><strong>Depuis quand cultivez-vous le sel ?</strong></p><p>Depuis vingt ans, dans la baie.</p>"
    "<p>Le matin, surtout.</p>"
    "<p><strong>Et la pluie, vous la craignez ?</strong></p><p>La pluie est une ennemie.</p>"
    "<p>Racontez-nous la récolte.</p><p>La récolte commence en juin.</p>"
    "<p>Photo prise en mai.</p>";

/// The corrections of a file that says this about post 7 of post_of().
struct Said {
  explicit Said(const std::string& toml) {
    write_file_atomically(directory / "corrections.toml", toml);
    corrections.read(directory / "corrections.toml");
  }
  TemporaryDirectory directory;
  Corrections corrections;
};

std::string about(const std::string& at, const std::string& what) {
  return "[[correction]]\npost = \"7\"\nat = \"" + at + "\"\n" + what + "\n";
}

Cut corrected(const std::string& toml, const std::string& html = interview) {
  const Said said(toml);
  const auto post = post_of(html);
  auto cut = cut_post(post, said.corrections.of(post, "revue.example/7"));
  CHECK(accounting_problem(cut) == "");
  return cut;
}

const Passage& passage_asking(const Cut& cut, const std::string& question) {
  const auto found = std::find_if(cut.passages.begin(), cut.passages.end(),
                                  [&](const Passage& passage) { return passage.question == question; });
  REQUIRE(found != cut.passages.end());
  return *found;
}

std::string error_of(const std::string& toml) {
  try {
    const Said said(toml);
  } catch (const Error& e) {
    return e.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a correction gives an answer its speaker and its asker", "[corrections]") {
  const auto cut =
      corrected(about("Et la PLUIE", "speaker = \"Jean Roc\"") + about("La pluie est", "asker = \"Lou Hamonic\""));
  const auto& rain = passage_asking(cut, "Et la pluie, vous la craignez ?");
  CHECK(rain.speaker == "Jean Roc");
  CHECK(rain.asker == "Lou Hamonic");
  CHECK(rain.speaker_source == "correction");
  CHECK(rain.speaker_confidence == 1);
  CHECK(passage_asking(cut, "Depuis quand cultivez-vous le sel ?").speaker != "Jean Roc");
}

TEST_CASE("without a paragraph a speaker is that of all answers of the post", "[corrections]") {
  const auto cut = corrected("[[correction]]\npost = 7\nspeaker = \"Ada Mer\"\n");
  for (const auto& passage : cut.passages)
    if (passage.kind == PassageKind::answer) CHECK(passage.speaker == "Ada Mer");
}

TEST_CASE("a paragraph becomes a question, and what was one an answer", "[corrections]") {
  const auto more = corrected(about("Racontez-nous", "role = \"question\""));
  CHECK(passage_asking(more, "Racontez-nous la récolte.").text.starts_with("La récolte commence en juin."));
  const auto fewer = corrected(about("Et la pluie", "role = \"answer\""));
  CHECK_THAT(passage_asking(fewer, "Depuis quand cultivez-vous le sel ?").text,
             Catch::Contains("Et la pluie, vous la craignez ?\n\nLa pluie"));
}

TEST_CASE("passages are split and joined", "[corrections]") {
  const auto plain = cut_html(interview).passages.size();
  const auto split = corrected(about("Le matin", "split = true"));
  CHECK(split.passages.size() == plain + 1);
  CHECK(passage_asking(split, "Depuis quand cultivez-vous le sel ?").text == "Depuis vingt ans, dans la baie.");
  const auto joined = corrected(about("Et la pluie", "join = true"));
  CHECK(joined.passages.size() == plain - 1);
  for (std::size_t i = 0; i < split.passages.size(); ++i) CHECK(split.passages[i].n == static_cast<int>(i));
}

TEST_CASE("a paragraph is dropped, and one that was dropped comes back", "[corrections]") {
  const auto cut = corrected(about("Le matin", "drop = true"));
  CHECK(passage_asking(cut, "Depuis quand cultivez-vous le sel ?").text == "Depuis vingt ans, dans la baie.");
  const auto shares = interview + "<div class=\"sharedaddy\"><p>La fin du sel approche.</p></div>";
  const auto back = corrected(about("La fin du sel", "role = \"answer\""), shares);
  CHECK_THAT(back.passages.back().text, Catch::EndsWith("La fin du sel approche."));
}

TEST_CASE("what is said to be a caption stands in no answer", "[corrections]") {
  const auto cut = corrected(about("Photo prise", "role = \"caption\""));
  CHECK(cut.passages.back().kind == PassageKind::caption);
  CHECK(cut.passages.back().text == "Photo prise en mai.");
  for (const auto& passage : cut.passages)
    if (!is_apart(passage.kind)) CHECK_THAT(passage.text, !Catch::Contains("Photo prise"));
}

TEST_CASE("what fits no paragraph any more, or two, has no effect and is told with its line", "[corrections]") {
  const auto gone = corrected(about("Une phrase disparue", "speaker = \"Jean Roc\""));
  REQUIRE(gone.unfit.size() == 1);
  CHECK_THAT(gone.unfit.front(), Catch::Contains("corrections.toml:1: ") && Catch::Contains("Une phrase disparue"));
  const auto twice = corrected(about("La ", "drop = true"));
  REQUIRE(twice.unfit.size() == 1);
  CHECK_THAT(twice.unfit.front(), Catch::Contains("2 paragraphs begin with"));
  CHECK(twice.passages == cut_html(interview).passages);
}

TEST_CASE("corrections are found by id, by site and id, and by link", "[corrections]") {
  const auto post = post_of(interview);
  for (const std::string name : {"7", "revue.example/7", "https://revue.example/7/"}) {
    const Said said("[[correction]]\npost = \"" + name + "\"\nspeaker = \"Ada Mer\"\n");
    INFO(name);
    CHECK(said.corrections.unmet().size() == 1);
    CHECK(said.corrections.of(post, "revue.example/7") != nullptr);
    CHECK(said.corrections.unmet().empty());
  }
  const Said other("[[correction]]\npost = \"8\"\nspeaker = \"Ada Mer\"\n");
  CHECK(other.corrections.of(post, "revue.example/7") == nullptr);
  CHECK_THAT(other.corrections.unmet().front(), Catch::Contains(":1: no post 8"));
}

TEST_CASE("a bad file of corrections is refused with its line and the next step", "[corrections]") {
  const std::string head = "[[correction]]\npost = \"7\"\nat = \"Et\"\n";
  CHECK_THAT(error_of("[[correction]\n"), Catch::Contains("corrections.toml:1"));
  CHECK_THAT(error_of("title = \"x\"\n"), Catch::Contains("corrections begin with [[correction]]"));
  CHECK_THAT(error_of("\n[[correction]]\nat = \"Et\"\ndrop = true\n"),
             Catch::Contains("corrections.toml:2") && Catch::Contains("needs its post"));
  CHECK_THAT(error_of(head), Catch::Contains("needs something to correct"));
  CHECK_THAT(error_of(head + "speakr = \"A\"\n"), Catch::Contains("unknown field speakr; there are: post, at"));
  CHECK_THAT(error_of(head + "role = \"poem\"\n"), Catch::Contains("field role: expected one of"));
  CHECK_THAT(error_of(head + "speaker = \"\"\n"), Catch::Contains("field speaker: expected a string"));
  CHECK_THAT(error_of(head + "drop = \"yes\"\n"), Catch::Contains("field drop: expected true or false"));
  CHECK_THAT(error_of(head + "drop = true\njoin = true\n"), Catch::Contains("one of role, split, join and drop"));
  CHECK_THAT(error_of("[[correction]]\npost = \"7\"\ndrop = true\n"), Catch::Contains("field at: expected"));
}

TEST_CASE("the lines that --explain-cut prints are corrections that fit", "[corrections]") {
  const auto post = post_of(interview);
  const auto cut = cut_post(post);
  std::ostringstream out;
  explain_cut(out, post, cut);
  auto lines = out.str();
  lines.erase(0, lines.find("  [[correction]]"));
  for (auto at = lines.find("speaker = \"\""); at != std::string::npos; at = lines.find("speaker = \"\""))
    lines.replace(at, 12, "speaker = \"Ada Mer\"");
  const auto again = corrected(lines);
  CHECK(again.unfit.empty());
  CHECK(passage_asking(again, "Et la pluie, vous la craignez ?").speaker_source == "correction");
}
