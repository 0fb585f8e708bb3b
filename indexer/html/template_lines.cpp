#include "indexer/html/template_lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "common/word_lists.hpp"
#include "indexer/html/titles.hpp"

namespace propos {
namespace {

bool is_placeholder(std::string_view line) {
  static constexpr std::array<std::string_view, 8> placeholders = {"publicite",
                                                                   "pub",
                                                                   "advertisement",
                                                                   "sponsored",
                                                                   "la suite apres cette publicite",
                                                                   "la suite apres la publicite",
                                                                   "article continues below",
                                                                   "contenu sponsorise"};
  static constexpr std::array<std::string_view, 6> affiliations = {
      "les liens ", "certains liens", "liens affili", "cet article conti", "cette page contient", "ce billet contient"};
  constexpr std::size_t most_words = 40;
  if (is_one(line, placeholders)) return true;
  return begins_with_one(line, affiliations) && line.find("affili") != std::string_view::npos &&
         count_words(line) <= most_words;
}

bool is_comment_line(std::string_view line) {
  static constexpr std::array<std::string_view, 17> comments = {"leave a comment",
                                                                "leave a reply",
                                                                "laisser un commentaire",
                                                                "laissez un commentaire",
                                                                "laisser une reponse",
                                                                "poster un comm",
                                                                "publier un commentaire",
                                                                "aucun commentaire",
                                                                "no comments",
                                                                "speak your mind",
                                                                "commentaires ferm",
                                                                "les commentaires sont",
                                                                "votre adresse e-mail ne sera",
                                                                "votre adresse de messagerie",
                                                                "discutez-en",
                                                                "repondre a cet article",
                                                                "reagissez"};
  constexpr std::size_t most_words = 12;
  return count_words(line) <= most_words && begins_with_one(line, comments);
}

/// What a theme writes below a post: "Posté dans … | Aucun commentaire", "11:30 Publié dans … | Lien permanent".
bool is_post_data(std::string_view line) {
  static constexpr std::array<std::string_view, 3> links = {"lien permanent", "permalink", "permalien"};
  static constexpr std::array<std::string_view, 6> openings = {"poste ",       "publie ", "classe dans ",
                                                               "filed under ", "posted ", "ecrit par "};
  constexpr std::size_t most_words = 20;
  if (count_words(line) > most_words) return false;
  if (line.find('|') != std::string_view::npos && holds_one(line, links)) return true;
  return begins_with_one(line, openings) && line.find("comment") != std::string_view::npos;
}

bool is_tag_list(std::string_view line) {
  static constexpr std::array<std::string_view, 10> tags = {
      "tags:",        "tags :",      "tagged ",    "mots-cles :",  "mots cles :",
      "etiquettes :", "filed under", "posted in ", "classe dans ", "categories :"};
  const bool heads = line == "tags" || line == "mots-cles" || line == "etiquettes";
  return heads || begins_with_one(line, tags);
}

/// The address of a page that was to be embedded stands alone in its paragraph.
bool is_address(const Block& block) {
  const std::string_view text = block.text;
  return block.kind == BlockKind::paragraph && (text.starts_with("http://") || text.starts_with("https://")) &&
         text.find_first_of(" \n\xC2\xE2") == std::string_view::npos;
}

/// `* * *`, `~~~`: signs that part a text and say nothing. Dots and marks may be an answer.
bool is_parting(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    const bool parts = c == '*' || c == '~' || c == '-' || c == '_' || c == '#' || c == '=' || c == '+' ||
                       c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x25CA || c == 0x2042 || c == 0x2217 ||
                       c == 0xB7 || c == 0x2500 || c == 0x2015;
    if (!parts && !is_space(c) && c != '\n') return false;
  }
  return !text.empty();
}

/// `[wp_ad_camp_2]`: a shortcode that nothing has filled in. What people write in brackets has no underscore.
bool is_shortcode(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']') || text.find_first_of("[]", 1) != text.size() - 1) return false;
  const auto name = text.substr(1, text.find_first_of(" ]", 1) - 1);
  return name.find('_') != std::string_view::npos &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-/") == std::string_view::npos;
}

/// What is heard in a transcript and said by nobody: `[Pause musicale : …]`.
bool is_sound(std::string_view text, std::string_view line) {
  static constexpr std::array<std::string_view, 8> sounds = {"pause musicale", "musique", "virgule ", "jingle",
                                                             "generique",      "extrait", "pause",    "intermede"};
  return text.starts_with('[') && text.ends_with(']') && begins_with_one(line, sounds);
}

bool is_jump(std::string_view line) {
  static constexpr std::array<std::string_view, 5> jumps = {"haut de page", "retour en haut", "retour en haut de page",
                                                            "back to top", "retour au sommaire"};
  return is_one(line, jumps);
}

}  // namespace

std::string reason_of_template_line(const Block& block) {
  constexpr std::size_t longest = 300;  // bytes
  if (block.text.size() > longest) return {};
  if (is_address(block)) return "address of an embedded page";
  if (is_parting(block.text)) return "signs that part the text";
  if (is_shortcode(block.text)) return "shortcode";
  const auto line = bare_line(block.text);
  if (is_jump(line)) return "navigation";
  if (is_placeholder(line)) return "placeholder";
  if (is_comment_line(line)) return "comment form";
  if (is_post_data(line)) return "the post's data";
  if (is_sound(block.text, line)) return "stage direction";
  return is_tag_list(line) ? "list of tags" : std::string();
}

}  // namespace propos
