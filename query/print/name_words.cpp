#include "query/print/name_words.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace propos {
namespace {

using namespace std::string_view_literals;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array french_articles = {"le"sv, "la"sv, "les"sv, "du"sv, "des"sv};

/// Also in capitals: DE, VAN.
constexpr std::array germanic = {"van"sv, "der"sv, "den"sv, "dem"sv, "het"sv, "'t"sv,  "’t"sv,     "ten"sv,
                                 "ter"sv, "te"sv,  "vom"sv, "zu"sv,  "zum"sv, "zur"sv, "vander"sv, "und"sv};

constexpr std::array southern = {"da"sv,  "di"sv,    "do"sv,   "dos"sv,  "das"sv,  "del"sv, "della"sv, "dello"sv,
                                 "dei"sv, "degli"sv, "dal"sv,  "los"sv,  "las"sv,  "el"sv,  "al"sv,    "ben"sv,
                                 "bin"sv, "ibn"sv,   "bint"sv, "ould"sv, "abou"sv, "abu"sv, "af"sv,    "av"sv};

constexpr std::array with_capital = {
    "le"sv,  "la"sv,   "les"sv,  "de"sv,    "du"sv,  "des"sv, "van"sv, "von"sv, "vander"sv, "da"sv,    "di"sv,
    "del"sv, "dos"sv,  "das"sv,  "della"sv, "dal"sv, "los"sv, "las"sv, "el"sv,  "al"sv,     "ben"sv,   "bin"sv,
    "ibn"sv, "ould"sv, "abou"sv, "abu"sv,   "bou"sv, "aït"sv, "ait"sv, "ter"sv, "mac"sv,    "saint"sv, "sainte"sv};

constexpr std::array titles = {
    "m."sv,      "mm"sv,         "mme"sv,         "mmes"sv,   "mlle"sv,     "mlles"sv,   "mr"sv,
    "mrs"sv,     "ms"sv,         "dr"sv,          "drs"sv,    "pr"sv,       "prof"sv,    "me"sv,
    "mgr"sv,     "sir"sv,        "lord"sv,        "lady"sv,   "monsieur"sv, "madame"sv,  "mademoiselle"sv,
    "docteur"sv, "professeur"sv, "professeure"sv, "maitre"sv, "general"sv,  "colonel"sv, "amiral"sv};

constexpr std::array roles = {"adjoint"sv,
                              "adjointe"sv,
                              "agriculteur"sv,
                              "agricultrice"sv,
                              "anthropologue"sv,
                              "artiste"sv,
                              "auteur"sv,
                              "auteure"sv,
                              "autrice"sv,
                              "avocat"sv,
                              "avocate"sv,
                              "ceo"sv,
                              "chef"sv,
                              "cheffe"sv,
                              "chercheur"sv,
                              "chercheuse"sv,
                              "cineaste"sv,
                              "cofondateur"sv,
                              "cofondatrice"sv,
                              "conseiller"sv,
                              "conseillere"sv,
                              "delegue"sv,
                              "deleguee"sv,
                              "depute"sv,
                              "deputee"sv,
                              "directeur"sv,
                              "directrice"sv,
                              "ecrivain"sv,
                              "ecrivaine"sv,
                              "economiste"sv,
                              "enseignant"sv,
                              "enseignante"sv,
                              "etudiant"sv,
                              "etudiante"sv,
                              "fondateur"sv,
                              "fondatrice"sv,
                              "geographe"sv,
                              "historien"sv,
                              "historienne"sv,
                              "ingenieur"sv,
                              "ingenieure"sv,
                              "journaliste"sv,
                              "jr"sv,
                              "jr."sv,
                              "juriste"sv,
                              "magistrat"sv,
                              "magistrate"sv,
                              "maire"sv,
                              "maitre"sv,
                              "maitresse"sv,
                              "medecin"sv,
                              "membre"sv,
                              "ministre"sv,
                              "musicien"sv,
                              "musicienne"sv,
                              "pdg"sv,
                              "phd"sv,
                              "philosophe"sv,
                              "photographe"sv,
                              "politologue"sv,
                              "porte-parole"sv,
                              "president"sv,
                              "presidente"sv,
                              "professeur"sv,
                              "professeure"sv,
                              "realisateur"sv,
                              "realisatrice"sv,
                              "redacteur"sv,
                              "redactrice"sv,
                              "responsable"sv,
                              "romancier"sv,
                              "romanciere"sv,
                              "secretaire"sv,
                              "senateur"sv,
                              "senatrice"sv,
                              "sociologue"sv,
                              "traducteur"sv,
                              "traductrice"sv,
                              "vice-president"sv,
                              "vice-presidente"sv};

constexpr std::array bodies = {
    "academie"sv,    "agence"sv,  "association"sv, "atelier"sv,   "centre"sv,        "cercle"sv,   "club"sv,
    "collectif"sv,   "comite"sv,  "commission"sv,  "compagnie"sv, "confederation"sv, "conseil"sv,  "ecole"sv,
    "editions"sv,    "equipe"sv,  "federation"sv,  "fondation"sv, "groupe"sv,        "institut"sv, "journal"sv,
    "laboratoire"sv, "ligue"sv,   "mairie"sv,      "ministere"sv, "mouvement"sv,     "musee"sv,    "observatoire"sv,
    "office"sv,      "parti"sv,   "radio"sv,       "redaction"sv, "revue"sv,         "service"sv,  "societe"sv,
    "syndicat"sv,    "theatre"sv, "union"sv,       "universite"sv};

/// Bytes up to the first apostrophe and with it; 0 for none.
std::size_t apostrophe_end(std::string_view word) {
  const auto typed = word.find('\'');
  const auto curly = word.find("’");
  if (curly < typed) return curly + "’"sv.size();
  return typed == std::string_view::npos ? 0 : typed + 1;
}

/// The letters before an apostrophe, in small letters: `d` of `d’`, `L’Isle`: `l`.
std::string elided(std::string_view word) {
  const auto end = apostrophe_end(word);
  return end == 0 ? std::string() : lower(word.substr(0, word.find_first_of("'\xE2")));
}

bool has_capital_first(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

Particle kind_of_elided(std::string_view word, const std::string& letters) {
  const auto rest = word.substr(apostrophe_end(word));
  const bool small = !has_capital_first(word) || rest.empty() || is_in_capitals(rest);
  if (letters == "l") return small ? Particle::article : Particle::capital;
  if (letters == "d" && !small) return Particle::capital;
  if (!rest.empty()) return Particle::none;
  if (letters == "d") return Particle::preposition;
  return letters == "dell" || letters == "dall" || letters == "degl" ? Particle::foreign : Particle::none;
}

}  // namespace

Particle kind_of(std::string_view word) {
  if (const auto letters = elided(word); !letters.empty()) return kind_of_elided(word, letters);
  if (word.ends_with('-')) return Particle::foreign;
  const auto small = lower(word);
  if (word == small || is_in_capitals(word)) {
    if (small == "de") return Particle::preposition;
    if (small == "von") return Particle::von;
    if (is_one_of(french_articles, small)) return Particle::article;
    if (is_one_of(germanic, small)) return Particle::foreign;
  }
  if (word == small) return is_one_of(southern, small) ? Particle::foreign : Particle::none;
  return is_one_of(with_capital, small) ? Particle::capital : Particle::none;
}

std::size_t length_of_attached(std::string_view word, bool last) {
  if (const auto end = apostrophe_end(word); end > 0 && end < word.size()) {
    static constexpr std::array prepositions = {"d"sv, "dell"sv, "dall"sv, "degl"sv};
    const bool small = !has_capital_first(word) || is_in_capitals(word.substr(end));
    return small && is_one_of(prepositions, elided(word)) ? end : 0;
  }
  static constexpr std::array articles = {"al-"sv, "el-"sv, "ar-"sv, "as-"sv, "at-"sv,
                                          "ad-"sv, "an-"sv, "az-"sv, "ash-"sv};
  for (const auto article : articles)
    if (last && word.starts_with(article) && has_capital_first(word.substr(article.size()))) return article.size();
  return 0;
}

bool may_be_given_name(std::string_view particle) {
  static constexpr std::array never = {"el"sv, "van"sv, "von"sv, "de"sv, "du"sv, "des"sv};
  return kind_of(particle) == Particle::capital && apostrophe_end(particle) == 0 && !is_one_of(never, lower(particle));
}

bool is_title(const std::string& word) {
  if (!has_capital_first(word)) return false;
  auto folded = fold(word);
  if (folded == "m.") return true;  // without its point an initial
  if (folded.ends_with('.')) folded.pop_back();
  return is_one_of(titles, folded);
}

bool is_role_noun(std::string_view word) { return is_one_of(roles, fold(word)); }

bool is_organisation(const std::vector<std::string>& words) {
  const auto first = lower(words.front());
  if (first == "le" || first == "la" || first == "les" || elided(first) == "l") return true;
  if (is_one_of(bodies, fold(first))) return true;
  // `bell hooks` is a person.
  if (std::none_of(words.begin(), words.end(), [](const auto& word) { return has_capital_first(word); })) return false;
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return begins_small(word) && kind_of(word) == Particle::none && length_of_attached(word, true) == 0 &&
           word != "y" && word != "e" && word != "i";
  });
}

bool is_in_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    if (c == '.' || (is_word_character(c) && !is_upper(c))) return false;
    letters += is_upper(c);
  }
  return letters > 1;
}

bool begins_small(std::string_view word) {
  constexpr std::uint32_t behind_latin = 0x250;
  if (word.empty()) return false;
  std::size_t at = 0;
  const auto c = next_code_point(word, at);
  return c < behind_latin && is_word_character(c) && !is_upper(c) && !is_digit(c);
}

std::size_t syllables(std::string_view name) {
  std::size_t count = 0;
  bool in_vowels = false;
  const auto small = lower(name);
  for (std::size_t at = 0; at < small.size();) {
    const auto begin = at;
    const auto c = next_code_point(small, at);
    const bool hiatus = c == 0xEB || c == 0xEF || c == 0xFC;  // ë ï ü
    const auto letter = fold(std::string_view(small).substr(begin, at - begin));
    const bool vowel = letter.size() == 1 && std::string_view("aeiouy").find(letter.front()) != std::string_view::npos;
    if (vowel && (!in_vowels || hiatus)) ++count;
    in_vowels = vowel;
  }
  const bool mute = small.ends_with("es") || small.ends_with('e');
  const auto before = small.size() - (small.ends_with("es") ? 2 : 1);
  const bool by_itself =
      mute && before > 0 && std::string_view("aeiouy").find(small[before - 1]) == std::string_view::npos;
  return count > 1 && by_itself ? count - 1 : count;
}

}  // namespace propos
