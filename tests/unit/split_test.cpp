// Paragraphs that are really several.
#include "indexer/html/split.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace propos;

namespace {

using Texts = std::vector<std::string>;

Block paragraph(const std::string& text) {
  Block block;
  block.text = text;
  return block;
}

/// The same with the first place of `bold` in it in bold.
Block with_bold(const std::string& text, const std::string& bold) {
  auto block = paragraph(text);
  const auto begin = static_cast<std::uint32_t>(text.find(bold));
  block.bold = {{begin, begin + static_cast<std::uint32_t>(bold.size())}};
  return block;
}

Texts texts(const std::vector<Block>& blocks) {
  Texts out;
  for (const auto& block : blocks) out.push_back(block.text);
  return out;
}

}  // namespace

TEST_CASE("an empty line parts a paragraph, a line end alone does not", "[split]") {
  CHECK(texts(split_blocks({paragraph("Un.\nDeux.\n\nTrois.\n\n\n\nQuatre.")})) ==
        Texts{"Un.\nDeux.", "Trois.", "Quatre."});
  CHECK(texts(split_blocks({paragraph("Un.\n"), paragraph("Deux.")})) == Texts{"Un.", "Deux."});
}

TEST_CASE("a bold line beside one that is not is a block of its own", "[split]") {
  CHECK(texts(split_blocks({with_bold("Et le sel ?\nIl est gris.", "Et le sel")})) ==
        Texts{"Et le sel ?", "Il est gris."});
  CHECK(texts(split_blocks({with_bold("Il est gris.\nEt l’eau ?\nElle est froide.", "Et l’eau ?")})) ==
        Texts{"Il est gris.", "Et l’eau ?", "Elle est froide."});
}

TEST_CASE("lines that are bold all over, or only in part, stay together", "[split]") {
  CHECK(split_blocks({with_bold("Et le sel ?\nEt l’eau ?", "Et le sel ?\nEt l’eau ?")}).size() == 1);
  CHECK(split_blocks({with_bold("Un mot gras.\nUn autre.", "gras")}).size() == 1);
}

TEST_CASE("each part keeps its styles where they stand", "[split]") {
  auto block = with_bold("Et le sel ?\nIl est gris.", "Et le sel ?");
  const auto gris = static_cast<std::uint32_t>(block.text.find("gris"));
  block.italic = {{gris, gris + 4}};
  const auto parts = split_blocks({block});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].bold.size() == 1);
  CHECK(parts[0].italic.empty());
  CHECK(parts[1].bold.empty());
  REQUIRE(parts[1].italic.size() == 1);
  CHECK(parts[1].text.substr(parts[1].italic[0].begin, 4) == "gris");
}

TEST_CASE("each part keeps the calls that stand in it, with their notes", "[split]") {
  auto block = paragraph("Un mot.\n\nDeux mots.");
  block.calls = {2, 13, 19};
  block.notes = {"première", "deuxième", "troisième"};
  const auto parts = split_blocks({block});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].calls == std::vector<std::uint32_t>{2});
  CHECK(parts[0].notes == Texts{"première"});
  CHECK(parts[1].calls == std::vector<std::uint32_t>{4, 10});
  CHECK(parts[1].notes == Texts{"deuxième", "troisième"});
}

TEST_CASE("a call at the end of a part, or between two, stays with the part before it", "[split]") {
  for (const std::uint32_t call : {7u, 8u}) {
    INFO(call);
    auto block = paragraph("Un mot.\n\nDeux mots.");
    block.calls = {call, 9};
    block.notes = {"première", "deuxième"};
    const auto parts = split_blocks({block});
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].calls == std::vector<std::uint32_t>{7});
    CHECK(parts[0].notes == Texts{"première"});
    CHECK(parts[1].calls == std::vector<std::uint32_t>{0});
    CHECK(parts[1].notes == Texts{"deuxième"});
  }
  auto block = with_bold("Et le sel ?\nIl est gris.", "Et le sel ?");
  block.calls = {static_cast<std::uint32_t>(block.text.find('\n'))};
  block.notes = {"de la question"};
  const auto parts = split_blocks({block});
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].notes == Texts{"de la question"});
  CHECK(parts[1].notes.empty());
}

TEST_CASE("no call is lost, wherever it stands", "[split]") {
  auto block = paragraph("Un.\nDeux.\n\n\nTrois.\n");
  const auto size = static_cast<std::uint32_t>(block.text.size());
  for (std::uint32_t call = 0; call <= size; ++call) {
    INFO(call);
    block.calls = {call};
    block.notes = {"note"};
    std::size_t calls = 0;
    for (const auto& part : split_blocks({block})) {
      CHECK(part.calls.size() == part.notes.size());
      for (const auto at : part.calls) CHECK(at <= part.text.size());
      calls += part.calls.size();
    }
    CHECK(calls == 1);
  }
}

TEST_CASE("only paragraphs and definitions are split", "[split]") {
  for (const auto kind : {BlockKind::heading, BlockKind::list_item, BlockKind::preformatted, BlockKind::quotation}) {
    auto block = paragraph("Un.\n\nDeux.");
    block.kind = kind;
    CHECK(split_blocks({block}).size() == 1);
  }
  auto definition = paragraph("Un.\n\nDeux.");
  definition.kind = BlockKind::definition;
  CHECK(split_blocks({definition}).size() == 2);
  CHECK(split_blocks({}).empty());
}
