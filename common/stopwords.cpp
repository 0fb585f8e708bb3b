#include "common/stopwords.hpp"

#include <algorithm>
#include <array>

namespace propos {
namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries, question words; sorted, folded. Not "été": a season as
// well as a participle.
constexpr std::array<std::string_view, 235> words = {
    "a",        "afin",       "ai",        "aie",        "aient",     "ainsi",      "ait",      "alors",    "apres",
    "as",       "assez",      "au",        "aucun",      "aucune",    "aupres",     "auquel",   "aura",     "aurait",
    "aux",      "auxquelles", "auxquels",  "avaient",    "avait",     "avant",      "avec",     "avez",     "avoir",
    "avons",    "ayant",      "c",         "car",        "ce",        "ceci",       "cela",     "celle",    "celles",
    "celui",    "cependant",  "ces",       "cet",        "cette",     "ceux",       "chaque",   "chez",     "ci",
    "combien",  "comme",      "comment",   "concernant", "contre",    "d",          "dans",     "de",       "deja",
    "depuis",   "des",        "desormais", "desquelles", "desquels",  "devait",     "devant",   "devoir",   "devra",
    "devrait",  "dit",        "doit",      "doivent",    "donc",      "dont",       "du",       "duquel",   "durant",
    "e",        "elle",       "elles",     "en",         "encore",    "enfin",      "entre",    "es",       "est",
    "et",       "etaient",    "etait",     "etant",      "etes",      "etre",       "eu",       "eut",      "faire",
    "fait",     "faut",       "font",      "furent",     "fut",       "grace",      "hormis",   "hors",     "i",
    "il",       "ils",        "j",         "jadis",      "je",        "jusqu",      "jusque",   "juste",    "l",
    "la",       "laquelle",   "le",        "lequel",     "les",       "lesquelles", "lesquels", "leur",     "leurs",
    "lors",     "lorsqu",     "lorsque",   "lui",        "m",         "ma",         "mais",     "malgre",   "me",
    "meme",     "memes",      "mes",       "moi",        "moins",     "mon",        "n",        "ne",       "neanmoins",
    "ni",       "nos",        "notre",     "nous",       "on",        "ont",        "or",       "ou",       "outre",
    "par",      "parce",      "parfois",   "parmi",      "pas",       "pendant",    "permet",   "peu",      "peut",
    "peuvent",  "plus",       "plusieurs", "plutot",     "pour",      "pourquoi",   "pourra",   "pourrait", "pouvait",
    "pouvoir",  "presqu",     "presque",   "pu",         "puis",      "puisqu",     "puisque",  "qu",       "quand",
    "quant",    "que",        "quel",      "quelle",     "quelles",   "quelqu",     "quelque",  "quelques", "quels",
    "qui",      "quoi",       "quoiqu",    "quoique",    "s",         "sa",         "sans",     "se",       "selon",
    "sera",     "serait",     "seront",    "ses",        "seulement", "si",         "soi",      "soient",   "soit",
    "son",      "sont",       "sous",      "souvent",    "suis",      "sur",        "t",        "ta",       "tandis",
    "tant",     "te",         "tel",       "telle",      "telles",    "tels",       "tes",      "toi",      "ton",
    "toujours", "tous",       "tout",      "toute",      "toutes",    "tres",       "trop",     "tu",       "u",
    "un",       "une",        "vers",      "via",        "voici",     "voila",      "vos",      "votre",    "vous",
    "y",
};
static_assert(std::is_sorted(words.begin(), words.end()));

// What their accents make another word of: né, sûr, mûr, dû are no articles or prepositions.
constexpr std::array<std::string_view, 4> accented = {"d\u00FB", "m\u00FBr", "n\u00E9", "s\u00FBr"};

}  // namespace

bool is_stop_word(std::string_view folded, std::string_view form) {
  return std::binary_search(words.begin(), words.end(), folded) &&
         std::find(accented.begin(), accented.end(), form) == accented.end();
}

std::span<const std::string_view> stop_words() { return words; }

}  // namespace propos
