#include "common/stem.hpp"

#include <algorithm>
#include <array>

#include "common/irregular.hpp"
#include "common/ordinals.hpp"

namespace propos {
namespace {

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool has_vowel(std::string_view w) { return std::any_of(w.begin(), w.end(), vowel); }
bool letters(std::string_view w) {
  return std::all_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// An ending, what stands for it, and how many letters must remain before it.
struct StemEnding {
  std::string_view from, to;
  std::size_t keep;
};

// Endings once plural and final e are gone, longest first.
constexpr std::array<StemEnding, 49> kEndings{{
    {"evraient", "ev", 1}, {"issaient", "i", 3}, {"eraient", "", 3}, {"iraient", "i", 3}, {"draient", "dr", 2},
    {"evrait", "ev", 1},   {"evront", "ev", 1},  {"issait", "i", 3}, {"issant", "i", 3},  {"issent", "i", 3},
    {"drait", "dr", 2},    {"dront", "dr", 2},   {"erait", "", 3},   {"eront", "", 3},    {"irait", "i", 3},
    {"iront", "i", 3},     {"evrez", "ev", 1},   {"issez", "i", 3},  {"isson", "i", 3},   {"erion", "", 3},
    {"erent", "", 3},      {"aient", "", 3},     {"eriez", "", 3},   {"drez", "dr", 2},   {"erez", "", 3},
    {"eron", "", 5},       {"iron", "i", 4},     {"ison", "is", 4},  {"geon", "g", 3},    {"evra", "ev", 1},
    {"erai", "", 3},       {"tric", "teu", 2},   {"tiez", "t", 3},   {"viez", "v", 2},    {"iss", "i", 3},
    {"ait", "", 4},        {"dra", "dr", 3},     {"era", "", 3},     {"ira", "i", 4},     {"ent", "", 4},
    {"eus", "eu", 3},      {"eur", "eu", 3},     {"ez", "", 3},      {"er", "", 3},       {"ir", "i", 3},
    {"ee", "", 3},         {"e", "", 3},         {"aux", "al", 2},   {"iv", "if", 2},
}};

// What stands before "ons" in verbs and seldom in nouns: by the ending alone, votons and boutons are alike.
constexpr std::array<StemEnding, 50> kVerbTails{{
    {"oy", "", 1},    {"uy", "", 2},   {"ort", "", 1},  {"ent", "", 3}, {"est", "", 3},  {"ist", "", 2},
    {"ult", "", 2},   {"ett", "", 1},  {"crut", "", 0}, {"cut", "", 2}, {"but", "", 2},  {"pt", "", 2},
    {"ct", "", 2},    {"os", "", 2},   {"us", "", 2},   {"ens", "", 1}, {"ers", "", 1},  {"end", "", 2},
    {"mand", "", 2},  {"gard", "", 2}, {"cord", "", 2}, {"erd", "", 1}, {"u", "", 2},    {"pren", "", 0},
    {"ven", "", 2},   {"ten", "", 2},  {"onn", "", 1},  {"uv", "", 2},  {"ev", "", 1},   {"iv", "", 1},
    {"erv", "", 1},   {"arl", "", 1},  {"voul", "", 0}, {"ul", "", 3},  {"ppel", "", 1}, {"vel", "", 3},
    {"vaill", "", 3}, {"orm", "", 1},  {"irm", "", 2},  {"omm", "", 1}, {"im", "", 3},   {"ffr", "", 1},
    {"uvr", "", 1},   {"ontr", "", 1}, {"anc", "", 2},  {"onc", "", 2}, {"enc", "", 2},  {"erc", "", 1},
    {"orc", "", 1},   {"plac", "", 0},
}};

// What stands before the "t" of choisit, finit, and not of credit, profit, petit.
constexpr std::array<std::string_view, 15> kPresents{"isi", "ssi", "ni",  "bli", "pli", "sti", "nti", "rti",
                                                     "gi",  "chi", "ahi", "rci", "uci", "ubi", "urri"};

// Stems of infinitives and futures, and the "ent" that is left of presenter, as their family has them.
constexpr std::array<StemEnding, 8> kVerbStems{{
    {"prendr", "pren", 0},
    {"prend", "pren", 0},
    {"endr", "end", 1},
    {"ondr", "ond", 1},
    {"erdr", "erd", 1},
    {"mettr", "mett", 0},
    {"battr", "batt", 0},
    {"ent", "", 4},
}};

bool replace(std::string& w, const StemEnding& e) {
  if (!w.ends_with(e.from) || w.size() < e.from.size() + e.keep) return false;
  const auto before = std::string_view(w).substr(0, w.size() - e.from.size());
  if (!has_vowel(before) && !has_vowel(e.to)) return false;
  w.replace(before.size(), e.from.size(), e.to);
  return true;
}

void singular(std::string& w) {
  if (w.ends_with("vers")) return;  // univers, divers
  if (w.ends_with("eaux") || w.ends_with("yaux")) w.pop_back();
  else if (w.size() >= 5 && w.ends_with("aux")) w.replace(w.size() - 2, 2, "l");
  else if (w.ends_with("eux") || w.ends_with("oux")) w.pop_back();
  else if (w.ends_with("s") && !w.ends_with("ss")) w.pop_back();
}

bool mute_e(std::string& w) {
  std::size_t n = w.ends_with("ee") ? 2 : w.ends_with("e") ? 1 : 0;
  if (n == 0 || w.size() < n + 3) return false;
  w.resize(w.size() - n);
  return true;
}

// Takes "ons" and the "t" of -it off where verbs have them; `w` is the singular of `folded`.
bool verb_person(std::string& w, std::string_view folded) {
  if (folded.ends_with("ons")) {
    const auto base = std::string_view(w).substr(0, w.size() - 2);
    const auto fits = [base](const StemEnding& tail) {
      return base.ends_with(tail.from) && base.size() >= tail.from.size() + tail.keep;
    };
    if (std::none_of(kVerbTails.begin(), kVerbTails.end(), fits)) return false;
    w.resize(base.size());
    return true;
  }
  if (!folded.ends_with("it")) return false;
  const auto base = std::string_view(w).substr(0, w.size() - 1);
  if (std::none_of(kPresents.begin(), kPresents.end(), [base](auto end) { return base.ends_with(end); })) return false;
  w.pop_back();
  return true;
}

// Whether `w` ends in `ending` as words do that are no forms with it.
bool only_looks_like(std::string_view ending, std::string_view w, bool feminine) {
  const auto before = w.substr(0, w.size() - ending.size());
  if (ending == "ir")  // avoir; retire, not ecrire
    return before.empty() || vowel(before.back()) ||
           (feminine && !before.ends_with('d') && !before.ends_with("cr") && !before.ends_with("ff"));
  if (ending.starts_with("iss") || ending == "ison")
    return before.ends_with('a') || before.ends_with('o');  // baisser, maison
  if (ending == "ent") return before.ends_with('m');        // a noun or an adverb
  if (ending == "ait")                                      // extrait, not entrait
    return before.ends_with('f') || before.ends_with("uh") ||
           (before.ends_with("tr") && !before.ends_with("ettr") && !before.ends_with("ntr"));
  if (ending == "er" && feminine) return !w.ends_with("ier") && !w.ends_with("ger") && !w.ends_with("cher");
  return false;
}

void ending_off(std::string& w, bool feminine) {
  for (const StemEnding& e : kEndings)
    if (w.ends_with(e.from) && !only_looks_like(e.from, w, feminine) && replace(w, e)) return;
}

// What an ending left, as the other forms of a verb leave it.
void verb_stem(std::string& w) {
  if (w.size() > 4 && w.ends_with("ge")) w.pop_back();  // mange(ait)
  for (const StemEnding& e : kVerbStems)
    if (w.ends_with(e.from) && !only_looks_like(e.from, w, false) && replace(w, e)) return;
}

// What is left of a word, so that forms of one word end alike.
void tidy(std::string& w) {
  if (w.size() > 4 && w.ends_with("s") && vowel(w[w.size() - 2])) w.pop_back();  // francais(e), refus(er)
  if (w.size() > 3 && w.back() == w[w.size() - 2] && !vowel(w.back()) && w.back() != 's') w.pop_back();  // europeenn(e)
  if (w.size() > 4 && w.ends_with("qu"))
    w.replace(w.size() - 2, 2, w.ends_with("cqu") ? "" : "c");                   // publiqu(e), grecqu(e)
  if (w.size() > 4 && (w.ends_with("ngu") || w.ends_with("nch"))) w.pop_back();  // longu(e), blanch(e)
  if (w.size() > 3 && w.ends_with("iv")) w.back() = 'f';                         // activ(e)
}

// Three letters that are left of a longer word get their e back, so that mere is not mer, nor base bas. After a doubled
// n or m they stay: nom and nommer, bon and bonne.
void short_stem(std::string& w, std::string_view whole) {
  if (w.size() != 3 || vowel(w.back()) || w == whole) return;
  const char last = w.back();
  if ((last == 'n' || last == 'm') && whole.size() > 3 && whole[3] == last) return;
  w += 'e';
}

}  // namespace

std::string stem(std::string_view folded, std::vector<StemStep>* steps) {
  std::string w(folded);
  const auto step = [&](std::string_view rule) {
    if (steps != nullptr && w != (steps->empty() ? folded : std::string_view(steps->back().left)))
      steps->push_back({rule, w});
  };
  if (const auto irregular = irregular_stem(folded); !irregular.empty()) {
    w = irregular;
    step("irregular");
    return w;
  }
  if (auto ordinal = ordinal_term(folded); !ordinal.empty()) {
    w = std::move(ordinal);
    step("ordinal");
    return w;
  }
  if (w.size() < 4 || !letters(w)) return w;
  singular(w);
  step("plural taken off");
  const std::string whole = w;
  if (!verb_person(w, folded)) {
    const bool feminine = mute_e(w);
    step("final e taken off");
    ending_off(w, feminine);
  }
  verb_stem(w);
  step("ending taken off");
  tidy(w);
  short_stem(w, whole);
  step("end made like its family's");
  return w;
}

std::string root(std::string_view folded) {
  static constexpr std::array<StemEnding, 34> kSuffixes{{
      {"icateu", "ic", 2}, {"ication", "ic", 2}, {"isation", "i", 3}, {"ateu", "", 3},   {"ation", "", 3},
      {"iteu", "", 3},     {"ition", "", 3},     {"utif", "u", 3},    {"ution", "u", 3}, {"atif", "", 3},
      {"atoir", "", 3},    {"issement", "i", 3}, {"ement", "", 3},    {"iment", "i", 3}, {"ament", "", 3},
      {"abl", "", 3},      {"ibl", "", 3},       {"abilit", "", 3},   {"ibilit", "", 3}, {"alit", "al", 3},
      {"ivit", "if", 3},   {"ist", "", 3},       {"ism", "", 3},      {"anc", "", 3},    {"enc", "", 3},
      {"ant", "", 3},      {"ag", "", 3},        {"ur", "", 4},       {"ic", "", 3},     {"it", "", 4},
      {"ion", "", 4},      {"eu", "", 3},        {"air", "", 4},      {"al", "", 4},
  }};
  std::string w = stem(folded);
  if (w.size() < 5 || !letters(w)) return w;
  for (const StemEnding& e : kSuffixes)
    if (replace(w, e)) break;
  if (w.size() > 4 && w.back() == 'i') w.pop_back();
  tidy(w);
  return w;
}

}  // namespace propos
