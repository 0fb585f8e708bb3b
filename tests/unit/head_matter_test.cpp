// What stands above the first words of a post, and lines that a template leaves.
#include "indexer/cut/head_matter.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "indexer/html/template_lines.hpp"

using namespace propos;

namespace {

/// How many of the blocks are taken away; one more follows them.
std::size_t taken_of(const std::vector<std::string>& texts, const std::string& title = "Le sel gris") {
  std::vector<Block> blocks(texts.size() + 1);
  for (std::size_t i = 0; i < texts.size(); ++i) blocks[i].text = texts[i];
  blocks.back().text = "Lilas Mer récolte du sel.";
  std::vector<std::optional<Apart>> found(blocks.size());
  take_head_matter(blocks, title, found);
  std::size_t taken = 0;
  for (const auto& apart : found) taken += apart.has_value();
  return taken;
}

std::string reason_of(const std::string& text) {
  Block block;
  block.text = text;
  return reason_of_template_line(block);
}

}  // namespace

TEST_CASE("paths, dates and the title once more are no introduction", "[head_matter]") {
  CHECK(taken_of({"Accueil > Classes > Le sel gris", "mercredi 24 octobre 2012", "Le sel gris"}) == 3);
  CHECK(taken_of({"Publié le 3 mai 2012 par Jo"}) == 1);
  CHECK(taken_of({"SEL GRIS"}) == 1);
}

TEST_CASE("what only looks like them introduces", "[head_matter]") {
  CHECK(taken_of({"Le 3 mai 2012, Lilas Mer est entrée au marais."}) == 0);
  CHECK(taken_of({"Accueil chaleureux au marais, ce matin."}) == 0);
  CHECK(taken_of({"Sel gris"}) == 0);
  CHECK(taken_of({"Un marais.", "Le sel gris"}) == 0);
}

TEST_CASE("a name that stands above the text and in it may be a label", "[head_matter]") {
  CHECK(taken_of({"LILAS MER"}, "Le sel de Lilas Mer") == 0);
  CHECK(taken_of({"JO ROUX"}, "Le sel de Jo Roux") == 1);
}

TEST_CASE("lines of a template are told by their form", "[template_lines]") {
  CHECK(reason_of("https://video.example/watch?v=1") == "address of an embedded page");
  CHECK(reason_of("* * *") == "signs that part the text");
  CHECK(reason_of("[wp_ad_camp_2]") == "shortcode");
  CHECK(reason_of("11:30 Publié dans Interview | Lien permanent") == "the post's data");
  CHECK(reason_of("[Pause musicale : Cambouis]") == "stage direction");
  for (const std::string text : {"…", "?", "Non.", "[Rires]", "Le lien permanent entre elle et moi.",
                                 "Voyez https://video.example", "Certains liens ne se défont pas."}) {
    INFO(text);
    CHECK(reason_of(text).empty());
  }
}
