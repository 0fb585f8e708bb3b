// The role of each block, once it is decided what opens a question.
#include "indexer/cut/placement.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "common/text.hpp"

using namespace propos;

namespace {

Block paragraph(const std::string& text) {
  Block block;
  block.text = text;
  return block;
}

/// Bold from its beginning on over `bytes`, or all over.
Block bold(const std::string& text, std::size_t bytes = std::string::npos) {
  auto block = paragraph(text);
  block.bold = {{0, static_cast<std::uint32_t>(std::min(bytes, text.size()))}};
  return block;
}

Block italic(const std::string& text) {
  auto block = paragraph(text);
  block.italic = {{0, static_cast<std::uint32_t>(text.size())}};
  return block;
}

Block heading(const std::string& text) {
  auto block = paragraph(text);
  block.kind = BlockKind::heading;
  block.level = 2;
  return block;
}

/// The first letters of the roles: i(ntroduction), q(uestion), a(nswer), h(eading), s(ection).
std::string roles_of(const std::vector<Block>& blocks, Shape shape) {
  const auto labels = find_labels(blocks);
  Decision decision;
  decision.shapes = {shape};
  std::string roles;
  for (const auto& placement : place_interview(blocks, labels, decision, std::vector<bool>(blocks.size())))
    roles += name_of(placement.role).front();
  return roles;
}

const std::string answer = "Par goût du vent, je crois, et parce que ma mère y est née.";

}  // namespace

TEST_CASE("what stands before the first question introduces, what follows one answers it", "[placement]") {
  CHECK(roles_of({paragraph("Un marais."), bold("Pourquoi le sel ?"), paragraph(answer), paragraph(answer),
                  bold("Et demain ?"), paragraph(answer)},
                 Shape::bold) == "iqaaqa");
}

TEST_CASE("a question whose bold covers only its beginning is one, a short rhetorical one is not", "[placement]") {
  const std::string stray = "Dans « Ma mère au volant », c’est vraiment ta mère ?";
  CHECK(roles_of({bold("Pourquoi le sel ?"), paragraph(answer), bold(stray, 27), paragraph(answer)}, Shape::bold) ==
        "qaqa");
  CHECK(roles_of({bold("Pourquoi le sel ?"), paragraph(answer), paragraph("Que voulez-vous ?"), paragraph(answer)},
                 Shape::bold) == "qaaa");
  CHECK(roles_of({bold("Pourquoi le sel ?"), paragraph(answer), paragraph("Avez-vous déjà vendu le vôtre au marché ?"),
                  paragraph(answer)},
                 Shape::bold) == "qaqa");
}

TEST_CASE("a few bold words above an italic question head a part, a bold sentence in an answer does not",
          "[placement]") {
  CHECK(roles_of({paragraph("Un marais."), bold("LE MÉTIER"), italic("Pourquoi le sel ?"), paragraph(answer),
                  bold("Je ne suis pas seule."), paragraph(answer)},
                 Shape::italic) == "ihqaaa");
}

TEST_CASE("a heading above a question heads a part of the interview", "[placement]") {
  CHECK(roles_of({bold("Pourquoi le sel ?"), paragraph(answer), heading("Le métier"), bold("Et demain ?"),
                  paragraph(answer), heading("Le vent"), paragraph(answer)},
                 Shape::bold) == "qahqaaa");
}

TEST_CASE("what stands between a question and a labelled answer is still the question", "[placement]") {
  CHECK(roles_of({bold("Parlez-nous du sel."), paragraph("On m’a dit qu’il brûle."), paragraph("Titi : Il pique."),
                  bold("Et le vent ?"), paragraph("Marjo : Il sale."), bold("Et demain ?"), paragraph("Titi : Rien."),
                  bold("Et après ?"), paragraph("Marjo : Tout.")},
                 Shape::bold) == "qqaqaqaqa");
}

TEST_CASE("headings open sections, and a long section is cut", "[placement]") {
  std::string text;
  for (int i = 0; i < 240; ++i) text += "mot ";
  const auto placements = place_sections({paragraph("Avant."), heading("Le sel"), paragraph(text), paragraph(text)});
  CHECK(placements[0].role == Role::introduction);
  CHECK(placements[1].role == Role::heading);
  CHECK(placements[2].passage == placements[1].passage);
  CHECK(placements[3].passage == placements[2].passage + 1);
}
