#include "indexer/cut/lines.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

constexpr std::size_t longest_line = 1200;  ///< bytes; nothing longer is looked at
constexpr std::size_t no_word = static_cast<std::size_t>(-1);

using Words = std::vector<std::string>;

template <std::size_t N>
bool is_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool begins_with_one(std::string_view word, const std::array<std::string_view, N>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto b) { return word.starts_with(b); });
}

template <std::size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return text.find(part) != std::string_view::npos; });
}

/// The folded words of a line; an elided article is a word (`l'entretien`), a colon or © one of its own.
Words words_of(const std::string& text) {
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const auto plain = plainly(text);
  for (std::size_t at = 0; at < plain.size();) {
    const auto before = at;
    const auto c = next_code_point(plain, at);
    if (is_word_character(c)) {
      word.append(plain, before, at - before);
      continue;
    }
    if (c == '\'' && !word.empty()) word += '\'';
    if (c == '-' && !word.empty() && at < plain.size()) {
      word += '-';
      continue;
    }
    end_word();
    if (c == ':') words.emplace_back(":");
    if (c == 0xA9) words.emplace_back("©");
  }
  end_word();
  return words;
}

template <std::size_t N>
bool hold_one(const Words& words, const std::array<std::string_view, N>& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return is_one(word, wanted); });
}

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

/// "Photos : …", "Crédit photo …", "Interview par …", "Traduit de …", "© …", "Par Prénom Nom".
bool is_short_credit(const Words& words, const std::string& text) {
  constexpr std::size_t most_words = 16;
  static constexpr std::array<std::string_view, 12> alone = {
      "recueilli par", "recueillis par", "realise par", "traduit d",   "traduite d",   "traduit par",
      "traduits d",    "tous droits",    "all rights",  "translated ", "interview by", "photo by"};
  if (words.empty()) return false;
  constexpr std::size_t most_words_alone = 40;
  auto line = words[0];
  for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 4); ++i) line += ' ' + words[i];
  if (begins_with_one(line, alone)) return words.size() <= most_words_alone;
  if (words[0] == "©" || words[0] == "copyright" || collapse_space(text).starts_with("(c) "))
    return words.size() <= most_words_alone;
  if (words.size() > most_words || words.size() < 2) return false;
  if (names_picture(words[0]) && std::find(words.begin(), words.end(), "©") != words.end()) return true;
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

/// Without what frames a line: dashes, brackets, a label that ends in ` : ` or ` — `.
std::string unframed(const std::string& text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto before = at;
    const auto c = next_code_point(text, at);
    if (is_word_character(c) || c == 0xA9 || c == 0xAB) {
      begin = before;
      break;
    }
  }
  return text.substr(begin);
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

bool is_first_person(const std::string& text) {
  static constexpr std::array<std::string_view, 14> pronouns = {"je",  "j'",   "me",    "m'",  "moi", "mon", "ma",
                                                                "mes", "nous", "notre", "nos", "i",   "we",  "my"};
  // What is quoted is said by somebody else, or is a title.
  std::string unquoted;
  for (std::size_t at = 0; at < std::min(text.size(), 4 * longest_line);) {
    const auto open = std::min(text.find("«", at), text.size());
    const auto close = text.find("»", open);
    unquoted += text.substr(at, open - at);
    at = close == std::string::npos ? text.size() : close;
    if (close == std::string::npos) unquoted += text.substr(open);
  }
  return hold_one(words_of(unquoted), pronouns);
}

bool is_credit(const std::string& text) {
  constexpr std::size_t most_words = 45;
  if (text.empty() || text.size() > longest_line || text.ends_with('?')) return false;
  const auto line = unframed(text);
  const auto words = words_of(line);
  if (words.size() > most_words || is_first_person(line)) return false;
  if (is_short_credit(words, line)) return true;
  if (words.size() >= 3 && words[0] == "par" && is_name(line.substr(std::min<std::size_t>(4, line.size()))))
    return !line.ends_with('.');
  const auto making = making_of(words);
  if (making.participle == no_word) return false;
  // "Le texte écrit par Duras" may be said by anybody, "Cet entretien a été réalisé" by nobody who answers.
  return making.determined ? making.sentence : true;
}

bool is_closing_credit(const std::string& text) {
  if (!is_credit(text)) return false;
  const auto words = words_of(unframed(text));
  return !names_picture(words.front()) || words.size() > 2 * 6;
}

bool is_credit_sentence(const std::string& text) {
  if (text.size() > longest_line) return false;
  const auto words = words_of(unframed(text));
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
  const auto words = words_of(text);
  return std::any_of(words.begin(), words.end(), [](const auto& word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
           word.find_first_not_of("0123456789") == std::string::npos;
  });
}

bool announces(const std::string& text) {
  constexpr std::size_t most_words = 40;
  if (text.size() > longest_line || is_first_person(text) || count_words(text) > most_words) return false;
  const auto plain = plainly(unframed(text));
  static constexpr std::array<std::string_view, 9> openings = {
      "retrouvez ",  "retrouver ", "rendez-vous ",        "plus d'info",     "a decouvrir ",
      "pour suivre", "suivez ",    "pour en savoir plus", "informations et "};
  static constexpr std::array<std::string_view, 4> places = {"http", "www.", ".fr", ".com"};
  const bool dated = plain.find_first_of("0123456789") != std::string::npos;
  return begins_with_one(plain, openings) && (dated || holds_one(plain, places));
}

bool titles_publisher(const std::string& text) {
  constexpr std::size_t longest = 80;  // bytes
  if (text.size() > longest || text.ends_with('?')) return false;
  static constexpr std::array<std::string_view, 8> openings = {
      "a propos de ", "a propos du ", "a propos des ", "a propos d'", "contact", "contacts", "about ", "mentions"};
  return begins_with_one(plainly(unframed(text)), openings);
}

bool is_singular_first_person(const std::string& text) {
  static constexpr std::array<std::string_view, 8> pronouns = {"je", "j'", "m'", "moi", "mon", "ma", "mes", "i"};
  return hold_one(words_of(text.substr(0, 4 * longest_line)), pronouns);
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
