#include "indexer/cut/lines.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/line_words.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

constexpr std::size_t no_word = static_cast<std::size_t>(-1);

bool names_work(std::string_view word) {
  static constexpr std::array<std::string_view, 27> works = {
      "propos",        "interview",       "entretien",     "entretiens", "interviews",   "entrevue",      "texte",
      "textes",        "article",         "dossier",       "reportage",  "temoignage",   "temoignages",   "traduction",
      "transcription", "retranscription", "photo",         "photos",     "photographie", "photographies", "image",
      "images",        "illustration",    "illustrations", "dessin",     "dessins",      "video"};
  return is_one(word, works);
}

bool names_picture(std::string_view word) {
  static constexpr std::array<std::string_view, 4> pictures = {"photo", "image", "illustration", "dessin"};
  return begins_with_one(word, pictures) || word == "video" || word == "credit" || word == "credits" || word == "©" ||
         word == "visuel" || word == "visuels";
}

/// What is done with an interview or text: a past participle.
bool is_making(std::string_view word) {
  static constexpr std::array<std::string_view, 25> makings = {
      "recueilli", "realis",    "mene",    "conduit", "prepar", "traduit", "transcrit", "retranscrit", "redig",
      "edit",      "publie",    "propos",  "signe",   "mis",    "extrait", "adapt",     "relu",        "filme",
      "tourne",    "enregistr", "effectu", "accord",  "diffus", "post",    "paru"};
  return word != "propos" && word != "post" && begins_with_one(word, makings);
}

/// "animée", "établi", "tenues": by its ending.
bool is_participle(std::string_view word) {
  static constexpr std::array<std::string_view, 12> endings = {"e",  "es",  "ee", "ees", "i",  "is",
                                                               "ie", "ies", "u",  "us",  "ue", "ues"};
  constexpr std::size_t shortest = 4;
  return word.size() >= shortest &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

bool introduces_maker(std::string_view word) {
  static constexpr std::array<std::string_view, 19> words = {"par", "de",   "d'",    "du",   "des",  "en",   "le",
                                                             "a",   "au",   "avec",  "dans", "pour", "lors", "by",
                                                             "sur", "from", "entre", "chez", "via"};
  return is_one(word, words);
}

/// "[cette] interview [exclusive] [a été] réalisée par …": where the participle stands; no_word when there is none.
struct Making {
  std::size_t participle = no_word;
  bool determined = false;  ///< "cette interview", "l'entretien"
  bool sentence = false;    ///< "a été"
  bool picture = false;
};

Making making_of(const Words& words) {
  static constexpr std::array<std::string_view, 11> determiners = {"cet", "cette", "ces", "l'",  "les", "le",
                                                                   "la",  "ce",    "un",  "une", "this"};
  static constexpr std::array<std::string_view, 10> auxiliaries = {"a",   "ont", "ete",  "est",   "sont",
                                                                   "fut", "was", "been", "etait", "furent"};
  Making making;
  std::size_t at = 0;
  if (at < words.size() && is_one(words[at], determiners)) {
    making.determined = true;
    ++at;
  }
  if (at >= words.size() || !names_work(words[at])) return making;
  making.picture = names_picture(words[at]);
  constexpr std::size_t reach = 7;
  for (auto k = at + 1; k < words.size() && k <= at + reach; ++k) {
    if (is_making(words[k])) {
      const bool led = k + 1 == words.size() ||
                       std::any_of(words.begin() + static_cast<std::ptrdiff_t>(k + 1),
                                   words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), k + 5)),
                                   [](const auto& word) { return introduces_maker(word); });
      if (led) making.participle = k;
      return making;
    }
    making.sentence |= is_one(words[k], auxiliaries);
    if (words[k] == "que" || words[k] == "qui" || words[k] == ":") return making;
  }
  return making;
}

/// Where each word of the text begins with a capital, but for particles: a byline's name.
bool is_name(std::string_view text) {
  static constexpr std::array<std::string_view, 7> particles = {"de", "du", "des", "la", "le", "et", "d"};
  std::size_t words = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    std::size_t at = 0;
    if (!is_upper(next_code_point(word, at)) && !is_one(word, particles)) return false;
    ++words;
  }
  return words >= 2 && words <= 6;
}

/// "Photos : …", "Crédit photo …", "Interview par …", "Traduit de …", "© …", "Par Prénom Nom".
bool is_short_credit(const Words& words, const std::string& text) {
  constexpr std::size_t most_words = 16;
  static constexpr std::array<std::string_view, 15> alone = {
      "recueilli par", "recueillis par", "realise par",    "traduit d",        "traduite d",
      "traduit par",   "traduits d",     "tous droits",    "all rights",       "translated ",
      "interview by",  "photo by",       "texte et photo", "textes et photos", "photos et texte"};
  if (words.empty()) return false;
  constexpr std::size_t most_words_alone = 40;
  auto line = words[0];
  for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 4); ++i) line += ' ' + words[i];
  if (begins_with_one(line, alone)) return words.size() <= most_words_alone;
  if (words[0] == "©" || words[0] == "copyright" || collapse_space(text).starts_with("(c) "))
    return words.size() <= most_words_alone;
  if (words.size() > most_words || words.size() < 2) return false;
  if (names_picture(words[0]) && std::find(words.begin(), words.end(), "©") != words.end()) return true;
  const auto space = text.find(' ');
  const bool of_picture = words[0] == "photo" || words[0] == "photos" || words[0] == "illustration";
  if (of_picture && space != std::string::npos && is_name(text.substr(space + 1))) return true;
  const bool credits = words[0] == "credit" || words[0] == "credits";
  if (!names_work(words[0]) && !credits && !names_picture(words[0])) return false;
  for (std::size_t k = 1; k < std::min<std::size_t>(words.size(), 5); ++k) {
    if (words[k] == ":" || words[k] == "©") return k + 1 < words.size() || words[k] == "©";
    if ((words[k] == "par" || words[k] == "by") && !text.ends_with('.')) return true;
    if (!names_work(words[k]) && words[k] != "et" && words[k] != "photo" && words[k] != "photos" && words[k] != "de")
      return false;
  }
  return false;
}

/// Whether a line says who made something: `Propos recueillis par …`, `Par Anne Mer`, `Photos : …`.
bool credits_somebody(const Words& words, const std::string& line) {
  if (is_short_credit(words, line)) return true;
  if (words.size() >= 3 && words[0] == "par" && is_name(line.substr(std::min<std::size_t>(4, line.size()))))
    return !line.ends_with('.');
  const auto making = making_of(words);
  if (making.participle == no_word) return false;
  // "Le texte écrit par Duras" may be said by anybody, "Cet entretien a été réalisé" by nobody who answers.
  return making.determined ? making.sentence : true;
}

}  // namespace

bool is_credit(const std::string& text) {
  constexpr std::size_t most_words = 45;
  if (text.empty() || text.size() > longest_line || text.ends_with('?')) return false;
  const auto line = unframed(text);
  const auto words = words_of_line(line);
  return words.size() <= most_words && credits_somebody(words, line) && !is_first_person(line);
}

bool is_closing_credit(const std::string& text) {
  if (!is_credit(text)) return false;
  const auto words = words_of_line(unframed(text));
  return !names_picture(words.front()) || words.size() > 2 * 6;
}

bool tells_maker(const std::string& text) {
  constexpr std::size_t most_words = 18;
  constexpr std::size_t reach = 5;  // words between what was made and who made it
  static constexpr std::array<std::string_view, 10> made = {"table",      "questionnaire", "questions", "debat",
                                                            "discussion", "rencontre",     "dialogue",  "conversation",
                                                            "echange",    "echanges"};
  if (text.empty() || text.size() > longest_line || text.ends_with('?')) return false;
  const auto words = words_of_line(unframed(text));
  if (words.size() > most_words || words.size() < 4 || !is_one(words[0], made) || is_first_person(text)) return false;
  for (std::size_t k = 1; k + 2 < words.size() && k <= reach; ++k)
    if (words[k + 1] == "par" && is_participle(words[k])) return true;
  return false;
}

bool is_credit_sentence(const std::string& text) {
  if (text.size() > longest_line) return false;
  const auto words = words_of_line(unframed(text));
  // "Entretien avec Prénom Nom, géomètre, mené par …" introduces as well.
  static constexpr std::array<std::string_view, 2> introducing = {"avec", "with"};
  return making_of(words).sentence || hold_one(words, introducing);
}

bool is_caption_with_credit(const std::string& text) {
  constexpr std::size_t most_words = 45;
  if (text.size() > longest_line || text.ends_with('?')) return false;
  const auto plain = plainly(text);
  static constexpr std::array<std::string_view, 6> marks = {"©",       "credit photo", "credits photo",
                                                            "(photo ", "(photo:",      "photo : "};
  return holds_one(plain, marks) && count_words(text) <= most_words && !is_first_person(text);
}

}  // namespace propos
