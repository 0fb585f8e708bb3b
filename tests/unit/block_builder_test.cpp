// Text, styles and footnote calls become blocks.
#include "indexer/html/block_builder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

/// The parts of a text that ranges cover.
std::vector<std::string> parts(const std::string& text, const std::vector<Range>& ranges) {
  std::vector<std::string> out;
  for (const auto& range : ranges) out.push_back(text.substr(range.begin, range.end - range.begin));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a block opens with its first text and ends where it is told", "[block_builder]") {
  BlockBuilder builder;
  builder.end_block();
  builder.text(" \n ", 3);
  builder.set_kind(BlockKind::heading, 2);
  builder.text("Pourquoi  le\tsel ?  ", 10);
  builder.set_kind(BlockKind::paragraph);
  builder.text("Encore.", 20);
  builder.end_block();
  builder.text("Parce que.", 30);
  const auto blocks = builder.take({});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].kind == BlockKind::heading);
  CHECK(blocks[0].level == 2);
  CHECK(blocks[0].text == "Pourquoi le sel ? Encore.");
  CHECK(blocks[0].source == 10);
  CHECK(blocks[1].kind == BlockKind::paragraph);
  CHECK(blocks[1].text == "Parce que.");
}

TEST_CASE("white space stays as it is in preformatted blocks, no-break spaces everywhere", "[block_builder]") {
  BlockBuilder builder;
  builder.set_kind(BlockKind::preformatted);
  builder.text("un\n  deux", 0);
  builder.end_block();
  builder.set_kind(BlockKind::paragraph);
  builder.text("Où\u00A0?", 20);
  builder.line_break();
  builder.text(" Là.", 24);
  builder.line_break();
  const auto blocks = builder.take({});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "un\n  deux");
  CHECK(blocks[1].text == "Où\u00A0?\nLà.");
}

TEST_CASE("styles nest, and ranges that touch are one", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Le ", 0);
  builder.bold(1);
  builder.text("sel ", 0);
  builder.bold(1);
  builder.italic(1);
  builder.text("gris", 0);
  builder.bold(-1);
  builder.italic(-1);
  builder.text(" marin", 0);
  builder.bold(-1);
  builder.text(" et ", 0);
  builder.link(1);
  builder.text("l’eau", 0);
  builder.link(-1);
  const auto block = builder.take({}).at(0);
  CHECK(block.text == "Le sel gris marin et l’eau");
  CHECK(parts(block.text, block.bold).size() == 1);
  CHECK_THAT(parts(block.text, block.bold).at(0), Catch::EndsWith("sel gris marin"));
  CHECK_THAT(parts(block.text, block.italic).at(0), Catch::EndsWith("gris"));
  CHECK_THAT(parts(block.text, block.links).at(0), Catch::EndsWith("l’eau"));
}

TEST_CASE("a call's note is the footnote of its id, or the block that stands at it", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Un ", 0);
  builder.note_call("n1");
  builder.text(". Deux ", 0);
  builder.note_call("n2");
  builder.text(", trois", 0);
  builder.note_call("", " ici  même ");
  builder.text(".", 0);
  builder.end_block();
  builder.anchor("n2");
  builder.text("La note au pied. ↩︎", 0);
  const auto blocks = builder.take({{"n1", "La note à part."}});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "Un. Deux, trois.");
  CHECK(blocks[0].notes == Texts{"La note à part.", "La note au pied.", "ici même"});
  CHECK(blocks[0].calls == std::vector<std::uint32_t>{2, 8, 15});
  CHECK(blocks[1].kind == BlockKind::note);
  CHECK_FALSE(blocks[1].dropped.empty());
}

TEST_CASE("what stands before its call, a heading, and the call's own block are no footnotes", "[block_builder]") {
  BlockBuilder builder;
  builder.anchor("avant");
  builder.text("Avant.", 0);
  builder.end_block();
  builder.anchor("soi");
  builder.text("Ici", 0);
  for (const auto* target : {"avant", "soi", "titre", "nulle-part"}) builder.note_call(target);
  builder.end_block();
  builder.set_kind(BlockKind::heading, 3);
  builder.anchor("titre");
  builder.text("Après ?", 0);
  const auto blocks = builder.take({});
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1].notes == Texts(4));
  for (const auto& block : blocks) CHECK(block.dropped.empty());
}

TEST_CASE("notes stand in the order of their calls, whichever way each was written", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Un((note entre parenthèses)) deux[mfn]note mfn[/mfn] trois", 0);
  builder.note_call("n1");
  builder.text("[mfn]note voisine[/mfn] quatre ((encore une)) cinq", 0);
  builder.note_call("n2");
  builder.text(".", 0);
  builder.end_block();
  builder.text("Six[mfn]au bout[/mfn]", 0);
  builder.note_call("n3");
  builder.end_block();
  const auto blocks = builder.take({{"n1", "note appelée"}, {"n2", "la dernière"}, {"n3", "après le bout"}});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].text == "Un deux trois quatre cinq.");
  CHECK(blocks[0].notes ==
        Texts{"note entre parenthèses", "note mfn", "note appelée", "note voisine", "encore une", "la dernière"});
  CHECK(blocks[0].calls == std::vector<std::uint32_t>{2, 7, 13, 13, 20, 25});
  CHECK(blocks[1].notes == Texts{"au bout", "après le bout"});
}

TEST_CASE("a call whose note is not known keeps its place among the notes", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Un", 0);
  builder.note_call("nulle-part");
  builder.text(" deux", 0);
  builder.note_call("n2");
  const auto block = builder.take({{"n2", "deuxième"}}).at(0);
  CHECK(block.calls == std::vector<std::uint32_t>{2, 7});
  CHECK(block.notes == Texts{"", "deuxième"});
}

TEST_CASE("the notes of a paragraph that is only a call go to the one before it", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Un mot", 0);
  builder.note_call("n1");
  builder.text(".", 0);
  builder.end_block();
  builder.note_call("n2");
  builder.end_block();
  builder.text("[mfn]troisième[/mfn]", 0);
  builder.end_block();
  builder.text("La suite.", 0);
  builder.end_block();
  builder.anchor("n2");
  builder.text("deuxième ↩", 0);
  const auto blocks = builder.take({{"n1", "première"}});
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].notes == Texts{"première", "deuxième", "troisième"});
  CHECK(blocks[0].calls == std::vector<std::uint32_t>{6, 7, 7});
  CHECK(blocks[1].notes.empty());
  CHECK(blocks[2].kind == BlockKind::note);
}

TEST_CASE("the notes of a paragraph that is only a call go to the first one when none stands before it",
          "[block_builder]") {
  BlockBuilder builder;
  builder.note_call("n1");
  builder.end_block();
  builder.set_dropped("menu");
  builder.text("Accueil", 0);
  builder.end_block();
  builder.note_call("n2");
  builder.end_block();
  builder.set_dropped({});
  builder.text("Un mot", 0);
  builder.note_call("n3");
  builder.end_block();
  const auto blocks = builder.take({{"n1", "première"}, {"n2", "du menu"}, {"n3", "troisième"}});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].notes.empty());
  CHECK(blocks[1].notes == Texts{"première", "troisième"});
  CHECK(blocks[1].calls == std::vector<std::uint32_t>{0, 6});
}

TEST_CASE("a note says whether what calls it is kept", "[block_builder]") {
  const auto called_from = [](const std::vector<std::string>& boxes) {
    BlockBuilder builder;
    for (const auto& box : boxes) {
      builder.set_dropped(box);
      builder.text("Un mot", 0);
      builder.note_call("n1");
      builder.end_block();
    }
    builder.set_dropped({});
    builder.anchor("n1");
    builder.text("La note.", 0);
    return builder.take({}).back().dropped;
  };
  CHECK_THAT(called_from({""}), Catch::Contains("kept with its passage"));
  CHECK_THAT(called_from({"pull quote", ""}), Catch::Contains("kept with its passage"));
  CHECK_THAT(called_from({"", "pull quote"}), Catch::Contains("kept with its passage"));
  CHECK_THAT(called_from({"pull quote"}), Catch::Contains("left out"));
}

TEST_CASE("blocks that open while there is a reason to drop them have it", "[block_builder]") {
  BlockBuilder builder;
  builder.text("Gardé", 0);
  builder.set_dropped("menu");
  builder.text(" aussi.", 0);
  builder.end_block();
  builder.text("Accueil", 0);
  builder.end_block();
  builder.set_dropped({});
  builder.text("Suite.", 0);
  const auto blocks = builder.take({});
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].dropped.empty());
  CHECK(blocks[1].dropped == "menu");
  CHECK(blocks[2].dropped.empty());
}

TEST_CASE("erased text moves what stands behind it", "[block_builder]") {
  Block block;
  block.text = "abcdefgh";
  block.bold = {{0, 3}, {4, 6}};
  block.italic = {{2, 4}};
  block.links = {{1, 8}};
  block.calls = {1, 3, 8};
  erase_text(block, 2, 4);
  CHECK(block.text == "abefgh");
  CHECK(parts(block.text, block.bold) == Texts{"ab", "ef"});
  CHECK(block.italic.empty());
  CHECK(parts(block.text, block.links) == Texts{"befgh"});
  CHECK(block.calls == std::vector<std::uint32_t>{1, 2, 6});
}

TEST_CASE("notes that a site failed to render leave the text without a gap", "[block_builder]") {
  const std::vector<std::pair<std::string, std::pair<std::string, Texts>>> rows = {
      {"Le sel [mfn]Récolté à la main.[/mfn].", {"Le sel.", {"Récolté à la main."}}},
      {"Le sel((dit aussi gros sel)), gris.", {"Le sel, gris.", {"dit aussi gros sel"}}},
      {"Le sel [mfn]un[/mfn] et [mfn]deux[/mfn] l’eau", {"Le sel et l’eau", {"un", "deux"}}},
      {"f((x)) et ((a b", {"f((x)) et ((a b", {}}},
      {"[mfn] sans fin", {"[mfn] sans fin", {}}}};
  for (const auto& [text, expected] : rows) {
    INFO(text);
    Block block;
    block.text = text;
    take_unrendered_notes(block);
    CHECK(block.text == expected.first);
    CHECK(block.notes == expected.second);
    CHECK(block.calls.size() == expected.second.size());
  }
}
