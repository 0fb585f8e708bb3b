#include "indexer/html/titles.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "common/word_lists.hpp"

namespace propos {
namespace {

bool heads_box(std::string_view title) {
  static constexpr std::array<std::string_view, 28> names = {
      "repere",           "reperes",          "en bref",           "en resume",
      "l'essentiel",      "chiffres cles",    "les chiffres",      "en chiffres",
      "dates cles",       "quelques dates",   "en quelques dates", "chronologie",
      "a savoir",         "bon a savoir",     "le saviez-vous",    "fiche technique",
      "fiche d'identite", "carte d'identite", "infos pratiques",   "informations pratiques",
      "pratique",         "encadre",          "definition",        "le contexte",
      "en pratique",      "lexique",          "glossaire",         "memo"};
  static constexpr std::array<std::string_view, 6> endings = {
      " en bref", " en chiffres", " en dates", " en quelques dates", " en 3 dates", " en quelques chiffres"};
  return is_one(title, names) ||
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return title.ends_with(ending); });
}

bool heads_biography(std::string_view title) {
  static constexpr std::array<std::string_view, 22> names = {
      "bio",          "bio express",   "biographie",   "biographie express", "mini-bio",      "mini bio",
      "sa bio",       "sa biographie", "l'auteur",     "l'autrice",          "l'auteure",     "les auteurs",
      "les autrices", "l'invite",      "l'invitee",    "l'interviewe",       "l'interviewee", "parcours express",
      "bio-express",  "qui est-il",    "qui est-elle", "about the author"};
  static constexpr std::array<std::string_view, 10> beginnings = {
      "a propos de l'au",  "a propos des au",    "bio de ",        "bio d'",
      "biographie de ",    "biographie d'",      "biographie off", "bio express ",
      "note biographique", "notice biographique"};
  return is_one(title, names) || begins_with_one(title, beginnings);
}

bool heads_notes(std::string_view title) {
  static constexpr std::array<std::string_view, 34> names = {"sources",
                                                             "source",
                                                             "notes",
                                                             "note",
                                                             "references",
                                                             "reference",
                                                             "bibliographie",
                                                             "discographie",
                                                             "filmographie",
                                                             "ludographie",
                                                             "webographie",
                                                             "sitographie",
                                                             "mediagraphie",
                                                             "credits",
                                                             "credit",
                                                             "annexe",
                                                             "annexes",
                                                             "a lire",
                                                             "a voir",
                                                             "a ecouter",
                                                             "pour aller plus loin",
                                                             "pour en savoir plus",
                                                             "en savoir plus",
                                                             "aller plus loin",
                                                             "liens",
                                                             "liens utiles",
                                                             "remerciements",
                                                             "ressources",
                                                             "notes et references",
                                                             "mentions legales",
                                                             "a lire a voir",
                                                             "plus d'infos",
                                                             "plus d'informations",
                                                             "further reading"};
  static constexpr std::array<std::string_view, 8> beginnings = {
      "bibliographie ",      "notes et ",   "references bib", "pour aller plus loin",
      "pour en savoir plus", "sources et ", "discographie ",  "filmographie "};
  return is_one(title, names) || begins_with_one(title, beginnings);
}

}  // namespace

std::string bare_line(std::string_view line) {
  auto text = collapse_space(fold(line));
  for (auto at = text.find("’"); at != std::string::npos; at = text.find("’", at)) text.replace(at, 3, "'");
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    if (is_word_character(next_code_point(text, at))) {
      begin = before;
      break;
    }
  }
  std::size_t end = begin;
  for (auto at = begin; at < text.size();)
    if (is_word_character(next_code_point(text, at))) end = at;
  return text.substr(begin, end - begin);
}

Setting setting_of_title(std::string_view title) {
  constexpr std::size_t most_bytes = 90;
  if (title.empty() || title.size() > most_bytes) return Setting::text;
  const auto name = bare_line(title);
  if (heads_box(name)) return Setting::box;
  if (heads_biography(name)) return Setting::biography;
  return heads_notes(name) ? Setting::notes : Setting::text;
}

Setting setting_of_title(const Block& block) {
  const auto line = std::string_view(block.text).substr(0, block.text.find('\n'));
  // A few words before a colon, and nothing behind it, head what follows.
  constexpr std::size_t most_words = 8;
  const bool announces = line.size() == block.text.size() && line.ends_with(':') && count_words(line) <= most_words;
  const bool set_off = block.kind == BlockKind::heading || block.kind == BlockKind::summary ||
                       block.kind == BlockKind::accordion || covers(block.bold, line) || announces;
  return set_off ? setting_of_title(line) : Setting::text;
}

}  // namespace propos
