// Which posts are interviews: what speaks for it, and against it.
#include "indexer/cut/decision.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

using Blocks = std::vector<Block>;
using Shapes = std::vector<Shape>;

Block paragraph(const std::string& text) {
  Block block;
  block.text = text;
  return block;
}

Block bold(const std::string& text) {
  auto block = paragraph(text);
  block.bold = {{0, static_cast<std::uint32_t>(text.size())}};
  return block;
}

const std::string told =
    "Le sel se récolte de juin à septembre, quand le vent et le soleil ont fait leur travail sur les œillets, et que "
    "la pluie épargne le marais ; les paludiers le lèvent alors à la main, comme on le fait depuis quatre siècles.";

/// Questions in bold, each with a long paragraph behind it.
Blocks asked(const std::vector<std::string>& questions) {
  Blocks blocks = {paragraph(told)};
  for (const auto& question : questions) {
    blocks.push_back(bold(question));
    blocks.push_back(paragraph(told));
  }
  return blocks;
}

Decision decision_of(const Blocks& blocks, bool announced = false) {
  return decide(blocks, find_labels(blocks), announced);
}

const std::vector<std::string> of_nobody = {"De quoi parle ce livre ?", "Est-il bien écrit ?", "À qui l’offrir ?"};

}  // namespace

TEST_CASE("bold questions that nobody is asked are an essay's", "[decision]") {
  CHECK(decision_of(asked(of_nobody)).shapes.empty());
}

TEST_CASE("headings that nobody is asked are an essay's, also where its author says I", "[decision]") {
  Blocks blocks = {paragraph(told)};
  for (const auto& question : of_nobody) {
    Block heading = paragraph(question);
    heading.kind = BlockKind::heading;
    heading.level = 3;
    blocks.push_back(std::move(heading));
    blocks.push_back(paragraph("Je ne le crois pas. " + told));
  }
  CHECK(decision_of(blocks).shapes.empty());
  blocks[1].text = "Que lisez-vous ?";
  CHECK_FALSE(decision_of(blocks).shapes.empty());
}

TEST_CASE("one of them to somebody makes them an interview's", "[decision]") {
  auto questions = of_nobody;
  questions.emplace_back("Que lisez-vous d’autre ?");
  CHECK(decision_of(asked(questions)).shapes == Shapes{Shape::bold});
}

TEST_CASE("questions to nobody are an interview's where the post announces one", "[decision]") {
  CHECK(decision_of(asked(of_nobody), true).shapes == Shapes{Shape::bold});
}

TEST_CASE("each shape that is weighed tells its score, and what speaks against it", "[decision]") {
  const auto reasons = decision_of(asked(of_nobody)).reasons;
  REQUIRE(reasons.size() == 1);
  CHECK_THAT(reasons.front(), Catch::StartsWith("bold paragraph: ") && Catch::Contains("rhetoric -3.00"));
}

TEST_CASE("a title or credit announces an interview, a question that is told of does not", "[decision]") {
  for (const std::string text : {"Entretien avec Lilas Mer", "Cinq questions à Lilas Mer", "3 questions à Lilas Mer",
                                 "Propos recueillis par Jo Roux", "Dossier : questions à un paludier"}) {
    INFO(text);
    CHECK(announces_interview(text));
  }
  for (const std::string text :
       {"J’ai posé la question à un chef de service.", "Il pose des questions à tout le monde.", "Le sel gris"}) {
    INFO(text);
    CHECK_FALSE(announces_interview(text));
  }
}
