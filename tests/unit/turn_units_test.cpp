// Blocks that hold several turns.
#include "indexer/cut/turn_units.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

using Lines = std::vector<std::string>;

/// A paragraph whose first `bold` bytes are bold.
Block paragraph(const std::string& text, std::size_t bold = 0) {
  Block block;
  block.text = text;
  if (bold > 0) block.bold = {{0, static_cast<std::uint32_t>(bold)}};
  return block;
}

/// `question` in bold, then `answer`.
Block asked(const std::string& question, const std::string& answer) {
  return paragraph(question + ' ' + answer, question.size());
}

Lines texts_of(const std::vector<Block>& blocks, const KnownPeople& known = {}) {
  Lines texts;
  for (const auto& block : split_turns(blocks, known)) texts.push_back(block.text);
  return texts;
}

}  // namespace

TEST_CASE("a bold question is parted from its answer where the style asks twice", "[turn_units]") {
  CHECK(texts_of({asked("Pourquoi le sel ?", "Par goût."), asked("Et demain ?", "On verra.")}) ==
        Lines{"Pourquoi le sel ?", "Par goût.", "Et demain ?", "On verra."});
  CHECK(texts_of({asked("Pourquoi le sel ?", "Par goût."), paragraph("On verra.")}) ==
        Lines{"Pourquoi le sel ? Par goût.", "On verra."});
}

TEST_CASE("a bold word that asks inside a sentence parts nothing", "[turn_units]") {
  CHECK(texts_of({asked("Pourquoi le sel ?", "dit-il, et il rit."), asked("Et demain ?", "dit-elle.")}).size() == 2);
}

TEST_CASE("turns under names that come again are parted at line ends", "[turn_units]") {
  CHECK(texts_of({paragraph("Lou : Pourquoi ?\nMia : Par goût.\nLou : Et demain ?\nMia : On verra.")}) ==
        Lines{"Lou : Pourquoi ?", "Mia : Par goût.", "Lou : Et demain ?", "Mia : On verra."});
}

TEST_CASE("lines that a sign sets off are parted where half of them ask", "[turn_units]") {
  CHECK(texts_of({paragraph("> Pourquoi ?\nPar goût."), paragraph("> Et demain ?\nOn verra.")}) ==
        Lines{"> Pourquoi ?", "Par goût.", "> Et demain ?", "On verra."});
  CHECK(texts_of({paragraph("- du sel\n- du vent"), paragraph("- de l’eau\nTout.")}).size() == 2);
}

TEST_CASE("headings and dropped blocks stay whole", "[turn_units]") {
  auto heading = asked("Pourquoi le sel ?", "Par goût.");
  heading.kind = BlockKind::heading;
  auto dropped = asked("Et demain ?", "On verra.");
  dropped.dropped = "share bar";
  CHECK(texts_of({heading, dropped, asked("Et l’eau ?", "Elle monte."), asked("Et le vent ?", "Il tombe.")}).size() ==
        6);
}
