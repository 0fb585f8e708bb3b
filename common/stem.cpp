#include "common/stem.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace propos {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool has_vowel(std::string_view w) { return std::any_of(w.begin(), w.end(), vowel); }
bool letters(std::string_view w) {
    return std::all_of(w.begin(), w.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Words that a rule would join with another word, or part from their own family.
constexpr std::array<Pair, 32> kIrregular{{
    {"pays", "pays"},       {"mois", "mois"},       {"fois", "fois"},         {"fils", "fils"},
    {"cours", "cours"},     {"sens", "sens"},       {"temps", "temps"},       {"corps", "corps"},
    {"gens", "gens"},       {"ans", "an"},          {"travaux", "travail"},   {"baux", "bail"},
    {"vitraux", "vitrail"}, {"coraux", "corail"},   {"emaux", "email"},       {"yeux", "oeil"},
    {"cieux", "ciel"},      {"aieux", "aieul"},     {"landaus", "landau"},    {"messieurs", "monsieu"},
    {"vieille", "vieux"},   {"vieilles", "vieux"},  {"vieil", "vieux"},       {"vieux", "vieux"},
    {"nouvelle", "nouveau"},{"nouvelles", "nouveau"},{"nouvel", "nouveau"},   {"nouveaux", "nouveau"},
    {"nouveau", "nouveau"}, {"belle", "beau"},      {"belles", "beau"},       {"beaux", "beau"},
}};

// Endings once plural and final e are gone, longest first, and what stands for them.
struct Ending {
    std::string_view from, to;
    std::size_t keep;  // letters that must remain before it
};
constexpr std::array<Ending, 29> kEndings{{
    {"issaient", "i", 3}, {"eraient", "", 3}, {"iraient", "i", 3}, {"issait", "i", 3}, {"issant", "i", 3},
    {"issent", "i", 3},   {"erait", "", 3},   {"eront", "", 3},    {"irait", "i", 3},  {"iront", "i", 3},
    {"issez", "i", 3},    {"erent", "", 3},   {"aient", "", 3},    {"erez", "", 3},    {"erai", "", 4},
    {"tric", "teu", 2},   {"ait", "", 4},     {"era", "", 4},      {"ira", "i", 4},    {"ent", "", 4},
    {"eus", "eu", 3},     {"eur", "eu", 3},   {"ez", "", 3},       {"er", "", 3},      {"ir", "i", 3},
    {"ee", "", 3},        {"e", "", 3},       {"aux", "al", 2},    {"iv", "if", 2},
}};

bool replace(std::string& w, const Ending& e) {
    if (!w.ends_with(e.from) || w.size() < e.from.size() + e.keep) return false;
    if (!has_vowel(std::string_view(w).substr(0, w.size() - e.from.size()))) return false;
    w.replace(w.size() - e.from.size(), e.from.size(), e.to);
    return true;
}

void singular(std::string& w) {
    if (w.ends_with("vers")) return;                                          // univers, divers
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

// What is left of a word, so that forms of one word end alike.
void tidy(std::string& w) {
    if (w.size() > 4 && w.ends_with("s") && vowel(w[w.size() - 2])) w.pop_back();         // francais(e), refus(er)
    if (w.size() > 3 && w.back() == w[w.size() - 2] && !vowel(w.back()) && w.back() != 's') w.pop_back();  // europeenn(e)
    if (w.size() > 4 && w.ends_with("qu")) w.replace(w.size() - 2, 2, w.ends_with("cqu") ? "" : "c");    // publiqu(e), grecqu(e)
    if (w.size() > 4 && (w.ends_with("ngu") || w.ends_with("nch"))) w.pop_back();                          // longu(e), blanch(e)
    if (w.size() > 3 && w.ends_with("iv")) w.back() = 'f';                                // activ(e)
    if (w.size() == 3 && w.back() == 's') w += 'e';                                       // base, not bas
}

}  // namespace

std::span<const Pair> irregular_words() { return kIrregular; }

std::string stem(std::string_view folded, std::vector<StemStep>* steps) {
    std::string w(folded);
    const auto step = [&](std::string_view rule) {
        if (steps != nullptr && w != (steps->empty() ? folded : std::string_view(steps->back().left))) steps->push_back({rule, w});
    };
    for (const auto& [from, to] : kIrregular) {
        if (folded != from) continue;
        w = to;
        step("irregular");
        return w;
    }
    if (w.size() < 4 || !letters(w)) return w;
    singular(w);
    step("plural taken off");
    const bool feminine = mute_e(w);
    step("final e taken off");
    for (const Ending& e : kEndings) {
        if (!w.ends_with(e.from)) continue;
        if (e.from == "ir" && vowel(w[w.size() - 3])) break;                     // avoir, tarifaire
        if (e.from == "ent" && w.ends_with("ment")) break;                       // a noun or an adverb
        if (e.from == "er" && feminine && !w.ends_with("ier") && !w.ends_with("ger") && !w.ends_with("cher")) break;
        if (replace(w, e)) break;
    }
    step("ending taken off");
    tidy(w);
    step("end made like its family's");
    return w;
}

std::string root(std::string_view folded) {
    static constexpr std::array<Ending, 34> kSuffixes{{
        {"icateu", "ic", 2}, {"ication", "ic", 2}, {"isation", "i", 3}, {"ateu", "", 3}, {"ation", "", 3}, {"iteu", "", 3},
        {"ition", "", 3},  {"utif", "u", 3},  {"ution", "u", 3},  {"atif", "", 3},  {"atoir", "", 3}, {"issement", "i", 3},
        {"ement", "", 3},  {"iment", "i", 3}, {"ament", "", 3},  {"abl", "", 3},   {"ibl", "", 3},   {"abilit", "", 3},
        {"ibilit", "", 3}, {"alit", "al", 3}, {"ivit", "if", 3}, {"ist", "", 3},   {"ism", "", 3},   {"anc", "", 3},
        {"enc", "", 3},    {"ant", "", 3},    {"ag", "", 3},     {"ur", "", 4},    {"ic", "", 3},   {"it", "", 4},
        {"ion", "", 4},    {"eu", "", 3},     {"air", "", 4},    {"al", "", 4},
    }};
    std::string w = stem(folded);
    if (w.size() < 5 || !letters(w)) return w;
    for (const Ending& e : kSuffixes)
        if (replace(w, e)) break;
    if (w.size() > 4 && w.back() == 'i') w.pop_back();
    tidy(w);
    return w;
}

}  // namespace propos
