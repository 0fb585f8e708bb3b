// Boxes that look like paragraphs.
#include "indexer/html/boxes.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

Block paragraph(const std::string& text) {
  Block block;
  block.text = text;
  return block;
}

Block link(const std::string& text, BlockKind kind = BlockKind::paragraph, bool jumps = false) {
  auto block = paragraph(text);
  block.kind = kind;
  block.links = {{0, static_cast<std::uint32_t>(text.size())}};
  block.jumps = jumps;
  return block;
}

/// Why each block is dropped.
std::vector<std::string> reasons(std::vector<Block> blocks) {
  drop_boxes(blocks);
  std::vector<std::string> out;
  for (const auto& block : blocks) out.push_back(block.dropped);
  return out;
}

using Reasons = std::vector<std::string>;
const std::string read_also = "read-also line";
const std::string share = "share or subscribe line";
const std::string contents = "table of contents";

}  // namespace

TEST_CASE("a line that sends the reader elsewhere is dropped, one that says something is not", "[boxes]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"À lire aussi : Le marais et la mer", read_also},
      {"► Lire également : Les paludiers", read_also},
      {"[À LIRE AUSSI]", read_also},
      {"Sur le même sujet", read_also},
      {"On peut lire aussi que le sel est gris.", ""},
      {"À relire " + std::string(400, 'x'), ""},
      {"Abonnez-vous à notre lettre pour recevoir nos entretiens chaque semaine.", share},
      {"Partagez cet article", share},
      {"Je m’abonne", share},
      {"Partager le travail ne suffit pas, car les marais n’emploient que quelques saisonniers.", ""},
      {"Soutenez la halle, disait l’affiche ; et nous l’avons soutenue, vingt ans durant, contre tous les projets "
       "de démolition et contre l’oubli, sans jamais céder.",
       ""},
      {"Le sel est gris.", ""},
      {"", ""}};
  for (const auto& [text, reason] : rows) {
    INFO(text);
    CHECK(reasons({paragraph(text)}) == Reasons{reason});
  }
}

TEST_CASE("links behind the head of a read-also box go with it, up to the next text", "[boxes]") {
  CHECK(reasons({paragraph("À lire aussi"), link("Le marais"), link("La mer"), paragraph("Le sel est gris."),
                 link("Les œillets")}) == Reasons{read_also, read_also, read_also, "", ""});
  CHECK(reasons({link("À lire aussi : le marais"), link("La mer")}) == Reasons{read_also, ""});
}

TEST_CASE("two entries that lead to places in the post are a table of contents, with its heading", "[boxes]") {
  const auto entry = [](const std::string& text) { return link(text, BlockKind::list_item, true); };
  CHECK(reasons({paragraph("Au sommaire"), entry("Le sel"), entry("L’eau"), paragraph("Texte.")}) ==
        Reasons{contents, contents, contents, ""});
  CHECK(reasons({paragraph("Trois parties"), entry("Le sel"), entry("L’eau")}) == Reasons{"", contents, contents});
  CHECK(reasons({paragraph("Sommaire"), entry("Le sel"), paragraph("Texte."), entry("L’eau")}) ==
        Reasons{"", "", "", ""});
}

TEST_CASE("links that lead out of the post are no table of contents", "[boxes]") {
  CHECK(reasons({link("Le sel", BlockKind::list_item), link("L’eau", BlockKind::list_item)}) == Reasons{"", ""});
}

TEST_CASE("a block that is dropped already keeps its reason", "[boxes]") {
  auto block = paragraph("À lire aussi : la mer");
  block.dropped = "menu";
  CHECK(reasons({block}) == Reasons{"menu"});
}
