#include "common/stopwords.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/text.hpp"

namespace propos {
namespace {

// As they are written, sorted by bytes. Not "été", a season as well as a participle; nor "or", "grâce", "pouvoir",
// "devoir" and "juste", which are nouns too. "t" stands in "a-t-il".
constexpr std::array<std::string_view, 225> words = {
    "a",         "afin",       "ai",         "aie",     "aient",   "ainsi",   "ait",       "alors",     "après",
    "as",        "assez",      "au",         "aucun",   "aucune",  "auprès",  "auquel",    "aura",      "aurait",
    "aux",       "auxquelles", "auxquels",   "avaient", "avait",   "avant",   "avec",      "avez",      "avoir",
    "avons",     "ayant",      "car",        "ce",      "ceci",    "cela",    "celle",     "celles",    "celui",
    "cependant", "ces",        "cet",        "cette",   "ceux",    "chaque",  "chez",      "ci",        "combien",
    "comme",     "comment",    "concernant", "contre",  "dans",    "de",      "depuis",    "des",       "desquelles",
    "desquels",  "devait",     "devant",     "devra",   "devrait", "dit",     "doit",      "doivent",   "donc",
    "dont",      "du",         "duquel",     "durant",  "dès",     "déjà",    "désormais", "elle",      "elles",
    "en",        "encore",     "enfin",      "entre",   "es",      "est",     "et",        "eu",        "eut",
    "faire",     "fait",       "faut",       "font",    "furent",  "fut",     "hormis",    "hors",      "il",
    "ils",       "jadis",      "je",         "jusqu",   "jusque",  "la",      "laquelle",  "le",        "lequel",
    "les",       "lesquelles", "lesquels",   "leur",    "leurs",   "lors",    "lorsqu",    "lorsque",   "lui",
    "là",        "ma",         "mais",       "malgré",  "me",      "mes",     "moi",       "moins",     "mon",
    "même",      "mêmes",      "ne",         "ni",      "nos",     "notre",   "nous",      "néanmoins", "on",
    "ont",       "ou",         "outre",      "où",      "par",     "parce",   "parfois",   "parmi",     "pas",
    "pendant",   "permet",     "peu",        "peut",    "peuvent", "plus",    "plusieurs", "plutôt",    "pour",
    "pourquoi",  "pourra",     "pourrait",   "pouvait", "presqu",  "presque", "pu",        "puis",      "puisqu",
    "puisque",   "qu",         "quand",      "quant",   "que",     "quel",    "quelle",    "quelles",   "quelqu",
    "quelque",   "quelques",   "quels",      "qui",     "quoi",    "quoiqu",  "quoique",   "sa",        "sans",
    "se",        "selon",      "sera",       "serait",  "seront",  "ses",     "seulement", "si",        "soi",
    "soient",    "soit",       "son",        "sont",    "sous",    "souvent", "suis",      "sur",       "t",
    "ta",        "tandis",     "tant",       "te",      "tel",     "telle",   "telles",    "tels",      "tes",
    "toi",       "ton",        "toujours",   "tous",    "tout",    "toute",   "toutes",    "trop",      "très",
    "tu",        "un",         "une",        "vers",    "via",     "voici",   "voilà",     "vos",       "votre",
    "vous",      "y",          "à",          "ça",      "étaient", "était",   "étant",     "êtes",      "être",
};
static_assert(std::is_sorted(words.begin(), words.end()));

/// The same without accents.
class FoldedWords {
 public:
  FoldedWords() {
    for (const auto word : words) folded_.push_back(fold(word));
    all_.insert(folded_.begin(), folded_.end());
  }
  bool has(std::string_view folded) const { return all_.contains(folded); }

 private:
  std::vector<std::string> folded_;
  std::unordered_set<std::string_view> all_;
};

}  // namespace

// Nearly all words are none, which one look-up tells.
bool is_stop_word(std::string_view folded, std::string_view form) {
  static const FoldedWords all;
  if (!all.has(folded)) return false;
  return folded == form || std::binary_search(words.begin(), words.end(), form);
}

std::span<const std::string_view> stop_words() { return words; }

}  // namespace propos
