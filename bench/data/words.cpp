#include "bench/data/words.hpp"

#include <algorithm>
#include <unordered_set>

namespace propos {
namespace {

using View = std::string_view;

// Sounds, the frequent ones more than once.
constexpr std::array<View, 48> onsets = {"b",  "c",  "d",  "f",  "g",  "j",  "l",  "m",  "n",  "p",  "r",  "s",
                                         "t",  "v",  "c",  "d",  "l",  "m",  "p",  "r",  "s",  "t",  "r",  "t",
                                         "p",  "m",  "v",  "ch", "qu", "gn", "ph", "br", "cr", "dr", "fr", "gr",
                                         "pr", "tr", "bl", "cl", "fl", "pl", "ch", "tr", "pr", "ss", "ll", "nn"};
constexpr std::array<View, 50> first_onsets = {"b",  "c",  "d",  "f",  "g",  "j",  "l",  "m",  "n", "p",  "r",  "s",
                                               "t",  "v",  "c",  "d",  "m",  "p",  "r",  "s",  "t", "ch", "br", "cr",
                                               "dr", "fr", "gr", "pr", "tr", "bl", "cl", "pl", "p", "c",  "qu", "",
                                               "",   "",   "",   "",   "",   "",   "",   "",   "",  ""};
constexpr std::array<View, 40> nuclei = {
    "a",  "e",  "i",  "o",  "u",  "é",  "a",  "i",  "o", "é", "a", "e", "i",  "a",  "o",  "é",  "u",  "ou", "ai", "oi",
    "an", "on", "en", "in", "eu", "au", "an", "on", "e", "i", "a", "è", "er", "ar", "or", "al", "el", "ur", "is", "om"};
constexpr std::array<View, 30> codas = {"r",  "l",  "n",  "t",  "s", "c", "d", "m", "p", "v", "t", "r",  "l", "n", "ct",
                                        "rt", "nt", "st", "ch", "g", "b", "r", "t", "s", "c", "m", "gn", "f", "d", "g"};

constexpr std::array<std::uint32_t, word_classes> list_sizes = {24000, 11000, 8200, 1500};
constexpr std::array<std::uint32_t, word_classes> flattening = {4, 4, 3, 2};  // q of the law
constexpr std::uint32_t slot_count = 1u << 18;

struct NounEnding {
  View singular, plural;
  Gender gender;
};
// The first five are short, for frequent words.
constexpr std::array<NounEnding, 22> noun_endings = {{
    {"", "s", Gender::masculine},           {"e", "es", Gender::feminine},
    {"e", "es", Gender::masculine},         {"ée", "ées", Gender::feminine},
    {"eau", "eaux", Gender::masculine},     {"ation", "ations", Gender::feminine},
    {"ement", "ements", Gender::masculine}, {"ité", "ités", Gender::feminine},
    {"eur", "eurs", Gender::masculine},     {"age", "ages", Gender::masculine},
    {"isme", "ismes", Gender::masculine},   {"ence", "ences", Gender::feminine},
    {"ure", "ures", Gender::feminine},      {"ier", "iers", Gender::masculine},
    {"iste", "istes", Gender::masculine},   {"al", "aux", Gender::masculine},
    {"ition", "itions", Gender::feminine},  {"ance", "ances", Gender::feminine},
    {"ie", "ies", Gender::feminine},        {"on", "ons", Gender::masculine},
    {"eté", "etés", Gender::feminine},      {"euse", "euses", Gender::feminine},
}};

using AdjectiveEnding = std::array<View, 4>;  // masculine, its plural, feminine, its plural
constexpr std::array<AdjectiveEnding, 12> adjective_endings = {{
    {"", "s", "e", "es"},
    {"e", "es", "e", "es"},
    {"é", "és", "ée", "ées"},
    {"ique", "iques", "ique", "iques"},
    {"al", "aux", "ale", "ales"},
    {"eux", "eux", "euse", "euses"},
    {"if", "ifs", "ive", "ives"},
    {"able", "ables", "able", "ables"},
    {"el", "els", "elle", "elles"},
    {"ant", "ants", "ante", "antes"},
    {"aire", "aires", "aire", "aires"},
    {"ien", "iens", "ienne", "iennes"},
}};

using VerbEnding = std::array<View, form::verb_forms>;
constexpr std::array<VerbEnding, 4> verb_endings = {{
    {"er", "e", "ent", "ons", "ez", "ait", "aient", "era", "eront", "ant", "é", "és", "ée", "ées"},
    {"er", "e", "ent", "ons", "ez", "ait", "aient", "era", "eront", "ant", "é", "és", "ée", "ées"},
    {"iser", "ise", "isent", "isons", "isez", "isait", "isaient", "isera", "iseront", "isant", "isé", "isés", "isée",
     "isées"},
    {"ir", "it", "issent", "issons", "issez", "issait", "issaient", "ira", "iront", "issant", "i", "is", "ie", "ies"},
}};

constexpr std::array<View, 3> adverb_endings = {"ement", "ivement", "amment"};

View ending_of(WordClass kind, std::uint8_t pattern, std::size_t which) {
  switch (kind) {
    case WordClass::noun: return which == 0 ? noun_endings[pattern].singular : noun_endings[pattern].plural;
    case WordClass::adjective: return adjective_endings[pattern][which];
    case WordClass::verb: return verb_endings[pattern][which];
    case WordClass::adverb: return adverb_endings[pattern];
  }
  return {};
}

/// Frequent words are short.
std::uint32_t syllables_of(std::uint32_t rank, Random& random) {
  if (rank < 1000) return random.percent(80) ? 1 : 2;
  if (rank < 5000) return random.percent(45) ? 1 : 2;
  return random.percent(15) ? 1 : random.percent(85) ? 2 : 3;
}

std::string make_stem(std::uint32_t syllables, Random& random) {
  std::string stem;
  for (std::uint32_t i = 0; i < syllables; ++i) {
    stem += i == 0 ? random.one_of(first_onsets) : random.one_of(onsets);
    stem += random.one_of(nuclei);
  }
  stem += random.one_of(codas);
  return stem;
}

std::uint8_t make_pattern(WordClass kind, std::uint32_t rank, std::size_t length, Random& random) {
  const auto any = [&random](std::size_t n) {
    return static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(n)));
  };
  switch (kind) {
    case WordClass::noun: {
      const std::uint32_t plain = rank < 1000 ? 65 : 45;
      if (length < 4) return static_cast<std::uint8_t>(1 + any(noun_endings.size() - 1));  // no bare stem like "les"
      return random.percent(plain) ? any(4) : any(noun_endings.size());
    }
    case WordClass::adjective:
      return length < 4 ? static_cast<std::uint8_t>(1 + any(adjective_endings.size() - 1))
                        : any(adjective_endings.size());
    case WordClass::verb: return any(verb_endings.size());
    case WordClass::adverb: return any(adverb_endings.size());
  }
  return 0;
}

/// Each rank as many slots as its share, at least one.
std::vector<std::uint16_t> make_slots(std::uint32_t words, std::uint32_t q) {
  const auto weight = [q](std::uint32_t rank) { return (std::uint64_t{1} << 40) / (rank + q); };
  std::uint64_t sum = 0;
  for (std::uint32_t rank = 0; rank < words; ++rank) sum += weight(rank);
  std::vector<std::uint16_t> slots;
  slots.reserve(slot_count + words);
  for (std::uint32_t rank = 0; rank < words; ++rank) {
    const auto share = std::max<std::uint64_t>(1, weight(rank) * slot_count / sum);
    slots.insert(slots.end(), static_cast<std::size_t>(share), static_cast<std::uint16_t>(rank));
  }
  return slots;
}

/// A rank of 2^low to 2^high - 1; each doubling is as probable, as in Zipf's law.
std::uint32_t octave_rank(std::uint64_t hash, std::uint32_t low, std::uint32_t high) {
  const auto octave = low + static_cast<std::uint32_t>((hash >> 40) % (high - low));
  return (1u << octave) | (static_cast<std::uint32_t>(hash) & ((1u << octave) - 1));
}

}  // namespace

Lexicon::Lexicon(std::uint64_t seed) : seed_(scatter(seed ^ 0x1e81c04ull)) {
  for (std::size_t kind = 0; kind < word_classes; ++kind) fill(static_cast<WordClass>(kind), scatter(seed_ + kind));
}

void Lexicon::fill(WordClass kind, std::uint64_t seed) {
  const auto k = static_cast<std::size_t>(kind);
  const auto& nouns = lists_[0].stems;
  auto& list = lists_[k];
  Random random(seed);
  std::unordered_set<std::string> seen;
  for (std::uint32_t rank = 0; rank < list_sizes[k]; ++rank) {
    std::string stem;
    for (std::uint32_t tries = 0; stem.empty() || !seen.insert(stem).second; ++tries) {
      // Two in five share their stem with a noun, as `former` and `formel` do with `formation`.
      const auto& kin =
          nouns.empty() ? Stem{} : nouns[std::min<std::size_t>(rank + random.below(2000), nouns.size() - 1)];
      if (kind != WordClass::noun && tries == 0 && random.percent(40)) stem = letters_.substr(kin.begin, kin.length);
      else stem = make_stem(syllables_of(rank, random) + tries / 3, random);
    }
    list.stems.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint8_t>(stem.size()),
                          make_pattern(kind, rank, stem.size(), random)});
    letters_ += stem;
  }
  list.slots = make_slots(list_sizes[k], flattening[k]);
}

MadeWord Lexicon::pick(WordClass kind, Random& random) const {
  const auto& slots = lists_[static_cast<std::size_t>(kind)].slots;
  return {kind, slots[random.below(static_cast<std::uint32_t>(slots.size()))]};
}

MadeWord Lexicon::settled(WordClass kind, std::uint64_t hash) const {
  return {kind, octave_rank(hash, 5, kind == WordClass::noun ? 14 : 13)};
}

MadeWord Lexicon::rare_noun(Random& random) const { return {WordClass::noun, octave_rank(random.next(), 15, 25)}; }

void Lexicon::append(std::string& out, MadeWord word, std::size_t which) const {
  const auto& stems = lists_[static_cast<std::size_t>(word.kind)].stems;
  if (word.rank < stems.size()) {
    const auto& stem = stems[word.rank];
    out.append(letters_, stem.begin, stem.length);
    out += ending_of(word.kind, stem.pattern, which);
    return;
  }
  Random random(seed_ ^ scatter(word.rank));
  out += make_stem(2 + random.below(2), random);
  out += ending_of(word.kind, static_cast<std::uint8_t>(random.below(noun_endings.size())), which);
}

void Lexicon::append_name(std::string& out, Random& random) const {
  Random own(seed_ ^ scatter(octave_rank(random.next(), 3, 19) + 0x4a3e0000ull));
  const auto at = out.size();
  out += make_stem(1 + own.below(2), own);
  constexpr std::array<View, 10> ends = {"", "", "e", "eau", "ier", "on", "ay", "ec", "ville", "ard"};
  out += own.one_of(ends);
  capitalise(out, at);
}

Gender Lexicon::gender(MadeWord noun) const {
  const auto& stems = lists_[0].stems;
  if (noun.rank < stems.size()) return noun_endings[stems[noun.rank].pattern].gender;
  Random random(seed_ ^ scatter(noun.rank));
  make_stem(2 + random.below(2), random);
  return noun_endings[random.below(noun_endings.size())].gender;
}

std::uint32_t Lexicon::number(MadeWord word) const {
  const auto kind = static_cast<std::size_t>(word.kind);
  if (word.rank >= lists_[kind].stems.size()) return unlisted;
  std::uint32_t base = 0;
  for (std::size_t k = 0; k < kind; ++k) base += list_sizes[k];
  return base + word.rank;
}

std::uint32_t Lexicon::size() const {
  std::uint32_t sum = 0;
  for (const auto size : list_sizes) sum += size;
  return sum;
}

bool opens_with_vowel(std::string_view word) {
  if (word.empty()) return false;
  constexpr std::string_view plain = "aeiouAEIOU";
  if (plain.find(word[0]) != std::string_view::npos || word == "y") return true;
  constexpr std::array<std::string_view, 7> accented = {"é", "è", "ê", "É", "à", "â", "î"};
  return std::any_of(accented.begin(), accented.end(), [&](auto letter) { return word.starts_with(letter); });
}

void capitalise(std::string& text, std::size_t at) {
  if (at >= text.size()) return;
  auto& c = text[at];
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  // U+00E0 to U+00FE are two bytes, and their capitals stand 0x20 before them.
  if (c == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0)
    text[at + 1] = static_cast<char>(static_cast<unsigned char>(text[at + 1]) - 0x20);
}

}  // namespace propos
