#include "common/stopwords.hpp"

#include <algorithm>
#include <array>

namespace propos {
namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries; sorted, folded.
constexpr std::array<std::string_view, 140> words = {
    "a",      "ai",     "aie",    "aient",  "ainsi",   "as",     "au",     "aussi",   "aux",    "avaient",
    "avais",  "avait",  "avec",   "avez",   "avons",   "c",      "ca",     "car",     "ce",     "ceci",
    "cela",   "celle",  "celles", "celui",  "ces",     "cet",    "cette",  "ceux",    "chez",   "ci",
    "comme",  "d",      "dans",   "de",     "des",     "deux",   "donc",   "dont",    "du",     "elle",
    "elles",  "en",     "entre",  "es",     "est",     "et",     "etaient", "etait",  "etant",  "etes",
    "etre",   "eu",     "eux",    "fait",   "font",    "furent", "fut",    "hui",     "il",     "ils",
    "j",      "je",     "l",      "la",     "le",      "les",    "leur",   "leurs",   "lui",    "m",
    "ma",     "mais",   "me",     "meme",   "memes",   "mes",    "moi",    "mon",     "n",      "ne",
    "ni",     "nos",    "notre",  "nous",   "on",      "ont",    "ou",     "par",     "pas",    "peu",
    "peut",   "plus",   "pour",   "qu",     "quand",   "que",    "quel",   "quelle",  "quelles", "quels",
    "qui",    "quoi",   "s",      "sa",     "sans",    "se",     "sera",   "seront",  "ses",    "si",
    "sienne", "soi",    "soient", "sois",   "soit",    "sommes", "son",    "sont",    "suis",   "sur",
    "t",      "ta",     "te",     "tel",    "telle",   "tes",    "toi",    "ton",     "tous",   "tout",
    "toute",  "toutes", "tres",   "tu",     "un",      "une",    "vos",    "votre",   "vous",   "y",
};
static_assert(std::is_sorted(words.begin(), words.end()));

}  // namespace

bool is_stop_word(std::string_view folded) { return std::binary_search(words.begin(), words.end(), folded); }

}  // namespace propos
