// What opens a question in a post, decided from all of it.
#include "indexer/cut/shapes.hpp"

#include "indexer/cut/decision.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace propos;

namespace {

using Blocks = std::vector<Block>;
using Shapes = std::vector<Shape>;

Block of_kind(BlockKind kind, const std::string& text, int level = 0) {
  Block block;
  block.kind = kind;
  block.level = level;
  block.text = text;
  return block;
}
Block paragraph(const std::string& text) { return of_kind(BlockKind::paragraph, text); }
Block heading(const std::string& text, int level = 3) { return of_kind(BlockKind::heading, text, level); }
Block bold(const std::string& text) {
  auto block = paragraph(text);
  block.bold = {{0, static_cast<std::uint32_t>(text.size())}};
  return block;
}
Block italic(const std::string& text) {
  auto block = paragraph(text);
  block.italic = {{0, static_cast<std::uint32_t>(text.size())}};
  return block;
}

const std::string answer =
    "Le sel se récolte de juin à septembre, quand le vent et le soleil ont fait leur travail sur les œillets, et que "
    "la pluie épargne le marais.";

Shapes shapes_of(const Blocks& blocks) { return decide(blocks, find_labels(blocks)).shapes; }

}  // namespace

TEST_CASE("a block's shape is seen from the block alone", "[shapes]") {
  CHECK(shape_of(heading("Titre", 2)) == Shape::heading2);
  CHECK(shape_of(heading("Titre", 9)) == Shape::heading6);
  CHECK(shape_of(of_kind(BlockKind::term, "Mot")) == Shape::term);
  CHECK(shape_of(of_kind(BlockKind::table_row, "Mot")) == Shape::none);
  CHECK(shape_of(of_kind(BlockKind::list_item, "Mot")) == Shape::none);
  CHECK(shape_of(paragraph("Texte.")) == Shape::plain);
  CHECK(shape_of(bold("Et le sel ?")) == Shape::bold);
  CHECK(shape_of(italic("Et le sel ?")) == Shape::italic);
  CHECK(shape_of(paragraph("— Et le sel ?")) == Shape::dash);
  CHECK(shape_of(paragraph("- Et le sel ?")) == Shape::dash);
  CHECK(shape_of(paragraph("-ce texte")) == Shape::plain);
}

TEST_CASE("a question whose last word is left out of its bold is bold, a statement is not", "[shapes]") {
  const auto most = [](const std::string& text) {
    auto block = paragraph(text);
    block.bold = {{0, static_cast<std::uint32_t>(text.size() * 8 / 10)}};
    return block;
  };
  CHECK(shape_of(most("Pourquoi récolter encore le sel gris ?")) == Shape::bold);
  CHECK(shape_of(most("Nous récoltons encore le sel gris ici.")) == Shape::plain);
}

TEST_CASE("each shape has a name of its own", "[shapes]") {
  std::set<std::string_view> names;
  for (int shape = 0; shape <= static_cast<int>(Shape::unlabelled); ++shape)
    names.insert(name_of(static_cast<Shape>(shape)));
  CHECK(names.size() == static_cast<std::size_t>(Shape::unlabelled) + 1);
}

TEST_CASE("a text asks when a question mark stands near its end", "[shapes]") {
  CHECK(asks("Et le sel ?"));
  CHECK(asks("« Et le sel ? »"));
  CHECK(asks("Et le sel ? Dites-nous tout."));
  CHECK_FALSE(asks("Et le sel ? " + answer));
  CHECK_FALSE(asks("Le sel."));
  CHECK_FALSE(asks(""));
}

TEST_CASE("a text speaks to somebody by its pronouns", "[shapes]") {
  CHECK(addresses("Récoltez-vous le sel ?"));
  CHECK(addresses("VOTRE sel"));
  CHECK_FALSE(addresses("Le rendez, le vouvoiement"));
  CHECK_FALSE(addresses(""));
}

TEST_CASE("headings and bold paragraphs that ask open questions", "[shapes]") {
  CHECK(shapes_of({heading("Et le sel ?"), paragraph(answer), heading("Et l’eau ?"), paragraph(answer)}) ==
        Shapes{Shape::heading3});
  CHECK(shapes_of({bold("Et le sel ?"), paragraph(answer), bold("Et l’eau ?"), paragraph(answer)}) ==
        Shapes{Shape::bold});
}

TEST_CASE("headings of which few ask, and paragraphs without marks, open none", "[shapes]") {
  CHECK(shapes_of({heading("Le sel"), paragraph(answer), heading("L’eau"), paragraph(answer), heading("Et le vent ?"),
                   paragraph(answer), heading("La pluie"), paragraph(answer)})
            .empty());
  CHECK(shapes_of({paragraph(answer), paragraph(answer)}).empty());
  CHECK(shapes_of({}).empty());
}

TEST_CASE("three questions to somebody between longer paragraphs are questions without marks", "[shapes]") {
  Blocks blocks;
  for (const auto* question : {"Récoltez-vous encore ?", "Et votre fille ?", "Que ferez-vous ?"}) {
    blocks.push_back(paragraph(question));
    blocks.push_back(paragraph(answer));
  }
  CHECK(shapes_of(blocks) == Shapes{Shape::plain});
  blocks.resize(4);
  CHECK(shapes_of(blocks).empty());
}

TEST_CASE("where both sides begin with a dash, turns are told apart", "[shapes]") {
  const Blocks blocks = {paragraph("— Et le sel ?"), paragraph("— " + answer), paragraph("— Et l’eau ?"),
                         paragraph("— " + answer)};
  CHECK(shapes_of(blocks) == Shapes{Shape::dash_turn});
  CHECK(asking_turns(blocks) == std::vector<bool>{true, false, true, false});
}

TEST_CASE("labels come again, and the one whose turns ask is the asker's", "[shapes]") {
  const Blocks blocks = {paragraph("Estuaire : Et le sel ?"),  paragraph("Maëlle Kervadec : Il est gris."),
                         paragraph("Estuaire : Et l’eau ?"),   paragraph("M.K. : Elle est froide."),
                         paragraph("Estuaire : Et le vent ?"), paragraph("M.K. : Il est fort."),
                         paragraph("Remarque : rien d’autre.")};
  const auto labels = find_labels(blocks);
  REQUIRE(labels.any());
  CHECK(labels.asker_name == "Estuaire");
  CHECK(labels.asker == std::vector<bool>{true, false, true, false, true, false, false});
  CHECK(labels.full.at("M.K.") == "Maëlle Kervadec");
  CHECK_FALSE(labels.of_block[6]);
  CHECK(shapes_of(blocks) == Shapes{Shape::label});
}

TEST_CASE("a name that stands once before a colon is no label", "[shapes]") {
  const auto labels = find_labels({paragraph("Attention : le sel."), paragraph(answer)});
  CHECK_FALSE(labels.any());
  CHECK(labels.of_block.size() == 2);
}

TEST_CASE("questions that stand together at the end, apart from their answers, are found", "[shapes]") {
  const Blocks questions = {heading("Et le sel ?"), heading("Et l’eau ?"), heading("Et le vent ?")};
  Blocks blocks(6, paragraph(answer));
  blocks.insert(blocks.end(), questions.begin(), questions.end());
  auto found = find_detached_questions(blocks);
  CHECK(found.begin == 6);
  CHECK(found.end == 9);
  CHECK(found.shape == Shape::heading3);
  blocks.resize(8);
  found = find_detached_questions(blocks);
  CHECK(found.begin == found.end);
  CHECK(find_detached_questions({}).end == 0);
}
