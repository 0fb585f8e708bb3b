#include "indexer/cut/openings.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "common/text.hpp"

namespace propos {
namespace {

constexpr std::size_t looked_at = 300;  ///< bytes

bool starts_with_any(const std::string& folded, std::initializer_list<std::string_view> openings) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view o) {
    if (!folded.starts_with(o)) return false;
    std::size_t behind = o.size();
    return o.back() == '\'' || folded.size() == o.size() || !is_word_character(next_code_point(folded, behind));
  });
}

/// The first words, without what stands before the first letter.
std::string first_words(std::string text) {
  if (text.size() > looked_at) text.resize(looked_at);
  auto plain = plainly(text);
  for (std::size_t at = 0; at < plain.size();) {
    const auto before = at;
    if (is_word_character(next_code_point(plain, at))) return plain.substr(before);
  }
  return {};
}

/// "Je", "Sur ce point aussi, je": among the first words.
bool speaks_early(const std::string& words) {
  constexpr int first_words = 5;
  std::size_t at = 0;
  for (int n = 0; n < first_words; ++n) {
    const auto rest = std::string_view(words).substr(at);
    if (rest.starts_with("je ") || rest.starts_with("j'")) return true;
    at = words.find(' ', at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return false;
}

}  // namespace

std::string plainly(const std::string& text) {
  auto folded = collapse_space(fold(text));
  for (auto at = folded.find("’"); at != std::string::npos; at = folded.find("’", at)) folded.replace(at, 3, "'");
  return folded;
}

std::string first_sentence(const std::string& text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && (text[i + 1] == ' ' || text[i + 1] == '\n'))
      return text.substr(0, i + 1);
  return text;
}

Opening opening_of(const std::string& paragraph) {
  const auto words = first_words(paragraph);
  Opening o;
  o.answers = starts_with_any(words, {"je regrette",   "je dirais",
                                      "je crois",      "je pense",
                                      "je ne crois",   "je ne pense",
                                      "il est vrai",   "en effet",
                                      "c'est vrai",    "oui",
                                      "non",           "si",
                                      "parce que",     "absolument",
                                      "bien sur",      "tout a fait",
                                      "certainement",  "pas",
                                      "effectivement", "exactement",
                                      "evidemment",    "peut-etre",
                                      "d'abord",       "tres",
                                      "les deux",      "jamais",
                                      "toujours",      "parfois",
                                      "rien",          "personne",
                                      "beaucoup",      "peu",
                                      "heureusement",  "malheureusement",
                                      "sans doute",    "disons",
                                      "justement",     "plutot",
                                      "surtout",       "souvent",
                                      "presque",       "moins",
                                      "plus",          "trop",
                                      "assez",         "en partie",
                                      "sur",           "aucun",
                                      "aucune"});
  o.verdict = starts_with_any(
      words, {"oui", "non", "si", "absolument", "bien sur", "tout a fait", "pas", "effectivement", "certainement",
              "evidemment", "peut-etre", "sans doute", "exactement", "jamais", "cela ne"});
  o.reason = starts_with_any(words, {"parce", "pour", "par", "car", "a cause"});
  o.goes_on = starts_with_any(
      words, {"mais",       "et",        "or",           "donc",     "ainsi",        "ensuite",        "puis",
              "enfin",      "de plus",   "par ailleurs", "en outre", "d'autre part", "en revanche",    "au contraire",
              "cependant",  "toutefois", "pourtant",     "aussi",    "reste",        "de meme",        "autrement dit",
              "bref",       "meme",      "a cela",       "l'autre",  "prenons",      "c'est pourquoi", "alors",
              "car",        "ajoutez",   "restent",      "quant",    "deuxieme",     "troisieme",      "second",
              "la seconde", "le second", "d'ou",         "voila",    "a l'inverse",  "inversement"});
  o.points_back = starts_with_any(words, {"ces", "cette", "cet", "ils", "elles", "elle", "il", "celui", "celle", "ceux",
                                          "ce", "son", "sa", "ses", "leur", "leurs", "on", "lui"});
  o.speaks = speaks_early(words);
  o.states = starts_with_any(words, {"c'est", "cela", "ce n'est", "c'etait", "ca"});
  return o;
}

bool asks_yes_or_no(const std::string& question) {
  if (starts_with_any(first_words(question),
                      {"est-ce", "etes-vous", "avez-vous", "pensez-vous", "croyez-vous", "n'est-ce"}))
    return true;
  const auto mark = question.rfind('?');
  if (mark == std::string::npos || mark == 0) return false;
  const auto stop = question.find_last_of(".!", mark - 1);
  const auto last = first_words(stop == std::string::npos ? question : question.substr(stop + 1));
  return !starts_with_any(last, {"pourquoi", "comment", "quel", "quelle", "quels", "quelles", "qui", "que", "qu'", "ou",
                                 "quand", "combien", "a quoi", "de quoi", "lequel", "d'ou", "a qui"});
}

bool asks_why(const std::string& question) { return plainly(question).find("pourquoi") != std::string::npos; }

}  // namespace propos
