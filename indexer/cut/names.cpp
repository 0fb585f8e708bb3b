#include "indexer/cut/names.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "common/stopwords.hpp"
#include "common/text.hpp"
#include "common/tokens.hpp"
#include "common/word_lists.hpp"
#include "indexer/cut/labels.hpp"
#include "indexer/cut/openings.hpp"

namespace propos {
namespace {

/// Words that begin or stand in names of institutions, places and works, folded.
bool names_no_person(const std::string& folded) {
  static constexpr std::array<std::string_view, 63> words = {
      "universite",    "institut", "ecole",       "commission",  "union",     "europe",       "europeenne",
      "france",        "paris",    "conseil",     "ministere",   "banque",    "organisation", "etats",
      "unis",          "centre",   "fondation",   "association", "parlement", "assemblee",    "senat",
      "republique",    "mer",      "chine",       "amerique",    "afrique",   "asie",         "nations",
      "cour",          "college",  "laboratoire", "agence",      "fonds",     "comite",       "revue",
      "monde",         "ligue",    "academie",    "musee",       "hopital",   "chu",          "centrale",
      "polytechnique", "sciences", "po",          "maison",      "societe",   "groupe",       "federation",
      "saint",         "sainte",   "new",         "silicon",     "open",      "etat",         "premier",
      "bonne",         "nouvelle", "haute",       "prix",        "traite",    "guerre",       "code"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// Words that may open a sentence with a capital before a name.
bool opens_sentence(const std::string& folded) {
  static constexpr std::array<std::string_view, 34> words = {
      "bonjour", "bonsoir",   "merci",  "salut",   "cher",  "chere",     "monsieur",  "madame",    "mme",
      "selon",   "avec",      "pour",   "chez",    "apres", "avant",     "quand",     "lorsque",   "comme",
      "depuis",  "notre",     "votre",  "mais",    "et",    "entretien", "interview", "rencontre", "portrait",
      "photo",   "questions", "propos", "traduit", "grand", "invitee",   "invite"};
  return std::find(words.begin(), words.end(), folded) != words.end() || is_stop_word(folded, folded);
}

/// Words that name places, but are names of people behind a first name as well: `Lilas Mer`.
bool may_be_last_name(const std::string& folded) { return folded == "mer" || folded == "maison"; }

bool is_particle(const std::string& folded) {
  static constexpr std::array<std::string_view, 12> words = {"de",  "du", "la", "le", "von", "van",
                                                             "der", "di", "da", "el", "ben", "al"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

struct NameWord {
  std::size_t begin, end;
  std::string folded;
  bool capital;
};

std::vector<NameWord> capital_words_of(const std::string& text) {
  std::vector<NameWord> words;
  for (const auto& token : tokenize(text)) {
    if (token.kind == TokenKind::joined) continue;
    std::size_t at = token.begin;
    const bool capital = is_upper(next_code_point(text, at));
    // Parts of a hyphenated name are one word.
    if (!words.empty() && words.back().end + 1 == token.begin && text[words.back().end] == '-') {
      words.back().end = token.end;
      words.back().folded += '-' + token.folded;
    } else {
      words.push_back({token.begin, token.end, token.folded, capital && token.kind == TokenKind::word});
    }
  }
  return words;
}

/// Only one ordinary or no-break space between two words.
bool adjacent(const std::string& text, const NameWord& a, const NameWord& b) {
  const auto gap = std::string_view(text).substr(a.end, b.begin - a.end);
  return !gap.empty() && gap.find('\n') == std::string_view::npos && collapse_space(gap).empty();
}

/// Rubrics are written in capitals only.
bool has_lower_case(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_lower(next_code_point(text, at))) return true;
  return false;
}

struct Found {
  std::string name;
  std::size_t begin, end;
};

std::vector<Found> find_names(const std::string& text) {
  const auto words = capital_words_of(text);
  std::vector<Found> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital || names_no_person(words[i].folded) || opens_sentence(words[i].folded)) continue;
    std::size_t last = i;
    std::size_t capitals = 1;
    for (std::size_t j = i + 1; j < words.size() && j < i + 6 && adjacent(text, words[j - 1], words[j]); ++j) {
      const bool last_name = j == i + 1 && !is_particle(words[i].folded) && may_be_last_name(words[j].folded);
      if (words[j].capital && (last_name || !names_no_person(words[j].folded))) {
        last = j;
        ++capitals;
      } else if (!is_particle(words[j].folded)) {
        break;
      }
    }
    const auto whole = std::string_view(text).substr(words[i].begin, words[last].end - words[i].begin);
    if (capitals >= 2 && words[i].folded.size() > 1 && has_lower_case(whole))
      names.push_back({text.substr(words[i].begin, words[last].end - words[i].begin), words[i].begin, words[last].end});
    i = last;
  }
  return names;
}

/// The folded words that stand before byte `end`, at most `most` bytes of them.
std::string folded_before(const std::string& text, std::size_t end, std::size_t most) {
  auto start = end > most ? end - most : 0;
  while (start < end && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  return ' ' + plainly(text.substr(start, end - start)) + ' ';
}

bool ends_with_any(const std::string& text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

/// Whether these words lead to the name of who is interviewed; up to six words of a function may stand between:
/// "entretien avec l’historienne ".
bool leads_to_guest(const std::string& before) {
  constexpr std::size_t longest_function = 48;
  for (const std::string_view lead :
       {"entretien avec ", "interview avec ", "interview de ",    "interview d'",    "questions a ",
        "question a ",     "questions pour ", "rencontre avec ",  "rencontrer ",     "conversation avec ",
        "dialogue avec ",  "echange avec ",   "discussion avec ", "posee a ",        "posees a ",
        "interroge ",      "interrogeons ",   "recevons ",        "accueillons ",    "recu ",
        "invite ",         "invitee ",        "consacree a ",     "parole a ",       "bonjour ",
        "debat entre ",    "entretien : ",    "interview : ",     "l'interview de ", "echange entre ",
        "portrait de ",    "interviewe ",     "entretien de "}) {
    const auto at = before.rfind(lead);
    if (at == std::string::npos) continue;
    const auto between = std::string_view(before).substr(at + lead.size());
    if (between.size() <= longest_function && between.find_first_of(".:;!?,") == std::string_view::npos &&
        between.find(" par ") == std::string_view::npos && !between.starts_with("par "))
      return true;
  }
  return false;
}

/// How much what stands around a name presents a person.
int presentation(const std::string& text, const Found& found) {
  const auto before = folded_before(text, found.begin, 90);
  // Who wrote it down or took the picture, and where somebody was born or works ("à", folded).
  if (ends_with_any(before, {"par ", "photo ", "photos ", "photo : ", "photos : ", "(c) ", "© ", "credit : ",
                             "credits : ", "texte : ", "illustration ", "illustrations : ", "traduction : "}))
    return -9;
  if (leads_to_guest(before)) return 8;
  int score = 0;
  const auto after = fold(text.substr(found.end, 24));
  for (const std::string_view sign :
       {" est ", ", ", " dirige", " enseigne", " travaille", " preside", " (", " a ", " sont ", " et "})
    if (after.starts_with(sign)) score += 2;
  if (before.ends_with("avec ")) score += 2;
  if (ends_with_any(before, {" a ", " au ", " de ", " du ", " chez ", " prix ", " rue ", " selon "})) score -= 4;
  return score;
}

/// Two guests: "entretien avec A et B".
std::string with_second_guest(const std::string& text, const std::vector<Found>& found, std::size_t first) {
  if (first + 1 >= found.size()) return {};
  const auto& a = found[first];
  const auto& b = found[first + 1];
  const auto between = plainly(text.substr(a.end, b.begin - a.end));
  return between == "et" ? a.name + ", " + b.name : std::string();
}

/// `ANNE MER` -> `Anne Mer`; what has lower case stays.
std::string in_title_case(const std::string& name) {
  if (has_lower_case(name)) return name;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const auto begin = at;
    next_code_point(name, at);
    const auto letter = name.substr(begin, at - begin);
    out += out.empty() || out.back() == ' ' || out.back() == '-' ? letter : lower(letter);
  }
  return out;
}

bool is_author(const std::string& name, const std::vector<std::string>& authors) {
  return std::any_of(authors.begin(), authors.end(), [&](const auto& author) { return stands_for(name, author); });
}

}  // namespace

std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (auto& found : find_names(text))
    if (std::find(names.begin(), names.end(), found.name) == names.end()) names.push_back(std::move(found.name));
  return names;
}

Guest interviewee(const std::string& title, const std::string& introduction, const std::vector<std::string>& authors) {
  constexpr int sure = 8;  // of presentation(): the words lead to who is interviewed
  Guest best;
  int best_score = 0;
  const auto weigh = [&](const std::string& text, const std::string& source, int bonus) {
    const auto found = find_names(text);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const int presented = presentation(text, found[i]);
      if (presented < sure && is_author(found[i].name, authors)) continue;
      const bool in_both = source == "introduction" && fold(title).find(fold(found[i].name)) != std::string::npos;
      const int score = bonus + presented - std::min(static_cast<int>(i), 3) + (in_both ? 6 : 0);
      if (score <= best_score) continue;
      best_score = score;
      const auto both = presented >= sure ? with_second_guest(text, found, i) : std::string();
      best = {both.empty() ? found[i].name : both, source, score >= 8 ? 0.9 : score >= 4 ? 0.7 : 0.5};
    }
  };
  weigh(introduction, "introduction", 3);
  weigh(title, "title", 2);
  return best;
}

std::string greeted_by_first_name(const std::string& question, const std::string& title,
                                  const std::string& introduction) {
  static constexpr std::array<std::string_view, 7> greetings = {"bonjour", "bonsoir", "salut", "hello",
                                                                "cher",    "chere",   "merci"};
  const auto words = capital_words_of(question.substr(0, 80));
  if (words.empty()) return {};
  const bool greets = is_one(words[0].folded, greetings) && words.size() > 1;
  const auto& first = words[greets ? 1 : 0];
  if (!first.capital || (!greets && !question.substr(first.end).starts_with(','))) return {};
  for (const auto* text : {&title, &introduction}) {
    const auto named = capital_words_of(*text);
    for (std::size_t i = 0; i + 1 < named.size(); ++i) {
      const bool last_name = named[i + 1].capital && adjacent(*text, named[i], named[i + 1]);
      if (named[i].folded == first.folded && last_name && !names_no_person(named[i + 1].folded))
        return in_title_case(text->substr(named[i].begin, named[i + 1].end - named[i].begin));
    }
  }
  return {};
}

KnownPeople known_people(const Post& post, const std::vector<Block>& blocks) {
  constexpr std::size_t longest = 4000;
  std::string introduction;
  for (const auto& block : blocks) {
    if (!block.dropped.empty() || block.kind == BlockKind::caption) continue;
    const auto label = possible_label(block);
    if (introduction.size() > longest || asks(block.text) || (label && !label->loose)) break;
    introduction += block.text + '\n';
  }
  KnownPeople known;
  known.named = names_in(post.title + '\n' + introduction);
  known.askers = post.authors;
  if (!post.site.empty()) known.askers.push_back(post.site);
  return known;
}

}  // namespace propos
