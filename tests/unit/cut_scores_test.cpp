// What propos-bench cut measures of a labelled post, on cuts that are wrong in one way each.
#include <catch2/catch.hpp>

#include <string>

#include "bench/quality/cuts.hpp"
#include "bench/quality/labelled_posts.hpp"
#include "common/file.hpp"
#include "tests/support/posts.hpp"
#include "tests/support/temporary.hpp"

using namespace propos;
using namespace propos::testing;

namespace {

Passage part(PassageKind kind, const std::string& question, const std::string& text, const std::string& speaker = {}) {
  Passage passage;
  passage.kind = kind;
  passage.question = question;
  passage.text = text;
  passage.speaker = speaker;
  return passage;
}

const char* const labels = R"({
  "interview": true, "post": {},
  "passages": [
    {"kind": "introduction", "first": "Deux voix", "paragraphs": 1},
    {"kind": "answer", "question": "Et le sel ?", "first": "Le sel est", "speaker": "Ada Mer, Jean Roc",
     "turns": [{"speaker": "Ada Mer", "first": "Le sel est"}, {"speaker": "Jean Roc", "first": "Et gris"}]},
    {"kind": "answer", "question": "Et la mer ?", "first": "Elle monte", "speaker": "Ada Mer"},
    {"kind": "credit", "first": "Propos recueillis"},
    {"kind": "caption", "first": "Ada Mer en mai"}],
  "speakers_alt": {"Ada Mer": ["A. Mer"]},
  "absent": ["Partager"]})";

/// The cut that the labels describe.
LabelledPost labelled() {
  LabelledPost post{"un", parse_json(labels, "test"), {}};
  post.cut.passages = {part(PassageKind::introduction, "", "Deux voix sur le sel."),
                       part(PassageKind::answer, "Et le sel ?", "Le sel est blanc.\n\nEt gris.", "Ada Mer, Jean Roc"),
                       part(PassageKind::answer, "Et la mer ?", "Elle monte.", "A. Mer"),
                       part(PassageKind::caption, "", "Ada Mer en mai."),
                       part(PassageKind::credit, "", "Propos recueillis par Lou.")};
  post.cut.passages[1].turns = {{"Ada Mer", 0, 17}, {"Jean Roc", 19, 27}};
  return post;
}

}  // namespace

TEST_CASE("a cut that is as it is labelled has no fault", "[cuts]") {
  const auto score = score_of(labelled());
  CHECK(score.differences == "");
  CHECK(score.f1() == 1);
  CHECK(score.wanted == 3);
  CHECK(score.questions.right == 2);
  CHECK(score.speakers.right == 2);
  CHECK(score.turns.right == 2);
  CHECK(score.introductions.right == 1);
  CHECK(score.apart.right == 2);
  CHECK(score.faultless.right == 1);
}

TEST_CASE("each fault of a cut shows in its own figure", "[cuts]") {
  auto speaker = labelled();
  speaker.cut.passages[2].speaker = "Jean Roc";
  CHECK(score_of(speaker).speakers.right == 1);
  CHECK(score_of(speaker).f1() == 1);
  CHECK(score_of(speaker).faultless.right == 0);

  auto question = labelled();
  question.cut.passages[1].question = "Lou : Et le sel ?";
  CHECK(score_of(question).questions.right == 1);
  CHECK(score_of(question).f1() == 1);

  auto turns = labelled();
  turns.cut.passages[1].turns = {{"Ada Mer", 0, 27}};
  CHECK(score_of(turns).turns.right == 1);
  turns.cut.passages[1].turns = {{"Jean Roc", 0, 17}, {"Ada Mer", 19, 27}};
  CHECK(score_of(turns).turns.right == 0);
  CHECK(score_of(turns).other_turns == 2);

  auto introduction = labelled();
  introduction.cut.passages[0].text += "\n\nPuis un autre paragraphe.";
  CHECK(score_of(introduction).introductions.right == 0);
}

TEST_CASE("what stands apart must be so, and in no answer", "[cuts]") {
  auto kind = labelled();
  kind.cut.passages[3].kind = PassageKind::credit;
  CHECK(score_of(kind).apart.right == 1);
  CHECK(score_of(kind).other_apart == 1);

  auto credit = labelled();
  credit.cut.passages[2].text += "\n\nPropos recueillis par Lou.";
  CHECK(score_of(credit).misplaced == 1);
  CHECK(score_of(credit).faultless.right == 0);

  auto absent = labelled();
  absent.cut.passages[0].text += " Partager";
  CHECK(score_of(absent).misplaced == 1);
}

TEST_CASE("boundaries that are missed and found too many count", "[cuts]") {
  auto missed = labelled();
  missed.cut.passages.erase(missed.cut.passages.begin() + 2);
  CHECK(score_of(missed).recall() == Approx(2.0 / 3));
  CHECK(score_of(missed).precision() == 1);
  auto more = labelled();
  more.cut.passages.insert(more.cut.passages.begin() + 3, part(PassageKind::answer, "Quoi ?", "Rien."));
  CHECK(score_of(more).precision() == Approx(3.0 / 4));
}

TEST_CASE("a labelled page stands beside its labels", "[cuts]") {
  const TemporaryDirectory directory;
  write_file_atomically(directory / "p.html",
                        "<html><body><article><h1>Le sel</h1><h2>Et le sel ?</h2>"
                        "<p>Le sel est blanc et gris, dit-elle, et il vient de la mer.</p>"
                        "<h2>Et la mer ?</h2><p>Elle monte, comme chaque jour, depuis toujours.</p>"
                        "</article></body></html>");
  write_file_atomically(directory / "p.json", R"({"page": "p.html", "interview": true, "passages": [
    {"question": "Et le sel ?", "first": "Le sel est blanc"}, {"question": "Et la mer ?", "first": "Elle monte"}]})");
  const auto score = score_cuts(directory.path());
  CHECK(score.posts == 1);
  CHECK(score.recall() == 1);
}
