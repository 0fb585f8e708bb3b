#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/line_words.hpp"
#include "indexer/cut/lines.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

/// The capitalised words at the beginning, with particles between: "Anne de La Tour"; empty when there are not two.
std::string_view leading_name(std::string_view text) {
  static constexpr std::array<std::string_view, 7> particles = {"de", "du", "des", "la", "le", "van", "von"};
  std::size_t end = 0;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < text.size() && words < 6;) {
    const auto stop = std::min(text.find_first_of(" ,(\n", begin), text.size());
    const auto word = text.substr(begin, stop - begin);
    if (word.empty()) break;
    std::size_t at = 0;
    const bool capital = is_upper(next_code_point(word, at));
    if (capital) {
      ++words;
      end = stop;
    } else if (!is_one(word, particles) && !word.starts_with("d’") && !word.starts_with("d'")) {
      break;
    }
    if (stop == text.size() || text[stop] != ' ') break;
    begin = stop + 1;
  }
  return words >= 2 ? text.substr(0, end) : std::string_view();
}

/// What a biography says of its person right behind the name.
bool says_who(std::string_view rest) {
  const auto plain = ' ' + plainly(std::string(rest.substr(0, 160)));
  static constexpr std::array<std::string_view, 17> verbs = {
      " est ",    " etait ",  " vit ",  " dirige ", " enseigne ", " travaille ", " vient de ",   " a publi", " a ecrit",
      " a fonde", " publie ", " est, ", " is ",     " has ",      " lives ",     " a notamment", " exerce "};
  if (begins_with_one(plain, verbs)) return true;
  static constexpr std::array<std::string_view, 8> appositions = {" , ne ",  " , nee ",  " (ne ",  " (nee ",
                                                                  " ne en ", " nee en ", " ne a ", " nee a "};
  if (begins_with_one(plain, appositions)) return true;
  // "Prénom Nom, historienne, est l'autrice de …"
  return (plain.starts_with(" , ") || plain.starts_with(" ,") || plain.starts_with(" (")) && holds_one(plain, verbs);
}

bool is_digit_at(const std::string& text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "20 h", "15h30".
bool holds_hour(const std::string& plain) {
  for (auto at = plain.find('h'); at != std::string::npos; at = plain.find('h', at + 1)) {
    const auto before = at > 0 && plain[at - 1] == ' ' ? at - 1 : at;
    const bool word = at + 1 >= plain.size() || is_digit_at(plain, at + 1) ||
                      !is_word_character(static_cast<unsigned char>(plain[at + 1]));
    if (before > 0 && is_digit_at(plain, before - 1) && word) return true;
  }
  return false;
}

/// "25 juin", "23/03".
bool holds_day(const std::string& plain) {
  static constexpr std::array<std::string_view, 12> months = {" janvier",   " fevrier", " mars",     " avril",
                                                              " mai",       " juin",    " juillet",  " aout",
                                                              " septembre", " octobre", " novembre", " decembre"};
  for (const auto month : months)
    if (const auto at = plain.find(month); at != std::string::npos && at > 0 && is_digit_at(plain, at - 1)) return true;
  for (auto at = plain.find('/'); at != std::string::npos; at = plain.find('/', at + 1))
    if (at > 0 && is_digit_at(plain, at - 1) && is_digit_at(plain, at + 1)) return true;
  return false;
}

std::string without_label(const std::string& text) {
  constexpr std::size_t longest_label = 40;
  for (const std::string_view mark : {" : ", "\u00A0: ", "\u202F: ", ": ", " — ", " – "}) {
    const auto at = text.find(mark);
    if (at != std::string::npos && at <= longest_label) return text.substr(at + mark.size());
  }
  return text;
}

}  // namespace

bool is_first_person(const std::string& whole) {
  const auto text = whole.substr(0, 4 * longest_line);
  static constexpr std::array<std::string_view, 14> pronouns = {"je",  "j'",   "me",    "m'",  "moi", "mon", "ma",
                                                                "mes", "nous", "notre", "nos", "i",   "we",  "my"};
  // What is quoted is said by somebody else, or is a title.
  std::string unquoted;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = std::min(text.find("«", at), text.size());
    const auto close = text.find("»", open);
    unquoted += text.substr(at, open - at);
    at = close == std::string::npos ? text.size() : close;
    if (close == std::string::npos) unquoted += text.substr(open);
  }
  return hold_one(words_of_line(unquoted), pronouns);
}

bool tells_publication(const std::string& text) {
  constexpr std::size_t most_words = 140;
  if (text.empty() || text.size() > 2 * longest_line || text.ends_with('?')) return false;
  const auto plain = plainly(unframed(text));
  if (plain.starts_with("©") || plain.starts_with("(c) ") || plain.starts_with("copyright")) return true;
  if (count_words(text) > most_words || is_first_person(text)) return false;
  static constexpr std::array<std::string_view, 13> this_text = {
      "ci-dessus",   "cet entretien",     "cette interview", "ce texte",   "cet article", "l'entretien", "l'interview",
      "une version", "version integrale", "version longue",  "un extrait", "» est ",      "» a "};
  static constexpr std::array<std::string_view, 17> published = {" paru ",
                                                                 " paru(",
                                                                 "est parue",
                                                                 "ete publie",
                                                                 "est publie",
                                                                 "est republie",
                                                                 "initialement",
                                                                 "publie pour la premiere",
                                                                 "publiee pour la premiere",
                                                                 "avec la permission",
                                                                 "aimable autorisation",
                                                                 "avec l'autorisation",
                                                                 "ete traduit",
                                                                 "reproduit avec",
                                                                 "est extrait",
                                                                 "est tire d",
                                                                 "republie"};
  if (holds_one(plain, this_text) && holds_one(plain, published)) return true;
  static constexpr std::array<std::string_view, 26> openings = {
      "entretien paru",   "interview parue",   "article paru",         "texte paru",      "article publie",
      "entretien publie", "interview publiee", "texte publie",         "publie le ",      "publie dans",
      "paru dans",        "mis a jour le",     "premiere publication", "source :",        "sources :",
      "reference :",      "references :",      "dernier ouvrage",      "dernier livre",   "derniers ouvrages",
      "a lire :",         "bibliographie :",   "pour en savoir plus",  "site internet :", "site web :",
      "en savoir plus"};
  return begins_with_one(plain, openings);
}

bool is_editors_note(const std::string& text) {
  if (text.size() > 2 * longest_line) return false;
  static constexpr std::array<std::string_view, 8> openings = {
      "ndlr",           "n.d.l.r",           "nda :",     "note de la redaction", "note de l'editeur",
      "note du traduc", "note de la traduc", "n. d. l. r"};
  return begins_with_one(plainly(unframed(text)), openings);
}

bool is_numbered_note(const std::string& text) {
  if (text.empty() || text.size() > longest_line || is_first_person(text)) return false;
  if (text.starts_with("(*) ") || text.starts_with("[*] ")) return true;
  std::size_t at = text.front() == '[' || text.front() == '(' ? 1 : 0;
  const auto digits = at;
  while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) ++at;
  if (at == digits || at - digits > 3 || at == text.size()) return false;
  if (text.front() == '[') return text[at] == ']';
  if (text[at] != '.' && text[at] != ')') return false;
  static constexpr std::array<std::string_view, 9> references = {" cf. ", " cf ",  " voir ", " ibid", " op. cit",
                                                                 " p. ",  " pp. ", "http",   " idem"};
  return holds_one(plainly(text), references);
}

bool lists_book(const std::string& text) {
  constexpr std::size_t most_words = 60;
  if (text.size() > longest_line || is_first_person(text) || count_words(text) > most_words) return false;
  auto plain = plainly(text);
  while (plain.ends_with('.') || plain.ends_with(')') || plain.ends_with(' ')) plain.pop_back();
  static constexpr std::array<std::string_view, 5> ends = {"€", "euros", " p", "pages", " pp"};
  const bool ends_as_list = std::any_of(ends.begin(), ends.end(), [&](auto end) { return plain.ends_with(end); });
  if (!ends_as_list && plain.find("isbn") == std::string::npos) return false;
  if (std::count(plain.begin(), plain.end(), ',') < 2) return false;
  const auto words = words_of_line(text);
  return std::any_of(words.begin(), words.end(), [](const auto& word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           word.find_first_not_of("0123456789") == std::string::npos;
  });
}

bool announces(const std::string& text) {
  constexpr std::size_t most_words = 40;
  if (text.size() > longest_line || is_first_person(text) || count_words(text) > most_words) return false;
  const auto plain = plainly(unframed(text));
  static constexpr std::array<std::string_view, 14> openings = {
      "voir la video",       "voir l'",         "ecouter ",    "ecoutez ",     "regarder ",   "retrouvez ",
      "retrouver ",          "rendez-vous ",    "plus d'info", "a decouvrir ", "pour suivre", "suivez ",
      "pour en savoir plus", "informations et "};
  static constexpr std::array<std::string_view, 12> addresses = {
      "contact :",   "contacts :", "site :",     "site internet :", "site web :", "facebook :",
      "instagram :", "twitter :",  "linkedin :", "mail :",          "e-mail :",   "email :"};
  if (begins_with_one(plain, addresses)) return true;
  static constexpr std::array<std::string_view, 4> places = {"http", "www.", ".fr", ".com"};
  const bool dated = plain.find_first_of("0123456789") != std::string::npos;
  return begins_with_one(plain, openings) && (dated || holds_one(plain, places));
}

bool tells_occasion(const std::string& text) {
  constexpr std::size_t most_words = 45;
  if (text.size() > longest_line || text.ends_with('?') || is_first_person(text) || count_words(text) > most_words)
    return false;
  const auto plain = plainly(text);
  static constexpr std::array<std::string_view, 6> to_be_had = {" disponible", " en librairie",  " en vente",
                                                                " en salle",   " dans les bacs", " a commander"};
  static constexpr std::array<std::string_view, 3> verbs = {"» est ", "» sera ", "» sort "};
  if (text.starts_with("«") && holds_one(plain, verbs) && holds_one(plain, to_be_had)) return true;
  return holds_hour(plain) && holds_day(plain);
}

bool thanks_others(const std::string& text) {
  const auto words = words_of_line(text.substr(0, 100));
  static constexpr std::array<std::string_view, 8> spoken_to = {"vous", "toi", "tous", "toutes",
                                                                "te",   "t'",  "lui",  "eux"};
  if (words.size() < 3) return false;
  const bool thanks = (words[0] == "nous" && words[1] == "remercions") || (words[0] == "merci" && words[1] == "a");
  return thanks && !is_one(words[2], spoken_to);
}

bool titles_publisher(const std::string& text) {
  constexpr std::size_t longest = 80;  // bytes
  if (text.size() > longest || text.ends_with('?')) return false;
  static constexpr std::array<std::string_view, 8> openings = {
      "a propos de ", "a propos du ", "a propos des ", "a propos d'", "contact", "contacts", "about ", "mentions"};
  return begins_with_one(plainly(unframed(text)), openings);
}

bool titles_programme(const std::string& heading) {
  static constexpr std::array<std::string_view, 14> signs = {
      "podcast",  "abonne", "programme", "emission",       "newsletter", "episode",  "magazine",
      "la revue", "numero", "dossier",   "en savoir plus", "a propos",   "retrouve", "ecoutez"};
  return holds_one(plainly(heading.substr(0, longest_line)), signs);
}

bool is_singular_first_person(const std::string& text) {
  static constexpr std::array<std::string_view, 8> pronouns = {"je", "j'", "m'", "moi", "mon", "ma", "mes", "i"};
  return hold_one(words_of_line(text.substr(0, 4 * longest_line)), pronouns);
}

bool is_thanks(const std::string& text) {
  constexpr std::size_t most_words = 45;
  constexpr std::size_t few_words = 8;
  if (text.size() > longest_line || text.ends_with('?')) return false;
  const auto plain = plainly(unframed(without_label(text)));
  static constexpr std::array<std::string_view, 15> openings = {
      "merci",           "un grand merci", "un immense merci",
      "mille merci",     "grand merci",    "encore merci",
      "je vous remerci", "je te remerci",  "nous vous remerci",
      "on vous remerci", "on te remerci",  "nous remercions",
      "thank you",       "thanks",         "tous nos remerciements"};
  if (!begins_with_one(plain, openings)) return false;
  static constexpr std::array<std::string_view, 14> occasions = {
      "entretien", "interview", "votre temps", "ton temps", "reponse",   "repondre",   "disponib",
      "accueil",   "echange",   "recu",        "accorde",   "confiance", "temoignage", "conversation"};
  const auto words = count_words(plain);
  return words <= few_words || (words <= most_words && holds_one(plain, occasions));
}

bool presents(const std::string& text, const std::vector<std::string>& names) {
  if (text.ends_with('?') || is_first_person(text)) return false;
  const auto line = unframed(text);
  const auto plain = plainly(line.substr(0, 400));
  for (const auto& name : names) {
    if (name.find(' ') == std::string::npos) continue;
    const auto folded = plainly(name);
    if (!plain.starts_with(folded)) continue;
    const auto leading = leading_name(line);
    const auto size = leading.empty() ? name.size() : leading.size();
    if (size <= line.size() && says_who(std::string_view(line).substr(size))) return true;
  }
  static constexpr std::array<std::string_view, 8> authors = {
      "l'auteur est",          "l'autrice est",    "l'auteure est", "a propos de l'auteur",
      "a propos de l'autrice", "les auteurs sont", "les auteurs :", "l'auteur :"};
  return begins_with_one(plain, authors);
}

bool presents_somebody(const std::string& text) {
  if (text.ends_with('?') || is_first_person(text)) return false;
  const auto line = unframed(text);
  const auto name = leading_name(line);
  return !name.empty() && says_who(std::string_view(line).substr(name.size()));
}

bool goes_on_presenting(const std::string& text) {
  if (text.ends_with('?') || is_first_person(text)) return false;
  static constexpr std::array<std::string_view, 16> openings = {
      "il est ",   "elle est ",    "il a ",       "elle a ",       "il vit ",    "elle vit ",
      "il dirige", "elle dirige",  "il enseigne", "elle enseigne", "auteur de ", "autrice de ",
      "dernier",   "ses derniers", "son dernier", "parmi ses"};
  return begins_with_one(plainly(unframed(text).substr(0, 200)), openings);
}

}  // namespace propos
