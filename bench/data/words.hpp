// Pseudo French: words made of French syllables and endings, with the frequencies that words have.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/data/random.hpp"

namespace propos {

enum class WordClass : std::uint8_t { noun, adjective, verb, adverb };
inline constexpr std::size_t word_classes = 4;

enum class Gender : std::uint8_t { masculine, feminine };

/// A word of a lexicon: its class and its place by frequency, 0 being the most frequent.
struct MadeWord {
  WordClass kind = WordClass::noun;
  std::uint32_t rank = 0;

  bool operator==(const MadeWord&) const = default;
};

/// Forms by class. Agreement adds to a base: + plural for nouns; + 2 × feminine + plural for adjectives and
/// participles.
namespace form {
inline constexpr std::size_t base = 0;  ///< nouns, adjectives, adverbs
inline constexpr std::size_t infinitive = 0, present_he = 1, present_they = 2, present_we = 3, present_you = 4,
                             imperfect_he = 5, imperfect_they = 6, future_he = 7, future_they = 8, gerund = 9,
                             participle = 10, verb_forms = 14;
}  // namespace form

/// Some 45,000 words with about 200,000 forms, and an endless tail of rare nouns and names. A pure function of its
/// seed.
class Lexicon {
 public:
  explicit Lexicon(std::uint64_t seed);

  /// A word of the class by its frequency: 1 / (rank + q), Zipf's law as Mandelbrot (1953) mended it.
  MadeWord pick(WordClass kind, Random& random) const;

  /// A word whose frequency is that of its class without the most frequent ones, the same for the same `hash`: for
  /// themes and collocations.
  MadeWord settled(WordClass kind, std::uint64_t hash) const;

  /// A noun that is in no list; most are seen once.
  MadeWord rare_noun(Random& random) const;

  void append(std::string& out, MadeWord word, std::size_t form) const;
  void append_name(std::string& out, Random& random) const;  ///< a family name or place; frequent ones come again

  Gender gender(MadeWord noun) const;

  /// A number for each listed word, from 0 on; `unlisted` for the tail.
  std::uint32_t number(MadeWord word) const;
  static constexpr std::uint32_t unlisted = 0xffffffff;
  std::uint32_t size() const;

 private:
  struct Stem {
    std::uint32_t begin = 0;
    std::uint8_t length = 0;
    std::uint8_t pattern = 0;  ///< which endings
  };
  struct List {
    std::vector<Stem> stems;
    std::vector<std::uint16_t> slots;  ///< each rank as often as its share
  };
  void fill(WordClass kind, std::uint64_t seed);

  std::array<List, word_classes> lists_;
  std::string letters_;  ///< of all stems
  std::uint64_t seed_;
};

/// Whether an article or pronoun is elided before it.
bool opens_with_vowel(std::string_view word);

/// `é` -> `É`: the first letter as a capital, for the letters that generated words have.
void capitalise(std::string& text, std::size_t at);

}  // namespace propos
