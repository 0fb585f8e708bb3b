#include "indexer/cut/names.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "common/tokens.hpp"
#include "indexer/cut/labels.hpp"

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

bool is_particle(const std::string& folded) {
  static constexpr std::array<std::string_view, 12> words = {"de",  "du", "la", "le", "von", "van",
                                                             "der", "di", "da", "el", "ben", "al"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

struct Word {
  std::size_t begin, end;
  std::string folded;
  bool capital;
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
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
bool adjacent(const std::string& text, const Word& a, const Word& b) {
  return collapse_space(std::string_view(text).substr(a.end, b.begin - a.end)).empty() && b.begin > a.end;
}

struct Found {
  std::string name;
  std::size_t begin, end;
};

std::vector<Found> find_names(const std::string& text) {
  const auto words = words_of(text);
  std::vector<Found> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital || names_no_person(words[i].folded)) continue;
    std::size_t last = i;
    std::size_t capitals = 1;
    for (std::size_t j = i + 1; j < words.size() && j < i + 6 && adjacent(text, words[j - 1], words[j]); ++j) {
      if (words[j].capital && !names_no_person(words[j].folded)) {
        last = j;
        ++capitals;
      } else if (!is_particle(words[j].folded)) {
        break;
      }
    }
    if (capitals >= 2 && words[i].folded.size() > 1)
      names.push_back({text.substr(words[i].begin, words[last].end - words[i].begin), words[i].begin, words[last].end});
    i = last;
  }
  return names;
}

/// How much what stands around a name presents a person.
int presentation(const std::string& text, const Found& found) {
  int score = 0;
  const auto after = fold(text.substr(found.end, 24));
  for (const std::string_view sign :
       {" est ", ", ", " dirige", " enseigne", " travaille", " preside", " (", " a ", " sont ", " et "})
    if (after.starts_with(sign)) score += 2;
  const auto from = found.begin > 24 ? found.begin - 24 : 0;
  auto start = from;
  while (start < found.begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  const auto before = fold(text.substr(start, found.begin - start));
  for (const std::string_view sign : {"avec ", "rencontre ", "entretien avec ", "interroge "})
    if (before.ends_with(sign)) score += 2;
  // Who wrote it down, and where somebody was born or works ("à", folded).
  for (const std::string_view sign : {"par ", " a "})
    if (before.ends_with(sign)) score -= 4;
  return score;
}

}  // namespace

std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (auto& found : find_names(text))
    if (std::find(names.begin(), names.end(), found.name) == names.end()) names.push_back(std::move(found.name));
  return names;
}

std::string interviewee(const std::string& title, const std::string& introduction,
                        const std::vector<std::string>& authors) {
  std::string best;
  int best_score = 0;
  const auto folded_title = fold(title);
  int order = 0;
  for (const auto& found : find_names(introduction)) {
    if (std::any_of(authors.begin(), authors.end(), [&](const std::string& a) { return stands_for(found.name, a); }))
      continue;
    int score = 3 + presentation(introduction, found) - std::min(order++, 3);
    if (folded_title.find(fold(found.name)) != std::string::npos) score += 6;
    if (score > best_score) {
      best_score = score;
      best = found.name;
    }
  }
  if (!best.empty()) return best;
  for (const auto& name : names_in(title))
    if (std::none_of(authors.begin(), authors.end(), [&](const std::string& a) { return stands_for(name, a); }))
      return name;
  return {};
}

}  // namespace propos
