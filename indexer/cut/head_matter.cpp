#include "indexer/cut/head_matter.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/corrections.hpp"
#include "indexer/cut/label_voices.hpp"
#include "indexer/cut/labels.hpp"
#include "indexer/cut/line_words.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

bool is_number(const std::string& word, std::size_t fewest, std::size_t most) {
  return word.size() >= fewest && word.size() <= most && word.find_first_not_of("0123456789") == std::string::npos;
}

/// How many words from `at` on are a date: "mercredi 24 octobre 2012", "le 1er mars 2011", "24/10/2012"; 0 for none.
std::size_t date_length(const Words& words, std::size_t at) {
  static constexpr std::array<std::string_view, 7> days = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                           "vendredi", "samedi", "dimanche"};
  static constexpr std::array<std::string_view, 12> months = {"janvier",   "fevrier", "mars",     "avril",
                                                              "mai",       "juin",    "juillet",  "aout",
                                                              "septembre", "octobre", "novembre", "decembre"};
  const auto begin = at;
  const auto is = [&](const auto& names) { return at < words.size() && is_one(words[at], names); };
  if (at < words.size() && words[at] == "le") ++at;
  if (is(days)) ++at;
  const bool day = at < words.size() && (is_number(words[at], 1, 2) || words[at] == "1er");
  if (day) ++at;
  const bool month = is(months) || (day && at < words.size() && is_number(words[at], 2, 2));
  if (month) ++at;
  const bool year = at < words.size() && is_number(words[at], 4, 4);
  return month && year ? at + 1 - begin : 0;
}

/// "Publié le 3 mai 2012 par …", "mercredi 24 octobre 2012": nothing but when, and by whom.
bool is_date_line(const std::string& text) {
  constexpr std::size_t most_words = 16;
  static constexpr std::array<std::string_view, 8> openings = {"publie", "poste", "mis",   "ecrit",
                                                               "posted", "date",  "ligne", "en"};
  const auto words = words_of_line(text);
  if (words.size() > most_words) return false;
  std::size_t at = 0;
  while (at < words.size() && is_one(words[at], openings)) ++at;
  if (at < words.size() && words[at] == ":") ++at;
  const auto date = date_length(words, at);
  if (date == 0) return false;
  return at + date == words.size() || words[at + date] == "par" || words[at + date] == "a";
}

/// "Accueil > Classes > CM1", "Vous êtes ici : Accueil » Interviews".
bool is_path(const std::string& text) {
  constexpr std::size_t longest = 300;  // bytes
  if (text.size() > longest) return false;
  static constexpr std::array<std::string_view, 4> openings = {"accueil ", "home ", "vous etes ici", "you are here"};
  static constexpr std::array<std::string_view, 5> signs = {" > ", " » ", " › ", " / ", " :: "};
  return begins_with_one(plainly(text), openings) && holds_one(text, signs);
}

bool has_lower_case(const std::string& text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_lower(next_code_point(text, at))) return true;
  return false;
}

/// A heading above the text that says what kind of post it is: "Dossier : ce qui relie", "Entretien".
bool is_rubric(const Block& block) {
  constexpr std::size_t most_words = 8;
  static constexpr std::array<std::string_view, 8> kinds = {"dossier",   "rubrique",  "grand entretien", "entretien",
                                                            "interview", "rencontre", "portrait",        "temoignage"};
  if (block.kind != BlockKind::heading || count_words(block.text) > most_words || asks(block.text)) return false;
  const auto plain = plainly(block.text);
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
    if (!plain.starts_with(kind)) return false;
    const auto rest = plain.substr(kind.size());
    return rest.empty() || rest.starts_with(" :") || rest.starts_with(":");
  });
}

/// All of the title, or how it begins or ends where the block is in capitals. A name may be a label: then it stands in
/// the post once more.
bool repeats_title(const std::vector<Block>& blocks, std::size_t i, const std::string& title) {
  constexpr std::size_t fewest_letters = 4;
  constexpr std::size_t longest = 300;  // bytes
  const auto& block = blocks[i];
  if (block.text.size() > longest || asks(block.text) || block.kind == BlockKind::heading) return false;
  const auto letters = letters_of(block.text);
  const auto whole = letters_of(title);
  if (letters.size() < fewest_letters) return false;
  const bool part = !has_lower_case(block.text) && (whole.ends_with(letters) || whole.starts_with(letters));
  if (letters != whole && !part) return false;
  return !is_name_alone(block.text) ||
         std::none_of(blocks.begin() + static_cast<std::ptrdiff_t>(i + 1), blocks.end(), [&](const Block& other) {
           return other.text.size() <= longest && letters_of(other.text).starts_with(letters);
         });
}

}  // namespace

void take_head_matter(const std::vector<Block>& blocks, const std::string& title,
                      std::vector<std::optional<Apart>>& found) {
  constexpr std::size_t most_blocks = 6;
  std::size_t seen = 0;
  for (std::size_t i = 0; i + 1 < blocks.size() && seen < most_blocks; ++i) {
    if (!blocks[i].dropped.empty() || found[i]) continue;
    ++seen;
    const auto& text = blocks[i].text;
    std::string rule;
    if (is_path(text)) rule = "where the post stands on its site";
    else if (is_date_line(text)) rule = "when the post was published";
    else if (repeats_title(blocks, i, title)) rule = "repeats the title";
    else if (is_rubric(blocks[i]) && blocks[i + 1].kind != BlockKind::heading) rule = "what kind of post it is";
    if (rule.empty()) return;
    found[i] = Apart{std::nullopt, rule, i};
  }
}

}  // namespace propos
