#include "indexer/html/boxes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/html/template_lines.hpp"

namespace propos {
namespace {

/// `À lire aussi : …` and its like, written as an ordinary paragraph.
bool is_read_also(const Block& block) {
  static constexpr std::array<std::string_view, 11> openings = {
      "a lire aussi",           "lire aussi",        "voir aussi",     "a lire egalement",
      "lire egalement",         "sur le meme sujet", "a relire",       "a lire :",
      "pour aller plus loin :", "a voir aussi",      "retrouvez aussi"};
  const auto folded = collapse_space(fold(block.text));
  std::string_view text = folded;
  while (!text.empty() && !is_word_character(static_cast<unsigned char>(text.front())) &&
         static_cast<unsigned char>(text.front()) < 0x80)
    text.remove_prefix(1);
  for (const std::string_view arrow : {"→ ", "➜ ", "► ", "👉 "})
    if (text.starts_with(arrow)) text.remove_prefix(arrow.size());
  // "À lire : Titre, éditeur" is a bibliography unless it leads there.
  if (text.starts_with("a lire :") && block.links.empty() && count_words(text) > 5) return false;
  return block.text.size() < 400 &&
         std::any_of(openings.begin(), openings.end(), [&](std::string_view o) { return text.starts_with(o); });
}

/// A line that asks to share, follow, subscribe or give, and says nothing else.
bool is_call_to_act(const Block& block) {
  static constexpr std::array<std::string_view, 8> appeals = {
      "abonnez-vous", "faites un don",      "soutenez",     "inscrivez-vous", "vous pouvez nous soutenir",
      "je m'abonne",  "pour nous soutenir", "recevez notre"};
  static constexpr std::array<std::string_view, 16> openings = {
      "partager",       "partagez", "suivez-nous",    "suivez nous",   "abonnez-vous", "s'abonner",
      "inscrivez-vous", "soutenez", "faites un don",  "faire un don",  "recevez",      "cliquez ici",
      "tweet",          "imprimer", "retrouvez-nous", "rejoignez-nous"};
  auto folded = collapse_space(fold(block.text));
  for (auto at = folded.find("’"); at != std::string::npos; at = folded.find("’", at)) folded.replace(at, 3, "'");
  const auto words = count_words(block.text);
  const auto begins = [&](std::string_view o) { return folded.starts_with(o); };
  const bool asks_to_share = folded.find("partage") != std::string::npos || folded.find("abonne") != std::string::npos;
  if (words <= 30 && begins("si vous avez aime") && asks_to_share) return true;
  if (words <= 20 && std::any_of(appeals.begin(), appeals.end(), begins)) return true;
  return words <= (block.links.empty() ? 6u : 14u) && std::any_of(openings.begin(), openings.end(), begins);
}

bool is_only_link(const Block& block) { return covers(block.links, block.text); }

/// Two and more list items in a row that are only links to places in the post; a heading right before goes with them.
void drop_contents(std::vector<Block>& blocks) {
  const auto is_entry = [](const Block& block) {
    return block.dropped.empty() && block.jumps && block.kind == BlockKind::list_item && is_only_link(block);
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_entry(blocks[i])) continue;
    auto end = i;
    while (end < blocks.size() && is_entry(blocks[end])) ++end;
    if (end - i >= 2) {
      for (auto k = i; k < end; ++k) blocks[k].dropped = "table of contents";
      const auto head = i > 0 ? collapse_space(fold(blocks[i - 1].text)) : std::string();
      if (head.starts_with("sommaire") || head.starts_with("table des matieres") || head.starts_with("au sommaire"))
        blocks[i - 1].dropped = "table of contents";
    }
    i = end - 1;
  }
}

}  // namespace

void drop_boxes(std::vector<Block>& blocks) {
  bool in_box = false;
  for (auto& block : blocks) {
    if (!block.dropped.empty()) continue;
    if (auto reason = reason_of_template_line(block); !reason.empty()) {
      block.dropped = std::move(reason);
    } else if (is_read_also(block)) {
      block.dropped = "read-also line";
      in_box = !is_only_link(block) && block.links.empty();  // only its head: links follow
    } else if (is_call_to_act(block)) {
      block.dropped = "share or subscribe line";
    } else if (in_box && is_only_link(block)) {
      block.dropped = "read-also line";
    } else {
      in_box = false;
    }
  }
  drop_contents(blocks);
}

}  // namespace propos
